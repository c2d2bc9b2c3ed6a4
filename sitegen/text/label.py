"""Label: a heading, category or keyword that a source puts a paper under, such as `cs.CV`.

Two labels are the same if their words are, whatever their capitals, hyphens and plurals.
"""

import re
from functools import lru_cache

from sitegen.text.words import keys

_KNOWN = 1 << 14  # labels whose keys are kept; thousands of papers share a few
_BETWEEN = re.compile(r"\s(?:[/>|»›→]|::)\s")  # the headings of a path; not the slash of TCP/IP


def label_key(label: str) -> str:
    """What all writings of a label have in common; empty if there is no word in it."""
    return "".join(keys(label))


@lru_cache(_KNOWN)
def label_keys(label: str) -> tuple[str, ...]:
    """The key of the label, and those of the headings in a path: `Parallelism / Pipelines`."""
    found = map(label_key, (label, *_BETWEEN.split(label)))
    return tuple(dict.fromkeys(key for key in found if key))
