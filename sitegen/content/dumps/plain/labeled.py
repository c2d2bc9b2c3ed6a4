r"""Labeled blocks: `Title: …`, `Authors: …`, `Abstract: …`, and the listings that arXiv mails.

In these, lines of two backslashes stand around what has labels, and the abstract below has none.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from sitegen.content.dumps.element import Element
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.table.columns import FIELDS
from sitegen.content.dumps.table.heads import role_of

_LABEL = re.compile(r"([A-Z][A-Za-z]{1,15}(?:[ ;-][A-Za-z]{1,15}){0,2}(?:\(s\))?)\s?[:：](?!//)\s*")
_HEADER = re.compile(r"(?:arXiv|Paper \(\*cross-listing\*\)|Paper):\s*(\S+)")
_RULE = re.compile(r"[-=*_~%#+]{4,}\s*$")
_BACKSLASHES = "\\\\"
_SIZE = re.compile(r"\s*\(\d+kb[^()]*\)\s*$")
_OTHER = "text without a label"
_CATEGORY = re.compile(r"[a-z]{2,8}(?:-[a-z]{2,3})?(?:\.[A-Za-z-]{2,8})?")


class _Block(Struct):
    """The lines and the texts of one paper, and the field that the next line goes on with."""

    lines: list[int] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    current: str = ""

    def put(self, name: str, text: str) -> None:
        self.values.setdefault(name, []).append(text)
        self.current = name

    def go_on(self, text: str) -> None:
        """Add a line to the current field; an empty one begins a paragraph of an abstract."""
        texts = self.values[self.current]
        texts[-1] = f"{texts[-1]}\n{text}"

    @property
    def is_paper(self) -> bool:
        return Role.TITLE.value in self.values and not _BESIDE.isdisjoint(self.values)


_BESIDE = frozenset(
    role.value for role in (Role.AUTHORS, Role.ABSTRACT, Role.ARXIV, Role.DOI, Role.URL)
)


def find_blocks(lines: Sequence[str]) -> list[Element]:
    """The blocks of a text that are papers; lines count from 1."""
    return [
        Element(lines=block.lines, values=_tidy(block.values))
        for block in _blocks(lines)
        if block.is_paper
    ]


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    block = _Block()
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if _RULE.fullmatch(text) or _begins(block, text):
            yield block
            block = _Block()
        if _take(block, text):
            block.lines.append(number)
    yield block


def _begins(block: _Block, text: str) -> bool:
    """Whether a line is the first of another paper: it has a title, or an id, once more."""
    if _HEADER.match(text):
        return Role.TITLE.value in block.values or Role.ARXIV.value in block.values
    label = _LABEL.match(text)
    is_title = label is not None and role_of(label[1]) == Role.TITLE
    return is_title and Role.TITLE.value in block.values


def _take(block: _Block, text: str) -> bool:
    """Take a line in; False if it is none of the block's."""
    if text.startswith(_BACKSLASHES):
        return _take_backslashes(block, text)
    if header := _HEADER.match(text):
        block.put(Role.ARXIV.value, header[1])
        block.current = ""
        return True
    label = _LABEL.match(text)
    role = role_of(label[1].replace("(s)", "s")) if label else None
    if label and (role or (block.values and block.current != Role.ABSTRACT.value)):
        block.put(role.value if role else _unread(label[1]), text[label.end() :])
        return True
    return _take_rest(block, text)


def _unread(label: str) -> str:
    """The name of a field that is not read, which no role has."""
    return f"{label} (not read)" if label.lower() in FIELDS else label


def _take_backslashes(block: _Block, text: str) -> bool:
    """What follows the labels is the abstract; what follows it, in brackets, an address."""
    if Role.TITLE.value not in block.values:
        return False
    if Role.ABSTRACT.value in block.values:
        block.put(Role.URL.value, text.lstrip("\\ "))
        block.current = ""
    else:
        block.put(Role.ABSTRACT.value, "")
    return True


def _take_rest(block: _Block, text: str) -> bool:
    is_abstract = block.current == Role.ABSTRACT.value
    if not text:
        block.current = block.current if is_abstract else ""
        if is_abstract:
            block.go_on("")
        return is_abstract
    if block.current:
        block.go_on(text)
    elif block.values:
        block.values.setdefault(_OTHER, []).append(text)
    return bool(block.values)


def _tidy(values: dict[str, list[str]]) -> dict[str, list[str]]:
    """Dates without the size of a file, and categories one by one."""
    tidy = {name: [text.strip() for text in texts] for name, texts in values.items()}
    tidy[Role.DATE.value] = [_SIZE.sub("", text) for text in tidy.get(Role.DATE.value, ())]
    labels = [text for label in tidy.get(Role.LABELS.value, ()) for text in _labels(label)]
    return tidy | {Role.LABELS.value: labels}


def _labels(text: str) -> list[str]:
    words = text.split()
    if all(map(_CATEGORY.fullmatch, words)) and "." in text:
        return words
    return [label.strip() for label in re.split(r"[;,]", text)]
