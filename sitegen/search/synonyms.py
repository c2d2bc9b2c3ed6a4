"""Synonyms: the names of a term of the glossary, and the documents that have any of them.

A name of several words is found as such where a document is read, here, and not in the browser,
whose index knows no order of words in texts.
"""

from collections.abc import Sequence

from sitegen.library.glossary import Glossary
from sitegen.search.bits import BitWriter
from sitegen.search.document import Document
from sitegen.text.words import keys

Synonyms = tuple[str, str]


def synonyms(glossary: Glossary, documents: Sequence[Document]) -> list[Synonyms]:
    """For each term of several names, those by the keys of their words (`ttft;time to first
    token`), and the numbers of its documents as bits: how many, and which.
    """
    found: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        texts = (document.title, document.text) if glossary.entries else ()
        for term in {each.term for text in texts for each in glossary.index.mentions(text)}:
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


def _packed(numbers: Sequence[int], documents: int) -> str:
    bits = BitWriter()
    bits.write_gamma(len(numbers))
    bits.write_increasing(numbers, 0, documents - 1)
    return bits.base64()
