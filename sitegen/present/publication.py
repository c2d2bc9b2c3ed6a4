"""Publication: what kind of publication a reference is to, told by the paper's facts.

Every format has its own names for the kinds; which of them a paper is, is decided here alone, so
that it is the same in every format.  A venue whose name says that it is a server of preprints, or
that it is a conference or a journal, is believed more than the source's kind is where the two
disagree on preprints: lists of references call those articles.
"""

import re

from sitegen.library.chosen import value_of
from sitegen.library.paper import Paper

PREPRINT = "preprint"
OTHER = "other"  # something that nobody says what it is, and that is no preprint

_FIRST_PREPRINTS = 1991  # the year in which arXiv began
# What DOIs begin with that servers of preprints give.
_SERVERS = ("10.1101/", "10.2139/", "10.20944/", "10.21203/", "10.26434/", "10.312", "10.48550/")

_SERVER = re.compile(r"\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|ssrn|preprints?)\b", re.IGNORECASE)
_WORDS = {
    "article": re.compile(
        r"\b(?:journal|transactions|letters|annals|bulletin|magazine|quarterly|trans|j)\b"
        r"|^proceedings of the (?:acm on|ieee$|national academy|royal society|vldb endowment)\b",
        re.IGNORECASE,
    ),
    "conference": re.compile(
        r"\b(?:proceedings|conference|workshops?|symposium|congress|meeting|proc|conf|symp)\b",
        re.IGNORECASE,
    ),
}  # plain words of a venue's name; the first of them tells


def kind_of(paper: Paper) -> str:
    """One of the kinds of the table, or another; a preprint where nothing says otherwise."""
    stated: str | None = value_of(paper.facts.get("kind"))
    venue: str = value_of(paper.facts.get("venue")) or ""
    if stated in (None, PREPRINT):
        told = _told_by(venue)
        is_other = told == PREPRINT and stated is None and _is_no_preprint(paper, venue)
        return OTHER if is_other else told
    return PREPRINT if stated == "article" and _SERVER.search(venue) else stated or PREPRINT


def _is_no_preprint(paper: Paper, venue: str) -> bool:
    """Is it older than servers are, or did it appear elsewhere, and is on none of them?"""
    if paper.year is not None and paper.year < _FIRST_PREPRINTS:
        return True
    doi: str = value_of(paper.facts.get("doi")) or ""
    is_on_server = "arxiv" in paper.facts or doi.startswith(_SERVERS) or _SERVER.search(venue)
    return venue != "" and not is_on_server


def _told_by(venue: str) -> str:
    """The kind that plain words of a venue's name tell."""
    if _SERVER.search(venue):
        return PREPRINT
    found = [
        (match.start(), kind) for kind, words in _WORDS.items() if (match := words.search(venue))
    ]
    return min(found)[1] if found else PREPRINT
