"""Search files: what the browser loads to search, as scripts that also work from disk.

    search/program.js              lunr's stemmer and what searches with it
    search/index.js                what every search needs: sizes, lengths of texts, the bounds of
                                   shards, and what the dialog offers before a query
    search/<version>/terms-N.js    postings of a range of terms
    search/<version>/titled-N.js   terms of titles, where the list is cut up: a range of them
    search/<version>/records-N.js  titles, addresses, topics and years
    search/<version>/texts-N.js    findings, texts and authors, for the lines shown with a result
    search/<version>/authors-N.js  names, for a query that asks for an author or has an initial
    search/<version>/authors.js    the bounds of these
    search/<version>/synonyms-N.js which documents have names of the glossary
    search/<version>/thesaurus.js  words of one meaning, for a query whose words no paper has all
    search/<version>/lookup-N.js   which documents have an identifier, a year or a topic
    search/<version>/lookup.js     the bounds of these, and the topics

Up to `WHOLE` documents there is one `terms` and one `records` file, so that after the first
word there is nothing left to wait for.  A longer list is cut up: a search then reads the shards of
its words and the records it shows, so its bytes grow with the query, not with the list.  What it
may have meant by a word that no shard has, it looks for among the terms of titles, of which it
reads those with the same first letter, and all only where nothing there is like it.

Records and texts come in parts that grow as the cube root of the list: what is read of ten results
grows as slowly, and the number of files slower than the list.

The version is the content's hash: after a new build, no page can mix old parts with new.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import cbrt
from typing import Any, TypeVar

from sitegen.library.glossary import NO_GLOSSARY, Glossary
from sitegen.search.document import Document
from sitegen.search.index import AUTHORS_BOOST, K1, TITLE_BOOST, B, Index
from sitegen.search.lookup import lookup_parts
from sitegen.search.opening import EMPTY_OPENING, Opening
from sitegen.search.packing import (
    BITS_OF_A_LETTER,
    Shard,
    bounds,
    front_coded,
    pack,
    packed_steps,
    shared_start,
)
from sitegen.search.people import people_parts, year_span
from sitegen.search.program import program
from sitegen.search.synonyms import synonym_parts
from sitegen.search.thesaurus import thesaurus_part
from sitegen.text.data_script import data_script, packed_script, versioned
from sitegen.text.word_rules import rules
from sitegen.text.words import slug

BITS_PER_SHARD = 40_000
TITLED_PER_PART = 500
LEAST_PER_PART = 8
# Documents in a part, per cube root of the list's: every search reads the records of ten.
RECORDS_GROWTH, TEXTS_GROWTH = 0.3, 0.7
_TEXTS = "texts-"
KEY = 6  # characters at an id's end

Part = tuple[str, Any]
Value = TypeVar("Value")


def search_files(
    index: Index, opening: Opening = EMPTY_OPENING, glossary: Glossary = NO_GLOSSARY
) -> dict[str, bytes]:
    """The program and its data."""
    return program_files() | data_files(index, opening, glossary)


def program_files() -> dict[str, bytes]:
    return {"search/program.js": program().encode()}


def data_files(
    index: Index, opening: Opening = EMPTY_OPENING, glossary: Glossary = NO_GLOSSARY
) -> dict[str, bytes]:
    """Every file of the search data, by its path below the site's root.

    `opening` is what the dialog offers before a query; the names of a term of the `glossary` stand
    for each other.
    """
    documents = index.documents
    whole = index.is_whole
    shards = list(pack(index, BITS_PER_SHARD))
    titled = _cut(index.title_terms, TITLED_PER_PART)
    cube_root = cbrt(len(documents))
    records = max(LEAST_PER_PART, round(RECORDS_GROWTH * cube_root))
    sizes = {
        "recordsPerPart": max(len(documents), 1) if whole else records,
        "textsPerPart": max(LEAST_PER_PART, round(TEXTS_GROWTH * cube_root)),
    }
    synonyms = synonym_parts(glossary, documents, BITS_PER_SHARD // BITS_OF_A_LETTER)
    contents = chain(_terms(shards), _titled(titled), _parts(index, sizes), _synonyms(synonyms))
    parts = _scripts(contents, whole=whole)
    version, placed = versioned("search", parts)
    settings = (
        _settings(index)
        | sizes
        | {
            "version": version,
            "whole": whole,
            "shards": front_coded(bounds((shard.first, shard.last) for shard in shards)),
            "titled": front_coded(bounds((terms[0], terms[-1]) for terms in titled)),
            "years": year_span(documents),
            "opening": opening.written,
            "synonyms": [(names, n) for n, part in enumerate(synonyms) for names in part],
        }
    )
    return {"search/index.js": data_script("index", settings).encode()} | placed


def _settings(index: Index) -> dict[str, Any]:
    kinds = {document.kind: n + 1 for n, document in enumerate(index.documents)}
    return {
        "documents": len(index.documents),
        "kinds": list(kinds.items()),
        "lunr": {"b": B, "k1": K1, "titleBoost": TITLE_BOOST, "authorsBoost": AUTHORS_BOOST},
        "totals": {
            "title": sum(index.title_lengths),
            "text": sum(index.text_lengths),
            "authors": sum(index.authors_lengths),
        },
        "lengths": [packed_steps(index.title_lengths), packed_steps(index.text_lengths)],
        "rules": rules(),
    }


def _scripts(parts: Iterable[Part], *, whole: bool) -> dict[str, bytes]:
    return {name: _script(name, value, whole=whole).encode() for name, value in parts}


def _script(name: str, value: Any, *, whole: bool) -> str:
    """Texts are most of the data: those of a long list are compressed."""
    is_packed = name.startswith(_TEXTS) and not whole
    return packed_script(name, value) if is_packed else data_script(name, value)


def _terms(shards: Sequence[Shard]) -> Iterator[Part]:
    for number, shard in enumerate(shards):
        yield f"terms-{number}", {"terms": shard.terms, "bits": shard.bits}


def _titled(cut: Sequence[Sequence[str]]) -> Iterator[Part]:
    for number, terms in enumerate(cut):
        yield f"titled-{number}", front_coded(terms)


def _parts(index: Index, sizes: dict[str, int]) -> Iterator[Part]:
    for number, some in enumerate(_cut(index.documents, sizes["recordsPerPart"])):
        yield f"records-{number}", _records(some)
    for number, some in enumerate(_cut(index.documents, sizes["textsPerPart"])):
        yield f"{_TEXTS}{number}", _texts(some)
    yield from people_parts(index)
    yield from lookup_parts(index.documents, BITS_PER_SHARD)
    yield "thesaurus", thesaurus_part({*index.texts, *index.titles})


def _synonyms(parts: Sequence[dict[str, str]]) -> Iterator[Part]:
    for number, part in enumerate(parts):
        yield f"synonyms-{number}", part


def _cut(values: Sequence[Value], size: int) -> list[Sequence[Value]]:
    return [values[start : start + size] for start in range(0, len(values), size)]


def _texts(documents: Sequence[Document]) -> dict[str, list[Any]]:
    """What is shown of a result when it is at hand: what it found or the text it matched, and the
    people it is by. The ends of ids tell whose it is: a page may know numbers of another build.
    """
    return {
        "key": [document.id[-KEY:] for document in documents],
        "finding": [document.finding for document in documents],
        "text": [document.text for document in documents],
        "authors": [list(document.authors) for document in documents],
    }


def _records(documents: Sequence[Document]) -> dict[str, list[Any]]:
    """Columns: like beside like compresses well. An id that follows its title costs little."""
    return {
        "title": [document.title for document in documents],
        "id": [_beyond_slug(document) for document in documents],
        "url": [document.url.replace(document.id, "*") for document in documents],
        "topic": [document.topic for document in documents],
        "topics": [" ".join(document.topics) for document in documents],
        "year": [document.year for document in documents],
        "inferred": [int(document.is_year_inferred) for document in documents],
    }


def _beyond_slug(document: Document) -> str:
    """An id as what it shares with the title, in letters, and what it adds: `27,-1a2b3c`, or
    `,-1a2b3c` where it has all of the title.
    """
    title = slug(document.title)
    shared = shared_start(title, document.id)
    return f"{'' if shared == len(title) else shared},{document.id[shared:]}"
