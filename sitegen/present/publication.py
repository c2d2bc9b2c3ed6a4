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
    """One of the kinds of the table; a preprint where nothing says otherwise."""
    stated: str | None = value_of(paper.facts.get("kind"))
    venue: str = value_of(paper.facts.get("venue")) or ""
    if stated in (None, PREPRINT):
        return _told_by(venue)
    return PREPRINT if stated == "article" and _SERVER.search(venue) else stated or PREPRINT


def _told_by(venue: str) -> str:
    """The kind that plain words of a venue's name tell."""
    if _SERVER.search(venue):
        return PREPRINT
    found = [
        (match.start(), kind) for kind, words in _WORDS.items() if (match := words.search(venue))
    ]
    return min(found)[1] if found else PREPRINT
