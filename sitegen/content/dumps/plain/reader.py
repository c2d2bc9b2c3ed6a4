"""Plain text as a layout: the form that most of the lines have, of the few that are known.

It is recognized only where nothing else can be meant; a curator who names it may also give titles
alone, one a line.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from sitegen.content.dumps.element import Cut, Element, Unreadable
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.names import count_people
from sitegen.content.dumps.plain.labeled import find_blocks
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.table.columns import FIELDS
from sitegen.text.identifier import arxiv_id, doi

NAME = "plain text"

_SAMPLE = 1_000  # lines by which a file is known
_LABELED = 0.65
_WITH_IDS = 0.6
_PAIRS = 0.5
_MOST = 0.8  # of the lines that are not blank, which a form must account for
_MOST_LABELED = 0.6
_LEAST_PAIRS = 2
_LONGEST_TITLE = 250  # characters
_MOST_TITLE_WORDS = 30
_TITLE_WORDS = 4  # of titles on average: headings of an essay have fewer
_ABSTRACT_WORDS = 30
_MOST_PARAGRAPHS = 6
_BULLET_AUTHORS = re.compile(r"\s*(?:·|[•·-]\s*\d+ authors?)\s*$")
_MARKUP = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s|#{1,6}\s|.*\]\(|\s*[|<{}@\\]|.*[;{}]\s*$")
_RULE = re.compile(r"[-=*_~%#+]{4,}\s*$")
_ABSTRACT = re.compile(r"abstract\s*[:.]?\s*", re.IGNORECASE)
_COMMENTS = ("#", "//", "%")
_ENDS = (".", "!", ":", ";", ",")


class _Paragraph(Struct, frozen=True):
    lines: range
    text: str

    @property
    def is_abstract(self) -> bool:
        words = _ABSTRACT.sub("", self.text, count=1).split() if self.text else []
        return len(words) >= _ABSTRACT_WORDS and not count_people(self.text)

    @property
    def is_title(self) -> bool:
        words = self.text.split()
        is_short = len(self.text) <= _LONGEST_TITLE and len(words) <= _MOST_TITLE_WORDS
        is_opening = bool(words) and not words[0][0].islower()
        return is_short and is_opening and len(self.lines) <= 3 and not self.text.endswith(_ENDS)


_Found = Sequence[Element | Unreadable]
_Finder = Callable[[Sequence[str]], _Found]


def _likeness(file: SavedFile) -> float:
    lines = file.lines[:_SAMPLE]
    return max((like for _, like in _forms(lines)), default=0.0)


def _cut(file: SavedFile) -> Cut:
    forms = sorted(_forms(file.lines[:_SAMPLE]), key=lambda each: each[1], reverse=True)
    find = forms[0][0] if forms else _titles
    found = find(file.lines)
    return Cut(elements=found, total=len(found), roles=FIELDS)


def _forms(lines: Sequence[str]) -> Iterator[tuple[_Finder, float]]:
    """The forms that a text may have, and how like it is to each."""
    said = sum(bool(line.strip()) for line in lines)
    if said == 0 or any(map(_BULLET_AUTHORS.match, lines)):
        return
    if _share(find_blocks(lines), lines) >= _MOST_LABELED:
        yield find_blocks, _LABELED
    titled = [each for each in _with_ids(lines) if _is_titled(each)]
    if len(titled) > 1 and _share(titled, lines) >= _MOST:
        yield _with_ids, _WITH_IDS
    if 8 * sum(_MARKUP.match(line) is not None for line in lines) < said and _are_pairs(lines):
        yield _pairs, _PAIRS


def _share(found: _Found, lines: Sequence[str]) -> float:
    """How much of the lines that are not blank is in papers."""
    within = {line for each in found if isinstance(each, Element) for line in each.lines}
    said = [number for number, line in enumerate(lines, 1) if line.strip()]
    return sum(number in within for number in said) / max(1, len(said))


# -- Titles with identifiers, and titles alone


def _with_ids(lines: Sequence[str]) -> list[Element | Unreadable]:
    """`2401.10020 A title`, one a line."""
    return [
        _with_id(number, line.strip())
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]


def _with_id(number: int, line: str) -> Element | Unreadable:
    identifier, _, title = line.partition(" ")
    identifier, title = identifier.rstrip(":,;|"), title.strip().lstrip("-–—:|").strip()
    role = Role.ARXIV if arxiv_id(identifier) else Role.DOI if doi(identifier) else None
    if role is None:
        reason = "no identifier in front of a title"
        return Unreadable(lines=(number,), reason=reason, text=line)
    titles = [title] if title and not title.startswith(_COMMENTS) else []
    return Element(lines=(number,), values={role.value: [identifier], Role.TITLE.value: titles})


def _is_titled(found: Element | Unreadable) -> bool:
    titles = found.values[Role.TITLE.value] if isinstance(found, Element) else []
    return any(" " in title for title in titles)


def _titles(lines: Sequence[str]) -> list[Element | Unreadable]:
    return [
        Element(lines=(number,), values={Role.TITLE.value: [line.strip()]})
        for number, line in enumerate(lines, 1)
        if re.search(r"\w", line)
    ]


# -- Titles with abstracts


def _are_pairs(lines: Sequence[str]) -> bool:
    found = _pairs(lines)
    papers = [each for each in found if isinstance(each, Element)]
    words = [len(paper.values[Role.TITLE.value][0].split()) for paper in papers]
    is_many = len(papers) >= _LEAST_PAIRS and sum(words) >= _TITLE_WORDS * len(papers)
    return is_many and _share(found, lines) >= _MOST


def _pairs(lines: Sequence[str]) -> list[Element | Unreadable]:
    """A title, perhaps its authors, and an abstract below it, with empty lines between them."""
    found: list[Element | Unreadable] = []
    for group in _groups(list(_paragraphs(lines))):
        paper = _paper(group)
        numbers = [line for paragraph in group for line in paragraph.lines]
        text = group[0].text
        found.append(paper or Unreadable(lines=numbers, reason="no title with a text", text=text))
    return found


def _groups(paragraphs: Sequence[_Paragraph]) -> Iterator[list[_Paragraph]]:
    """Paragraphs of one paper: up to the next that are short, with long ones below them."""
    group: list[_Paragraph] = []
    for paragraph in paragraphs:
        is_rule = _RULE.fullmatch(paragraph.text) is not None
        follows_text = bool(group) and not group[-1].is_title
        if group and (is_rule or (follows_text and paragraph.is_title)):
            yield group
            group = []
        if not is_rule:
            group.append(paragraph)
    if group:
        yield group


def _paper(group: Sequence[_Paragraph]) -> Element | None:
    """The paper of a group: of the short paragraphs, the names of people are its authors."""
    shorts = [paragraph for paragraph in group if paragraph.is_title]
    texts = group[len(shorts) :]
    names = [paragraph for paragraph in shorts if count_people(paragraph.text)]
    titles = [paragraph for paragraph in shorts if paragraph not in names]
    if not titles and len(names) == 2:  # which one is which, a title of three words cannot say
        names, titles = names[:1], names[1:]
    if len(titles) != 1 or len(names) > 1 or len(texts) > _MOST_PARAGRAPHS or not texts:
        return None
    if group[: len(shorts)] != shorts or not texts[0].is_abstract:
        return None
    abstract = [_ABSTRACT.sub("", texts[0].text, count=1), *(text.text for text in texts[1:])]
    values = {
        Role.TITLE.value: [titles[0].text],
        Role.AUTHORS.value: [name.text for name in names],
        Role.ABSTRACT.value: ["\n\n".join(abstract)],
    }
    return Element(lines=[line for each in group for line in each.lines], values=values)


def _paragraphs(lines: Sequence[str]) -> Iterator[_Paragraph]:
    """Runs of lines that are not blank; a rule is one by itself."""
    start = 0
    for number, line in enumerate([*lines, ""]):
        is_rule = _RULE.fullmatch(line.strip()) is not None
        if line.strip() and not is_rule:
            continue
        if number > start:
            text = " ".join(" ".join(lines[start:number]).split())
            yield _Paragraph(range(start + 1, number + 1), text)
        if is_rule:
            yield _Paragraph(range(number + 1, number + 2), line.strip())
        start = number + 1


LAYOUT = element_layout(NAME, _likeness, _cut)
