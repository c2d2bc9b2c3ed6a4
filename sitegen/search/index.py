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
B = 0.6
K1 = 1.2

NAME_WORDS = 4  # "GPT-4o System Card: …" is a name, a whole sentence before a colon is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Where one term occurs: counts by document in texts, word positions in titles."""

    term: str
    counts: dict[int, int]
    positions: dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Postings in the order of their terms, and per document what scoring needs.

    Lengths count tokens.  `names` counts the words of a title's leading name, 0 for none.
    """

    postings: tuple[Posting, ...]
    title_lengths: tuple[int, ...]
    text_lengths: tuple[int, ...]
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The terms of one document: those of its title with their positions, those of its text."""

    title: tuple[tuple[int, str], ...]
    text: tuple[str, ...]


def build_index(documents: Sequence[Document]) -> Index:
    """The index of the documents, which are known in it by their number."""
    fields = fields_of(documents)
    builder = lunr_builder(fields)
    frequencies, lengths = builder.field_term_frequencies, builder.field_lengths
    positions = _title_positions(fields)
    return Index(
        postings=tuple(
            Posting(
                term=term,
                counts={int(n): frequencies[f"text/{n}"][term] for n in found["text"]},
                positions=positions.get(term, {}),
            )
            for term, found in sorted(builder.inverted_index.items(), key=_utf16)
        ),
        title_lengths=tuple(lengths[f"title/{n}"] for n in range(len(fields))),
        text_lengths=tuple(lengths[f"text/{n}"] for n in range(len(fields))),
        names=tuple(_name_words(document.title) for document in documents),
    )


def lunr_builder(fields: Sequence[Fields]) -> Builder:
    """A lunr.py builder holding each document's title terms and text terms."""
    builder = Builder()
    builder.ref("id")
    builder.field("title", boost=TITLE_BOOST)
    builder.field("text")
    builder.b(B)
    builder.k1(K1)
    for number, field in enumerate(fields):
        title = [term for _, term in field.title]
        builder.add({"id": str(number), "title": title, "text": list(field.text)})
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
        )
        for title, text in zip(titles, texts, strict=True)
    ]


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
