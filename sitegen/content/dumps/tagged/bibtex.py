"""BibTeX and BibLaTeX, from whatever program: Zotero, Mendeley, JabRef, DBLP, Google Scholar.

bibtexparser finds the entries, and goes on behind one that is broken.  Text between entries is a
comment, as it is for BibTeX.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from bibtexparser.model import Entry as ParsedEntry
from msgspec import Struct

from sitegen.content.dumps.element import Cut, Element, Unreadable, with_pointers
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.tagged.bibtex_blocks import BibtexBlock, find_blocks
from sitegen.content.dumps.tagged.bibtex_value import Macros, MissingCommaError, evaluate
from sitegen.content.dumps.tagged.latex_field import plain, verbatim
from sitegen.text.person import people_of_bibtex

# Named by us, with blanks that no name of BibTeX has.
_KIND = "entry type"
_REPOSITORY = "repository of preprints"

_ARCHIVES = ("archiveprefix", "eprinttype")  # say what `eprint` is an id of
ROLES = {
    "title": Role.TITLE,
    "abstract": Role.ABSTRACT,
    "author": Role.AUTHORS,
    "date": Role.DATE,
    "year": Role.YEAR,
    "month": Role.MONTH,
    "day": Role.DAY,
    "journal": Role.VENUE,
    "journaltitle": Role.VENUE,
    "booktitle": Role.VENUE,
    "eventtitle": Role.VENUE,
    "school": Role.VENUE,
    "institution": Role.VENUE,
    _REPOSITORY: Role.VENUE,
    _KIND: Role.KIND,
    "eprint": Role.ARXIV,
    "arxiv": Role.ARXIV,
    "arxivid": Role.ARXIV,
    "doi": Role.DOI,
    "url": Role.URL,
    "link": Role.URL,
    "ee": Role.URL,
    "pdf": Role.URL,
    "website": Role.URL,
    "code": Role.CODE,
    "github": Role.CODE,
    "note": Role.MENTION,
    "howpublished": Role.MENTION,
    "volume": Role.VOLUME,
    "pages": Role.PAGES,
    "number": Role.MENTION,
    "eid": Role.MENTION,
    "keywords": Role.LABELS,
    "keyword": Role.LABELS,
    "author_keywords": Role.LABELS,
    "tags": Role.LABELS,
    "groups": Role.LABELS,
    "mendeley-groups": Role.LABELS,
    "mendeley-tags": Role.LABELS,
    "primaryclass": Role.LABELS,
    "eprintclass": Role.LABELS,
}
_VERBATIM = frozenset({Role.ARXIV, Role.DOI, Role.URL, Role.CODE})
_WITH_ADDRESSES = ("howpublished", "note")
_INHERITED = ("booktitle", "year", "date", "month")
_VOLUMES = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection"})
_LISTS = frozenset({"xdata", "set"})
_OF_INSTITUTIONS = frozenset({"phdthesis", "mastersthesis", "thesis", "techreport", "report"})
_MAY_BE_PREPRINTS = frozenset({"misc", "online", "article", "unpublished"})
_VENUES = ("journal", "journaltitle", "booktitle")

_KNOWN_TYPE = re.compile(
    r"@(?:article|book|booklet|conference|dataset|electronic|inbook|incollection|inproceedings"
    r"|manual|mastersthesis|misc|online|patent|phdthesis|preamble|proceedings|report|software"
    r"|string|techreport|thesis|unpublished)\b",
    re.IGNORECASE,
)
_SAMPLE = 100_000  # characters
_MOST = 0.97  # likeness of a file that is nothing else
_HINT = re.compile(r"^[ \t]*@\w+\s*[{(]", re.MULTILINE)


class _Entry(Struct, frozen=True):
    """An entry as BibTeX has it: `fields` by their names in lower case, each as often as it is."""

    block: BibtexBlock
    kind: str
    key: str
    fields: Mapping[str, Sequence[str]]

    def first(self, name: str) -> str:
        return next(iter(self.fields.get(name, ())), "")


def likeness(file: SavedFile) -> float:
    """The share of lines in entries, of a sample."""
    text = file.text[:_SAMPLE]
    if not _HINT.search(text):
        return 0.0
    raws = [block.raw for block in find_blocks(text) if _is_bibtex(block)]
    lines = sum(map(_filled_lines, raws))
    return _MOST * min(1.0, lines / _filled_lines(text))


def _filled_lines(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())


def _is_bibtex(block: BibtexBlock) -> bool:
    """Style sheets and programs have `@name{` as well, but neither such types nor such fields."""
    if _KNOWN_TYPE.match(block.raw):
        return True
    return block.entry is not None and any(f.key.lower() in ROLES for f in block.entry.fields)


def cut(file: SavedFile) -> Cut:
    """The entries; comments, `@string`s and what is never printed are boilerplate."""
    blocks = find_blocks(file.text)
    macros = Macros(len(file.text))
    read = list(chain.from_iterable(_read(block, macros) for block in blocks))
    entries = [each for each in read if isinstance(each, _Entry)]
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    parents = {entry.first("crossref").lower() for entry in entries}
    elements = [
        _element(each, by_key) if isinstance(each, _Entry) else each
        for each in read
        if isinstance(each, Unreadable) or not _is_no_paper(each, parents)
    ]
    return Cut(
        elements=with_pointers(elements),
        total=len(blocks),
        boilerplate=len(blocks) - len(elements),
        roles=ROLES,
    )


def _read(block: BibtexBlock, macros: Macros) -> Iterator[_Entry | Unreadable]:
    """The entry, if the block is one; a macro is defined for the entries below it."""
    try:
        if block.macro is not None:
            macros.define(block.macro.key, evaluate(block.macro.value, macros))
        elif block.entry is not None:
            yield _entry(block, block.entry, macros)
        elif block.broken:
            yield Unreadable(lines=block.lines, reason=block.broken, text=block.raw)
    except MissingCommaError:
        reason = "an entry of BibTeX with no comma between two fields"
        yield Unreadable(lines=block.lines, reason=reason, text=block.raw)


def _entry(block: BibtexBlock, entry: ParsedEntry, macros: Macros) -> _Entry:
    fields: dict[str, list[str]] = {}
    for each in entry.fields:
        name = each.key.lower()
        fields.setdefault(name, []).append(evaluate(each.value, macros))
    return _Entry(block, entry.entry_type, entry.key, fields)


def _is_no_paper(entry: _Entry, parents: Collection[str]) -> bool:
    """Is it a volume that is there for the papers in it, or a list of fields and entries?"""
    return entry.kind in _LISTS or (entry.kind in _VOLUMES and entry.key.lower() in parents)


# -- What the fields say


def _element(entry: _Entry, by_key: Mapping[str, _Entry]) -> Element:
    fields = {**_inherited(entry, by_key), **entry.fields}
    authors = " and ".join(filter(None, fields.get("author", ())))
    read = _ARCHIVES if _is_on_arxiv(entry) else ()
    values = {name: [*_decoded(name, texts)] for name, texts in fields.items() if name not in read}
    mentions = chain.from_iterable(values.get(name, ()) for name in _WITH_ADDRESSES)
    values["url"] = [*values.get("url", ()), *(text for text in mentions if "://" in text)]
    if title := " ".join(values.get("title", ())[:1]):
        values["title"] = [": ".join((title, *values.pop("subtitle", ())[:1]))]
    if entry.kind not in _OF_INSTITUTIONS:
        values |= {"school": [], "institution": []}
    values[_KIND] = ["preprint" if _is_preprint(entry) else entry.kind]
    if entry.first("publisher").lower() == "arxiv":
        values[_REPOSITORY] = ["arXiv"]
    return Element(
        lines=entry.block.lines,
        values=values,
        people=people_of_bibtex(authors) if authors else None,
    )


def _inherited(entry: _Entry, by_key: Mapping[str, _Entry]) -> dict[str, Sequence[str]]:
    """What an entry has of the volume that it refers to, if this is in the file."""
    volume = by_key.get(entry.first("crossref").lower())
    if volume is None or volume is entry:
        return {}
    fields = {name: volume.fields[name] for name in _INHERITED if name in volume.fields}
    return {"booktitle": volume.fields.get("title", ()), **fields}


def _decoded(name: str, texts: Sequence[str]) -> Iterator[str]:
    role = ROLES.get(name)
    for text in texts:
        if role in _VERBATIM:
            yield verbatim(text)
        elif role is Role.LABELS:
            yield from plain(text).split(";" if ";" in text else ",")
        else:
            yield plain(text)


def _is_preprint(entry: _Entry) -> bool:
    """Is it on arXiv, and nowhere else as far as it says?"""
    has_venue = any(entry.first(name) for name in _VENUES)
    return _is_on_arxiv(entry) and entry.kind in _MAY_BE_PREPRINTS and not has_venue


def _is_on_arxiv(entry: _Entry) -> bool:
    return any(entry.first(name).lower() == "arxiv" for name in _ARCHIVES)


LAYOUT = element_layout("BibTeX", likeness, cut)
