"""Synonyms: the names of a term of the glossary, and the documents that have any of them.

A name of several words is found as such where a document is read, here, and not in the browser,
whose index knows no order of words in texts.
"""

from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from sitegen.library.glossary import Glossary
from sitegen.search.bits import BitWriter
from sitegen.search.blocks import by_block
from sitegen.search.document import Document
from sitegen.store import kept
from sitegen.text.terms import TermIndex
from sitegen.text.words import keys

Synonyms = tuple[str, str]


def synonym_parts(
    glossary: Glossary, documents: Sequence[Document], most: int
) -> list[dict[str, str]]:
    """The synonyms in parts of about that many letters, the documents by the names."""
    parts: list[dict[str, str]] = []
    size = 0
    for names, packed in synonyms(glossary, documents):
        size += len(packed)
        if not parts or size > most:
            parts.append({})
            size = len(packed)
        parts[-1][names] = packed
    return parts


def synonyms(glossary: Glossary, documents: Sequence[Document]) -> list[Synonyms]:
    """For each term of several names, those by the keys of their words (`ttft;time to first
    token`), and the numbers of its documents as bits: how many, and which.
    """
    if not glossary.entries:
        return []
    found: dict[str, list[int]] = {}
    mentioned = partial(_mentioned, glossary.index)
    for number, terms in enumerate(by_block(documents, attrgetter("id"), mentioned)):
        for term in terms:
            found.setdefault(term, []).append(number)
    names = {
        term: dict.fromkeys(" ".join(keys(name)) for name in entry.names)
        for term, entry in glossary.entries.items()
    }
    return [
        (";".join(names[term]), _packed(found[term], len(documents)))
        for term in names
        if len(names[term]) > 1 and term in found
    ]


def _mentioned(index: TermIndex, documents: Sequence[Document]) -> Sequence[Sequence[str]]:
    return _mentioned_in(index, [(str(each.title), each.text) for each in documents])


@kept
def _mentioned_in(
    index: TermIndex, documents: Sequence[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """The terms that each title or text mentions."""
    return tuple(
        tuple({each.term: None for text in texts for each in index.mentions(text)})
        for texts in documents
    )


def _packed(numbers: Sequence[int], documents: int) -> str:
    bits = BitWriter()
    bits.write_gamma(len(numbers))
    bits.write_increasing(numbers, 0, documents - 1)
    return bits.base64()
