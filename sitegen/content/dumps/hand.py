"""Hand: papers that a curator writes by hand, in YAML.

    - title: Orchard Scheduling
      authors: [Mio Oda, Jan van der Berg]
      arxiv: 2401.10020
    - arxiv: 2401.10021

A list, a list under `papers:`, or fields under each title.  As in `curation.yml`, every mistake has
its line, its column and a remedy.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from sitegen.content.dumps.element import Cut, Element, People, Unreadable, with_pointers
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.kinds import parse_kind
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.length import check_length
from sitegen.content.yaml_file import Place, YamlReader, read_yaml
from sitegen.errors import did_you_mean
from sitegen.facts import KINDS
from sitegen.text.dates import parse_iso
from sitegen.text.identifier import arxiv_id, doi
from sitegen.text.link import KINDS as LINK_KINDS
from sitegen.text.link import host_of
from sitegen.text.person import parse_people, people

_ROLES = {
    "title": Role.TITLE,
    "abstract": Role.ABSTRACT,
    "finding": Role.FINDING,
    "asked_as": Role.ASKED_AS,
    "authors": Role.AUTHORS,
    "organization": Role.ORGANIZATION,
    "date": Role.DATE,
    "venue": Role.VENUE,
    "volume": Role.VOLUME,
    "pages": Role.PAGES,
    "kind": Role.KIND,
    "arxiv": Role.ARXIV,
    "doi": Role.DOI,
    "url": Role.URL,
    "links": Role.URL,
    "code": Role.CODE,
    "labels": Role.LABELS,
    "topics": Role.LABELS,
}
_KEYS = tuple(_ROLES)
_SEVERAL = frozenset({"authors", "links", "labels", "topics", "code", "asked_as"})
_OF_PAPERS = frozenset(
    {"arxiv", "doi", "abstract", "finding", "asked_as", "authors", "venue"}
)  # few other files have
_EXAMPLE = "title: …"

# What a value must say, and how to write it.
_MUST: Mapping[str, tuple[Callable[[str], object], str, str]] = {
    "arxiv": (arxiv_id, "an arXiv id", "write it as 2408.01234"),
    "doi": (doi, "a DOI", "write it as 10.1145/3600006.3613165"),
    "date": (parse_iso, "a date", "write it as 2025-12-31, or only 2025-12 or 2025"),
    "url": (host_of, "a web address", "write https://…"),
    "links": (host_of, "a web address", "write https://…"),
    "code": (host_of, "a web address", "write https://…"),
}

_SAMPLE = 100_000  # characters
_MOST = 0.96  # likeness of a file that is nothing else
_KEY = re.compile(r"(?:^|[{,\[])[\s\[{-]{0,99}[\"']?([A-Za-z_-]{1,20})[\"']?\s?:(?=\s+(.)|$)")
_PATH = re.compile(r"\burl:\s{1,9}[\"']?[./]")
_TITLE = re.compile(r"(?!-\s)\S.*:\s*(?:\{.*)?(?:#.*)?")


def likeness(file: SavedFile) -> float:
    """By the first column, in which there are only items or titles, and by the keys below."""
    lines = [line for line in file.text[:_SAMPLE].split("\n") if is_filled(line)]
    first_column = [line for line in lines if not line[0].isspace()]
    if not first_column or lines[0][0] in "[{<":
        return 0.0
    keys = [match for line in lines for match in _keys_of(line)]
    known = [key[1] for key in keys if key[1] in _ROLES]
    others = sum(1 for key in keys if key[1] not in _ROLES and key[2] not in (None, *"{[#"))
    is_navigation = any("url:" in line and _PATH.search(line) for line in lines)
    has_titles = "title" in known and not others and not is_navigation
    says_so = lines[0].startswith("papers:") or has_titles
    if _OF_PAPERS.isdisjoint(known) and not (known and says_so):
        return 0.0
    fitting = sum(1 for line in first_column if _may_begin(line))
    return _MOST * fitting / len(first_column) * len(known) / (len(known) + others)


def is_own(file: SavedFile) -> bool:
    """Whether the fields are those that a curator writes, but for mistakes.

    A field that nobody misspelled, and that more than one paper has, is of another program.
    """
    keys = Counter(match[1] for match in _keys(file.text[:_SAMPLE]) if match[2] != "#")
    return likeness(file) > 0 and not any(
        count > 1 and not get_close_matches(key.lower(), _KEYS, n=1)
        for key, count in keys.items()
        if key not in _ROLES
    )


def has_keys(text: str) -> bool:
    """Whether there is a key with its value among the first lines."""
    return next(_keys(text[:_SAMPLE]), None) is not None


def _keys(text: str) -> Iterator[re.Match[str]]:
    for line in text.split("\n"):
        if is_filled(line):
            yield from _keys_of(line)


def _keys_of(line: str) -> Iterator[re.Match[str]]:
    return _KEY.finditer(line) if ":" in line else iter(())  # as in most lines of other files


def is_filled(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#") and line.strip() != "---"


def _may_begin(line: str) -> bool:
    """Does a line in the first column begin a paper, or the list of them?"""
    if _TITLE.fullmatch(line) or line.strip() == "-" or line.startswith("papers:"):
        return True
    item = line[1:].strip().strip("\"'")
    return line.startswith("-") and bool(_KEY.match(line) or arxiv_id(item) or doi(item))


def cut(file: SavedFile) -> Cut:
    """The papers; comments and the line `papers:` are boilerplate."""
    yaml = read_yaml(file.path, file.text)
    if yaml.data is None and yaml.problems:
        every = range(1, len(file.lines) + 1)
        whole = Unreadable(lines=every, reason="not valid YAML", text=file.text[:_SAMPLE])
        return Cut(elements=[whole], total=1, roles=_ROLES, problems=yaml.problems)
    hand = _Hand(yaml)
    items = list(hand.papers())
    lines = _lines_of_each([hand.line(place) for place, _, _ in items], file.lines)
    read = [hand.element(*item, range_) for item, range_ in zip(items, lines, strict=True)]
    return Cut(elements=with_pointers(read), total=len(read), roles=_ROLES, problems=hand.problems)


_Item = tuple[Place, Any, str]  # where, what it says, and the title that it stands under


class _Hand(YamlReader):
    """Takes papers out of a file; what is wrong with one is noted, and not part of it."""

    def papers(self) -> Iterator[_Item]:
        data: Any = self.file.data
        place: Place = ()
        if isinstance(data, dict) and "papers" in data:
            self.mapping(data, place, ("papers",))
            data, place = data["papers"], ("papers",)
        if isinstance(data, dict):
            yield from (((*place, str(title)), entry, str(title)) for title, entry in data.items())
        else:
            items = self.items(data, place, f"start each with '- {_EXAMPLE}'")
            yield from (((*place, index), entry, "") for index, entry in enumerate(items))

    def line(self, place: Place) -> int:
        position = self.file.positions.get(place)
        return position.line if position else 1

    def element(self, place: Place, entry: Any, title: str, lines: range) -> Element | Unreadable:
        known = len(self.problems)
        fields = self._identifier(entry) or self.mapping(entry, place, _KEYS, _EXAMPLE)
        values = {
            key: self._values(key, fields[key], (*place, key)) for key in _KEYS if key in fields
        }
        if title:
            values.setdefault("title", [title])
        if not any(values.get(key) for key in ("title", "arxiv", "doi")):
            if len(self.problems) == known:
                self.report(place, "a paper without a title", f"add '{_EXAMPLE}' or 'arxiv: …'")
            reason = "neither a title nor an identifier"
            return Unreadable(lines=lines, reason=reason, text=str(entry))
        names = values.get("authors")
        return Element(lines=lines, values=values, people=_people(names) if names else None)

    def _identifier(self, entry: Any) -> dict[str, Any]:
        """An identifier alone is a paper as well."""
        text = str(entry) if isinstance(entry, str | float) else ""
        if arxiv_id(text):
            return {"arxiv": text}
        return {"doi": text} if doi(text) else {}

    def _values(self, key: str, value: Any, place: Place) -> list[str]:
        if key == "links" and isinstance(value, dict):
            value = list(self.mapping(value, place, LINK_KINDS, "code: https://…").values())
        several = enumerate(value) if isinstance(value, list) and key in _SEVERAL else None
        if several is None:
            text = self._value(key, value, place)
            return [text] if text else []
        texts = [self._value(key, each, (*place, index)) for index, each in several]
        return [text for text in texts if text]

    def _value(self, key: str, value: Any, place: Place) -> str | None:
        """The text; None, with a problem, if it does not say what its key is about."""
        text = self.text(value, place)
        if text == "" or value is None:
            self.report(place, f"'{key}' is empty", "write its text, or remove the key")
        if not text:
            return None
        if key == "kind" and parse_kind(text) is None:
            remedy = did_you_mean(text, KINDS, f"use one of: {', '.join(KINDS)}")
            self.report(place, f"'{text}' is not a kind of paper", remedy)
            return None
        if key in _MUST:
            is_right, what, remedy = _MUST[key]
            if not is_right(text):
                self.report(place, f"'{text}' is not {what}", remedy)
                return None
        check_length(self, key, text, place)
        return str(value) if key == "abstract" else text


def _people(names: Sequence[str]) -> People:
    """Names one by one, or all of them in one text."""
    return people(names) if len(names) > 1 else parse_people(names[0])


def _lines_of_each(starts: Sequence[int], lines: Sequence[str]) -> list[range]:
    """From where each begins to the next, without the comments and empty lines between."""
    ranges = []
    for start, following in pairwise([*starts, len(lines) + 1]):
        end = max(start + 1, following)
        while end - 1 > start and not is_filled(lines[end - 2]):
            end -= 1
        ranges.append(range(start, end))
    return ranges


LAYOUT = element_layout("hand", likeness, cut)
