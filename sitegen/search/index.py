"""The lunr index: its fields, its weights, and what of it is sent to the browser.

lunr.py counts the terms.  A serialized lunr index is two fifths vectors and three fifths
inverted index, and both follow from those counts, so only they are sent, as `Posting`s; the
browser rebuilds lunr's own structures from them and lunr.js scores as it would have.

Pipelines are empty and fields are token lists: what a word is, `tokens` alone decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from lunr.builder import Builder

from sitegen.search.document import Document
from sitegen.search.tokens import Tokens, tokenize

TITLE_BOOST = 3
AUTHORS_BOOST = 2
B = 0.6
K1 = 1.2

NAME_WORDS = 4  # "GPT-4o System Card: …" is a name, a whole sentence before a colon is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Where one term occurs: counts by document in texts, word positions in titles, and the
    documents among whose authors' names it is.
    """

    term: str
    counts: dict[int, int]
    positions: dict[int, tuple[int, ...]]
    authors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Postings in the order of their terms, and per document what scoring needs.

    Lengths count tokens.  `names` counts the words of a title's leading name, 0 for none.
    """

    postings: tuple[Posting, ...]
    title_lengths: tuple[int, ...]
    text_lengths: tuple[int, ...]
    authors_lengths: tuple[int, ...]
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The terms of one document: those of its title with their positions, those of its text, and
    those of its authors' names, each once.
    """

    title: tuple[tuple[int, str], ...]
    text: tuple[str, ...]
    authors: tuple[str, ...]


def build_index(documents: Sequence[Document]) -> Index:
    """The index of the documents, which are known in it by their number."""
    fields = fields_of(documents)
    builder = lunr_builder(fields)
    frequencies, lengths = builder.field_term_frequencies, builder.field_lengths
    positions = _title_positions(fields)

    def lengths_in(field: str) -> tuple[int, ...]:
        return tuple(lengths[f"{field}/{n}"] for n in range(len(fields)))

    return Index(
        postings=tuple(
            Posting(
                term=term,
                counts={int(n): frequencies[f"text/{n}"][term] for n in found["text"]},
                positions=positions.get(term, {}),
                authors=tuple(sorted(map(int, found["authors"]))),
            )
            for term, found in sorted(builder.inverted_index.items(), key=_utf16)
        ),
        title_lengths=lengths_in("title"),
        text_lengths=lengths_in("text"),
        authors_lengths=lengths_in("authors"),
        names=tuple(_name_words(document.title) for document in documents),
    )


def lunr_builder(fields: Sequence[Fields]) -> Builder:
    """A lunr.py builder holding the terms of each document."""
    builder = Builder()
    builder.ref("id")
    builder.field("title", boost=TITLE_BOOST)
    builder.field("text")
    builder.field("authors", boost=AUTHORS_BOOST)
    builder.b(B)
    builder.k1(K1)
    for number, field in enumerate(fields):
        title = [term for _, term in field.title]
        terms = {"title": title, "text": list(field.text), "authors": list(field.authors)}
        builder.add({"id": str(number), **terms})
    return builder


def _utf16(entry: tuple[str, object]) -> bytes:
    """Sort key: terms in JavaScript's order."""
    return entry[0].encode("utf-16-be")


def fields_of(documents: Sequence[Document]) -> list[Fields]:
    """Titles with all their compounds, texts with those that occur elsewhere as well."""
    titles = [tokenize(document.title, keep_all=document.kind != "paper") for document in documents]
    texts = [tokenize(document.text) for document in documents]
    known = {word for tokens in chain(titles, texts) for word in tokens.words}
    known |= {joined for title in titles for _, _, joined in title.compounds}
    return [
        Fields(
            title=_placed(title),
            text=text.words + tuple(joined for _, _, joined in text.compounds if joined in known),
            authors=_names(document),
        )
        for document, title, text in zip(documents, titles, texts, strict=True)
    ]


def _names(document: Document) -> tuple[str, ...]:
    """The terms of names: a stop word may be one, and a double name is found as one word too."""
    tokens = [_name(name) for name in document.authors]
    words = (word for name in tokens for word in name.words)
    joined = (term for name in tokens for _, _, term in name.compounds)
    return tuple(dict.fromkeys([*words, *joined]))


def name_terms(document: Document) -> str:
    """Each name of the document by its terms, in one text: `ada bettong;zoe numbat`."""
    return ";".join(" ".join(_name(name).words) for name in document.authors)


def _name(text: str) -> Tokens:
    return tokenize(text, keep_all=True)


def _placed(title: Tokens) -> tuple[tuple[int, str], ...]:
    compounds = ((first, joined) for first, _, joined in title.compounds)
    return tuple(sorted({*enumerate(title.words), *compounds}))


def _title_positions(fields: Sequence[Fields]) -> dict[str, dict[int, tuple[int, ...]]]:
    found: dict[str, dict[int, tuple[int, ...]]] = {}
    for number, field in enumerate(fields):
        for position, term in field.title:
            places = found.setdefault(term, {})
            places[number] = (*places.get(number, ()), position)
    return found


def _name_words(title: str) -> int:
    name, colon, _ = title.partition(":")
    words = len(tokenize(name).words) if colon else 0
    return words if words <= NAME_WORDS else 0
