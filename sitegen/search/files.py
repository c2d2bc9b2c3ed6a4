"""Search files: what the browser loads to search, as scripts that also work from disk.

    search/program.js              lunr.js and what searches with it
    search/index.js                what every search needs: sizes, lengths, the shards' bounds,
                                   and what the dialog offers before a query
    search/<version>/terms-N.js    postings of a range of terms
    search/<version>/records-N.js  titles, addresses, topics and years
    search/<version>/texts-N.js    findings, texts and authors, for the lines shown with a result
    search/<version>/authors-N.js  names, for a query that asks for an author or has an initial

Up to `WHOLE` documents there is one `terms` and one `records` file, so that after the first
word there is nothing left to wait for.  A longer list is cut up: a search then reads the shards of
its words and the records it shows, so its bytes grow with the query, not with the list.  The
price is that a misspelling is corrected from the words of titles alone, which `index.js` brings
along, and from shards already read.

The version is the content's hash: after a new build, no page can mix old parts with new.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sitegen.library.glossary import NO_GLOSSARY, Glossary
from sitegen.search.document import Document
from sitegen.search.index import (
    AUTHORS_BOOST,
    K1,
    TITLE_BOOST,
    B,
    Index,
    build_index,
    name_terms,
)
from sitegen.search.opening import EMPTY_OPENING, Opening
from sitegen.search.packing import Shard, front_coded, pack, packed_numbers, shared_start
from sitegen.search.program import program
from sitegen.search.synonyms import synonyms
from sitegen.text.data_script import data_script, versioned
from sitegen.text.word_rules import rules
from sitegen.text.words import slug

WHOLE = 2_000
POSTINGS_PER_SHARD = 12_000
RECORDS_PER_PART = 32
TEXTS_PER_PART = 8
AUTHORS_PER_PART = 2_000
KEY = 6  # characters at an id's end


def search_files(
    documents: Sequence[Document],
    opening: Opening = EMPTY_OPENING,
    glossary: Glossary = NO_GLOSSARY,
) -> dict[str, bytes]:
    """Every file of the search data, by its path below the site's root.

    `opening` is what the dialog offers before a query; the names of a term of the `glossary` stand
    for each other.
    """
    ordered = in_order(documents)
    index = build_index(ordered)
    whole = len(ordered) <= WHOLE
    shards = pack(index, len(ordered) * 10_000 if whole else POSTINGS_PER_SHARD)
    per_part = max(len(ordered), 1) if whole else RECORDS_PER_PART
    version, parts = versioned("search", dict(_parts(ordered, shards, per_part)))
    settings = _settings(index, shards) | {
        "version": version,
        "kinds": list({document.kind: n + 1 for n, document in enumerate(ordered)}.items()),
        "recordsPerPart": per_part,
        "textsPerPart": TEXTS_PER_PART,
        "authorsPerPart": AUTHORS_PER_PART,
        "opening": opening.written,
        "synonyms": synonyms(glossary, ordered),
    }
    scripts = {"search/program.js": program(), "search/index.js": data_script("index", settings)}
    return {path: script.encode() for path, script in (scripts | parts).items()}


def in_order(documents: Sequence[Document]) -> list[Document]:
    """The documents as they are numbered in the index: like beside like compresses well."""
    return sorted(documents, key=lambda d: (d.kind, d.topic or "", d.title, d.id))


def _settings(index: Index, shards: Sequence[Shard]) -> dict[str, Any]:
    in_titles = (posting.term for posting in index.postings if posting.positions)
    return {
        "documents": len(index.names),
        "lunr": {"b": B, "k1": K1, "titleBoost": TITLE_BOOST, "authorsBoost": AUTHORS_BOOST},
        "lengths": {
            "title": packed_numbers(index.title_lengths),
            "text": packed_numbers(index.text_lengths),
            "authors": packed_numbers(index.authors_lengths),
        },
        "names": packed_numbers(index.names),
        "shards": [shard.first for shard in shards],
        "titleTerms": front_coded(in_titles) if len(shards) > 1 else "",
        "rules": rules(),
    }


def _parts(
    documents: Sequence[Document], shards: Sequence[Shard], per_part: int
) -> Iterator[tuple[str, str]]:
    for number, shard in enumerate(shards):
        name = f"terms-{number}"
        yield name, data_script(name, {"terms": shard.terms, "bits": shard.bits})
    for number, start in enumerate(range(0, len(documents), per_part)):
        name = f"records-{number}"
        yield name, data_script(name, _records(documents[start : start + per_part]))
    for number, start in enumerate(range(0, len(documents), TEXTS_PER_PART)):
        name = f"texts-{number}"
        yield name, data_script(name, _texts(documents[start : start + TEXTS_PER_PART]))
    for number, start in enumerate(range(0, len(documents), AUTHORS_PER_PART)):
        name = f"authors-{number}"
        names = [name_terms(document) for document in documents[start : start + AUTHORS_PER_PART]]
        yield name, data_script(name, names)


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
        "kind": [document.kind for document in documents],
        "topic": [document.topic for document in documents],
        "topics": [" ".join(document.topics) for document in documents],
        "year": [document.year for document in documents],
        "inferred": [int(document.is_year_inferred) for document in documents],
    }


def _beyond_slug(document: Document) -> str:
    """An id as what it shares with the title, in letters, and what it adds: `27,-1a2b3c`."""
    shared = shared_start(slug(document.title), document.id)
    return f"{shared},{document.id[shared:]}"
