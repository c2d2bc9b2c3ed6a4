"""The index: its fields, its weights, and what of it is sent to the browser.

A serialized lunr index is two fifths vectors and three fifths inverted index, and both follow from
counts: how often a document has a term, and how long it is.  Only these are sent, as `Posting`s;
the browser rebuilds lunr's own structures from them and lunr.js scores as it would have.  They
are counted here in one pass, because lunr.py keeps a dictionary for each field of each document,
which is forty times the memory; a test holds its counts beside ours.

Documents of a list that is read whole are numbered by topic and title: like beside like compresses
well.  Those of a longer one by the lengths of their texts and titles: lengths that rise by small
steps cost next to nothing, though every search needs them all.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, starmap
from operator import attrgetter, itemgetter

from msgspec import Struct
from msgspec.structs import replace

from sitegen.search.blocks import by_block
from sitegen.search.document import Document, Kind
from sitegen.search.tokens import Tokens, tokenize
from sitegen.store import kept

TITLE_BOOST = 3
AUTHORS_BOOST = 2
B = 0.6
K1 = 1.2

WHOLE = 2_000  # documents; a longer list is cut up

NAME_WORDS = 4  # "GPT-4o System Card: …" is a name, a whole sentence before a colon is not

_KNOWN_NAMES = 1 << 14  # people whose terms are kept; most write more than one paper

Numbers = Sequence[int]
_NONE: "array[int]" = array("I")


class Posting(Struct, frozen=True, kw_only=True):
    """Where one term occurs: the `documents` that have it in their texts and how often, those that
    have it in their titles and where, as positions of words, and those that have it among the
    names of their authors. Documents are numbers, in increasing order.
    """

    term: str
    documents: Numbers
    counts: Numbers
    titles: Numbers
    positions: Sequence[Numbers]
    authors: Numbers


class Fields(Struct, frozen=True, kw_only=True):
    """The terms of one document: those of its title with their positions, those of its text with
    blanks between them, and those of its authors' names, each once.  `compounds` are others of its
    text, and `people` are its authors' names, each by its terms.  `name` counts the words of a
    title's leading name, 0 for none.
    """

    title: tuple[tuple[int, str], ...]
    text: str
    compounds: tuple[str, ...]
    authors: tuple[str, ...]
    people: tuple[str, ...]
    name: int


class Index(Struct, frozen=True, kw_only=True):
    """The documents in the order of their numbers, with what scoring needs of each.

    Lengths count tokens, and `people` are names by their terms.  `texts`, `titles` and `authors`
    have two numbers for each occurrence of a term: the document, and how often it has the term, or
    at which position of its title.
    """

    documents: Sequence[Document]
    is_whole: bool
    title_lengths: Numbers
    text_lengths: Numbers
    authors_lengths: Numbers
    people: Sequence[Sequence[str]]
    names: Numbers
    texts: "Mapping[str, array[int]]"
    titles: "Mapping[str, array[int]]"
    authors: "Mapping[str, array[int]]"

    @property
    def terms(self) -> list[str]:
        """Every term, in the order in which JavaScript sorts terms."""
        return sorted({*self.texts, *self.titles, *self.authors}, key=utf16)

    @property
    def title_terms(self) -> list[str]:
        """The terms of titles, in the same order."""
        return sorted(self.titles, key=utf16)

    def occurrences(self, term: str) -> "Occurrences":
        """Those of a term, as they were counted."""
        fields = (self.texts, self.titles, self.authors)
        texts, titles, authors = (field.get(term, _NONE).tolist() for field in fields)
        lengths = [self.title_lengths[document] for document in titles[::2]]
        return Occurrences(term, texts, titles, authors, lengths)


class Occurrences(Struct, frozen=True):
    """The numbers of one term in the fields of an `Index`, and the length of the title behind each
    of its occurrences in titles.
    """

    term: str
    texts: Numbers
    titles: Numbers
    authors: Numbers
    lengths: Numbers

    @property
    def posting(self) -> Posting:
        places = dict(_grouped(self.titles))
        return Posting(
            term=self.term,
            documents=self.texts[::2],
            counts=self.texts[1::2],
            titles=[*places],
            positions=[*places.values()],
            authors=self.authors,
        )


_Read = tuple[Document, Fields]


def build_index(documents: Iterable[Document]) -> Index:
    """The index of the documents, which are known in it by their number."""
    given = list(documents)
    is_whole = len(given) <= WHOLE
    place = _by_topic if is_whole else _by_length
    read = sorted(zip(given, fields_of(given), strict=True), key=place)
    fields = [each for _, each in read]
    return Index(
        documents=[document for document, _ in read],
        is_whole=is_whole,
        title_lengths=[len(each.title) for each in fields],
        text_lengths=[_length(each) for each in fields],
        authors_lengths=[len(each.authors) for each in fields],
        people=[each.people for each in fields],
        names=[each.name for each in fields],
        texts=_occurrences(Counter(each.text.split()).items() for each in fields),
        titles=_occurrences([(term, at) for at, term in each.title] for each in fields),
        authors=_documents(each.authors for each in fields),
    )


def fields_of(documents: Sequence[Document]) -> list[Fields]:
    """Titles with all their compounds, texts with those that occur elsewhere as well."""
    read = by_block(documents, attrgetter("id"), _read)
    known = {word for each in read for word in each.text.split()}
    known.update(term for each in read for _, term in each.title)
    return [_with_known(each, known) for each in read]


def _read(documents: Sequence[Document]) -> Sequence[Fields]:
    return _read_texts(
        [(each.title, f"{each.text} {each.further}", each.kind, each.authors) for each in documents]
    )


@kept
def _read_texts(
    documents: Sequence[tuple[str, str, Kind, tuple[str, ...]]],
) -> tuple[Fields, ...]:
    """`documents` are (title, text, kind, authors)."""
    return tuple(starmap(_fields, documents))


def _fields(title: str, text: str, kind: Kind, authors: tuple[str, ...]) -> Fields:
    tokens = tokenize(text)
    return Fields(
        title=_placed(tokenize(title, keep_all=kind != "paper")),
        text=" ".join(tokens.words),
        compounds=tuple(joined for _, _, joined in tokens.compounds),
        authors=_names(authors),
        people=tuple(" ".join(_name(name).words) for name in authors),
        name=_name_words(title),
    )


def _with_known(fields: Fields, known: Container[str]) -> Fields:
    """With the compounds of its text that are known as words."""
    compounds = [term for term in fields.compounds if term in known]
    return replace(fields, text=" ".join((fields.text, *compounds))) if compounds else fields


def _by_topic(read: _Read) -> tuple[str, ...]:
    document, _ = read
    return document.kind, document.topic or "", document.title, document.id


def _by_length(read: _Read) -> tuple[str, int, int, str, str]:
    document, fields = read
    return document.kind, _length(fields), len(fields.title), document.title, document.id


def _length(fields: Fields) -> int:
    return fields.text.count(" ") + 1 if fields.text else 0


def _occurrences(found: Iterable[Iterable[tuple[str, int]]]) -> "Mapping[str, array[int]]":
    """What is found in each document, as (term, number), by term."""
    numbers: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for document, terms in enumerate(found):
        for term, number in terms:
            numbers[term].extend((document, number))
    return numbers


def _documents(found: Iterable[Iterable[str]]) -> "Mapping[str, array[int]]":
    numbers: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for document, terms in enumerate(found):
        for term in terms:
            numbers[term].append(document)
    return numbers


def _grouped(pairs: Numbers) -> Iterator[tuple[int, list[int]]]:
    """The second numbers of pairs by their first, which increase."""
    read = zip(pairs[::2], pairs[1::2], strict=True)
    for document, places in groupby(read, key=itemgetter(0)):
        yield document, [position for _, position in places]


def utf16(term: str) -> bytes:
    """Sort key: terms in JavaScript's order."""
    return term.encode("utf-16-be")


def _names(authors: Iterable[str]) -> tuple[str, ...]:
    """The terms of names: a stop word may be one, and a double name is found as one word too."""
    tokens = [_name(name) for name in authors]
    words = (word for name in tokens for word in name.words)
    joined = (term for name in tokens for _, _, term in name.compounds)
    return tuple(dict.fromkeys([*words, *joined]))


@lru_cache(_KNOWN_NAMES)
def _name(text: str) -> Tokens:
    return tokenize(text, keep_all=True)


def _placed(title: Tokens) -> tuple[tuple[int, str], ...]:
    compounds = ((first, joined) for first, _, joined in title.compounds)
    return tuple(sorted({*enumerate(title.words), *compounds}))


def _name_words(title: str) -> int:
    name, colon, _ = title.partition(":")
    words = len(tokenize(name).words) if colon else 0
    return words if words <= NAME_WORDS else 0
