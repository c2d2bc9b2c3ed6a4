"""What a large list leaves out of its site, so that the site stays small.

`copies` are the Markdown and the references beside each page of a paper, an author, a year or a
topic, and of the whole list what its page can export or `papers.json` holds: what they say is on
the page, and a browser makes references from the data of the list.
`archive` is the offline copy, a third of a site.  Nothing that was ever published is left out.
"""

from collections.abc import Set
from typing import Literal, get_args

LeaveOut = Literal["copies", "archive"]

EXPORTED = ("papers.bib", "papers.ris", "papers.csl.json", "papers.csv", "papers.sqlite")

NAMES: tuple[LeaveOut, ...] = get_args(LeaveOut)
_BEYOND: dict[LeaveOut, int] = {"copies": 2_000, "archive": 20_000}  # papers


def left_out(stated: Set[LeaveOut] | None, papers: int) -> frozenset[LeaveOut]:
    """What a list of so many papers leaves out: what it says (`stated`), or else by its size."""
    if stated is not None:
        return frozenset(stated)
    return frozenset(name for name, most in _BEYOND.items() if papers > most)
