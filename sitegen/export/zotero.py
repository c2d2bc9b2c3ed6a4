"""Zotero: its names for kinds of publications, which pages give to it as they are."""

from sitegen.present.publication import OTHER

ITEM_TYPES = {
    "article": "journalArticle",
    "conference": "conferencePaper",
    "preprint": "preprint",
    "chapter": "bookSection",
    "book": "book",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "computerProgram",
    "webpage": "webpage",
    OTHER: "document",
}
