"""Kinds: what each format calls the kinds of publications that `facts.KINDS` has."""

import re

_NAMES = {
    "article": "article articlejournal journalarticle jour mgzn ejour magazinearticle"
    " newspaperarticle scholarlyarticle journalpaper",
    "conference": "inproceedings conference conferencepaper paperconference conf cpaper proceedings"
    " proceedingsarticle proceedingspaper workshop",
    "preprint": "preprint unpublished unpb posted postedcontent eprint",
    "chapter": "incollection inbook chapter booksection bookchapter chap ebook section",
    "book": "book mvbook collection monograph edbook",
    "thesis": "thesis phdthesis mastersthesis thes dissertation",
    "report": "report techreport rprt govdoc technicalreport",
    "dataset": "dataset data",
    "software": "software comp computerprogram",
    "webpage": "online electronic webpage elec blog blogpost webpost post postweblog",
}
_KIND = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_LETTERS = re.compile(r"[^a-z]+")


def parse_kind(text: str) -> str | None:
    """One of `facts.KINDS` from what a format calls it; None for what says nothing (`misc`)."""
    return _KIND.get(_LETTERS.sub("", text.lower()))
