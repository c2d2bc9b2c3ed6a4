"""Lock files of format 1, as sitegen 0.1 wrote them, in terms of format 2.

For each paper they hold the ids that its titles stood for, hashes of its abstracts as they were
read, and one hash over values that were derived, which is of no use anymore.  There are no
addresses but those of papers, and no version of the rules.
"""

from collections.abc import Mapping
from typing import Any

FORMAT_1 = 1

_RENAMED = {"since": "first_revision"}
_REPLACED = ("keys", "facts", "texts", "changes")


def from_format_1(data: Mapping[str, Any]) -> dict[str, Any]:
    """The file's data as format 2 has it. Raises what a malformed file makes it raise."""
    return {
        "rules": 0,
        "revisions": [{"number": g["number"], "as_of": g["on"]} for g in data["generations"]],
        "addresses": [],
        "papers": [_paper(entry) for entry in data["papers"]],
    }


def _paper(entry: Mapping[str, Any]) -> dict[str, Any]:
    kept = {_RENAMED.get(k, k): value for k, value in entry.items() if k not in _REPLACED}
    changes = [
        {**{k: value for k, value in change.items() if k != "generation"}, "revision": number}
        for change in entry.get("changes", ())
        for number in [change["generation"]]
    ]
    texts = entry.get("texts", ())
    return {
        **kept,
        "title_ids": [key for key in entry["keys"] if key != entry["id"]],
        "facts": {"abstract": texts} if texts else {},
        "changes": changes,
    }
