"""What a large list leaves out of its site, so that the site stays small.

`copies` are the Markdown and the references beside each page of a paper, an author, a year or a
topic, of the whole list what its page can export or `papers.json` holds, and what in a page only
repeats its text for programs: what they say is on the page, and a browser makes the rest from the
data of the list.
`authors` are the pages of authors of few papers: their names lead to their papers among all.
`lists` are the pages after the tenth of a topic, a year or an author, whose other papers are among
all, and of doubts.
`data` is `papers.json` with its schema, and abstracts in what a reader exports.
`archive` is the offline copy, a third of a site.  Nothing that was ever published is left out.
"""

from collections.abc import Set
from typing import Literal, get_args

LeaveOut = Literal["copies", "authors", "lists", "data", "archive"]

EXPORTED = ("papers.bib", "papers.ris", "papers.csl.json", "papers.csv", "papers.sqlite")
DATA = ("papers.json", "papers.schema.json")

NAMES: tuple[LeaveOut, ...] = get_args(LeaveOut)
_LARGE, _VERY_LARGE = 2_000, 20_000  # papers
_BEYOND: dict[LeaveOut, int] = {
    "copies": _LARGE,
    "authors": _LARGE,
    "lists": _VERY_LARGE,
    "data": _VERY_LARGE,
    "archive": _VERY_LARGE,
}
OF_SEVERAL = 2  # papers, that is


def left_out(stated: Set[LeaveOut] | None, papers: int) -> frozenset[LeaveOut]:
    """What a list of so many papers leaves out: what it says (`stated`), or else by its size."""
    if stated is not None:
        return frozenset(stated)
    return frozenset(name for name, most in _BEYOND.items() if papers > most)


def papers_of_a_page(leave_out: Set[LeaveOut], papers: int) -> int:
    """How many papers give an author of a list of so many `papers` a page."""
    if "authors" not in leave_out:
        return OF_SEVERAL
    return 20 if papers > _VERY_LARGE else 5
