"""Catalogs: numbers by which PubMed, OpenAlex and Semantic Scholar know a paper.

They lead to no text, so they are no identifiers of ours; but what has one is a paper.
"""

import re

_PUBMED = frozenset({"pmid", "pubmed id", "pubmedid", "pubmed"})
_PUBMED_NUMBER = re.compile(r"\d{4,8}")
_OPENALEX = re.compile(r"(?:https?://(?:api\.)?openalex\.org/|openalex:)?W\d{6,11}")
_SEMANTIC_SCHOLAR = re.compile(r"[0-9a-f]{40}")
_PAPER = frozenset({"paperid", "paper id", "s2id", "s2 id", "s2 paper id", "semantic scholar id"})
_LINK = re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov/\d{4,8}\b|openalex\.org/W\d{6,11}\b)")


def is_cataloged(name: str, text: str) -> bool:
    """Whether a field of this name holds the number of a paper, or leads to its entry."""
    text = text.strip()
    name = name.rpartition(".")[2].replace("_", " ").lower()
    if name in _PUBMED and _PUBMED_NUMBER.fullmatch(text):
        return True
    if name in _PAPER and _SEMANTIC_SCHOLAR.fullmatch(text):
        return True
    return _OPENALEX.fullmatch(text) is not None or _LINK.match(text) is not None
