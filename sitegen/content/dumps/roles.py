"""Roles: what the fields of an element are about, whatever their names are in a file.

Each form of file maps its own names to roles; what a field of a role says about a paper is read in
`fields` and nowhere else, so a DOI in BibTeX and one in a column of a table are the same thing.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a field is about. Where several fields have one role, the first that says something
    counts, except for identifiers, links and labels, which are gathered."""

    TITLE = "title"
    ABSTRACT = "abstract"
    AUTHORS = "authors"
    AUTHORS_COUNT = "number of authors"
    ORGANIZATION = "organization"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    VENUE = "venue"
    VOLUME = "volume"
    PAGES = "pages"
    KIND = "kind"
    ARXIV = "arXiv id"
    DOI = "DOI"
    URL = "address"
    MENTION = "mention"  # running text in which an identifier may stand
    CODE = "code"
    LABELS = "labels"
    FINDING = "finding"
    ASKED_AS = "asked as"
    COMMENTS = "comments"
