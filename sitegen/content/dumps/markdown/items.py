"""Items: what the items of a list, and paragraphs that read like some, say about papers."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.content.dumps.element import Element, Unreadable
from sitegen.content.dumps.markdown.bare_text import without_marks
from sitegen.content.dumps.markdown.credits import as_date
from sitegen.content.dumps.markdown.entry import Entry, read_entry
from sitegen.content.dumps.markdown.folded import is_abstract_label
from sitegen.content.dumps.markdown.inline import Run, runs
from sitegen.content.dumps.markdown.link_labels import is_label
from sitegen.content.dumps.names import count_people
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.table.heads import role_of
from sitegen.text.identifier import find_arxiv, find_doi

NO_PAPER = "no link to a paper, and nobody who wrote one"

_LABELED = re.compile(r"\s*([^\W\d_][\w ()/;]{1,24}?)\s*[:：]\s*(?=\S)")
_DIRECT = frozenset(
    {Role.TITLE, Role.AUTHORS, Role.VENUE, Role.DATE, Role.YEAR, Role.ABSTRACT}
    | {Role.LABELS, Role.ORGANIZATION, Role.FINDING}
)
_ABSTRACT_WORDS = 40
_MOST_WORDS = 24  # of a title that no mark tells
_LEAST_WORDS = 3  # of a title that nothing but its place among papers tells
_VERBS = re.compile(
    r"\b(?:introduces?|presents?|proposes?|shows?|demonstrates?|we)\b", re.IGNORECASE
)
_NEWS = re.compile(  # of what a list of news says, and no title
    r"\b(?:(?:has|have) been|we|our|us|please|now|added|adds?|released?|fix(?:ed|es)?|removed?"
    r"|moved?|updated?|bug|version)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2,}|[\u3040-\u30ff\u3400-\u9fff]")


class Text(Struct, frozen=True):
    """A paragraph of an item: its source, on `lines`."""

    lines: range
    source: str


class Item(Struct, frozen=True):
    """An item with its own paragraphs, and the items of the lists inside."""

    texts: Sequence[Text]
    items: Sequence["Item"] = ()

    @property
    def own_lines(self) -> list[int]:
        return [line for text in self.texts for line in text.lines]

    @property
    def lines(self) -> list[int]:
        return self.own_lines + [line for item in self.items for line in item.lines]


class Found(Struct, frozen=True):
    """What an item became: a paper, one that cannot be read, or (`None`) something else."""

    item: Item
    element: Element | Unreadable | None
    is_anchor: bool = False  # a line of a table of contents
    is_marked: bool = False  # a link, bold or quotation marks tell the title
    candidate: Element | None = None  # what it is among papers, though nothing shows that it is one
    placed: int = 0  # of: it says where it appeared, it says when, its title is marked


class _Details(Struct):
    """What the paragraphs below a title say: labeled, an abstract, or credits."""

    values: dict[str, list[str]] = field(default_factory=dict)
    credits: list[list[Run]] = field(default_factory=list)
    is_labeled: bool = False  # the label of an abstract stands above

    def add(self, source: str) -> None:
        found = runs(source)
        if is_abstract_label(source):
            self.is_labeled = True
            return
        if self.is_labeled:
            self._put(Role.ABSTRACT, "".join(run.text for run in found))
            self.is_labeled = False
            return
        text = "".join(run.text for run in found)
        label = _LABELED.match(text)
        role = role_of(label[1]) if label else None
        if label and role in _DIRECT:
            self._put(role, text[label.end() :])
        elif len(text.split()) >= _ABSTRACT_WORDS and not count_people(text):
            self._put(Role.ABSTRACT, text)
        else:
            self.credits.append(found)

    def _put(self, role: Role, text: str) -> None:
        self.values.setdefault(role.value, []).append(text.strip())


def read_items(items: Sequence[Item], headings: Sequence[str], date: str = "") -> Iterator[Found]:
    """What each item is; those inside of an item may be papers, or details of it."""
    for item in items:
        inside = [item for item in item.items if _stands_alone(item)]
        if not inside:
            yield read_item(item, headings, date)
            continue
        own = Item(item.texts)
        found = read_item(own, headings, date)
        label = without_marks(
            "".join(run.text for text in item.texts[:1] for run in runs(text.source))
        )
        day = as_date(label)
        above = headings if day or found.element else [*headings, label]
        yield found if found.element else replace(found, is_anchor=True)
        yield from read_items(item.items, above, day or date)


def _stands_alone(item: Item) -> bool:
    """Whether an item inside of another is a paper of its own, or holds some."""
    entry = _own_entry(item)
    is_own = entry.is_linked and not entry.is_prose and _is_title(entry.title)
    is_people = not entry.is_marked and count_people(entry.title) > 0
    return (is_own and not is_people) or any(map(_stands_alone, item.items))


def _own_entry(item: Item) -> Entry:
    return read_entry(_unlabeled(runs(item.texts[0].source)) if item.texts else [])


def _unlabeled(found: list[Run]) -> list[Run]:
    """Without `Paper:` in front of a title."""
    label = _LABELED.match(found[0].text) if found and not found[0].url else None
    if label and is_label(label[1]):
        return [replace(found[0], text=found[0].text[label.end() :]), *found[1:]]
    return found


def _is_title(title: str) -> bool:
    return bool(_LETTERS.search(title)) and not is_label(title)


def read_item(item: Item, headings: Sequence[str], date: str = "") -> Found:
    """What one item is, with everything inside of it."""
    if not item.texts:
        return Found(item, None, is_anchor=True)
    first = runs(item.texts[0].source)
    if _is_anchor(first):
        return Found(item, None, is_anchor=True)
    details = _Details()
    for text in [*item.texts[1:], *(text for inner in item.items for text in _texts(inner))]:
        details.add(text.source)
    entry = read_entry(_unlabeled(first), details.credits)
    values = {name: list(texts) for name, texts in entry.values.items()}
    values |= details.values
    if _is_sentence(entry):
        values[Role.MENTION.value] = values.pop(Role.TITLE.value, [])
    _without_numbers(values)
    placed = _placed(values, entry)
    _date(values, headings, date)
    element = _element(item, entry, values, headings)
    candidate = None if element else _candidate(item, entry, values, headings)
    if candidate and placed < 2 and Role.URL.value in values:
        candidate = None  # a blog, a talk or a tool
    return Found(
        item,
        element,
        is_marked=entry.is_marked and entry.is_linked,
        candidate=candidate,
        placed=placed,
    )


def _without_numbers(values: dict[str, list[str]]) -> None:
    """Take no year from `arXiv 2011` beside 2011.13526, which is of November 2020."""
    texts = [*values.get(Role.URL.value, ()), *values.get(Role.MENTION.value, ())]
    arxiv = next((found for text in texts if (found := find_arxiv(text))), "")
    dates = [date for date in values.pop(Role.DATE.value, ()) if not arxiv.startswith(f"{date}.")]
    if dates:
        values[Role.DATE.value] = dates


def _placed(values: dict[str, list[str]], entry: Entry) -> int:
    """How much an item says of where and when a paper appeared; a mark of its title counts, too."""
    has_date = not values.keys().isdisjoint({Role.DATE.value, Role.YEAR.value})
    has_venue = Role.VENUE.value in values
    return has_date + has_venue + (entry.is_marked and (has_date or has_venue))


def _candidate(
    item: Item, entry: Entry, values: dict[str, list[str]], headings: Sequence[str]
) -> Element | None:
    """The item as a paper, if it reads like the title of one."""
    title = values.get(Role.TITLE.value, [""])[0]
    is_long = len(title.split()) >= _LEAST_WORDS and not title[0].islower()
    is_text = entry.is_prose or _is_sentence(entry) or title.endswith(":") or _NEWS.search(title)
    if not is_long or is_text or count_people(title) > 1 or not _is_title(title):
        return None
    return Element(lines=item.lines, values=values, headings=headings)


def _texts(item: Item) -> Iterator[Text]:
    yield from item.texts
    for inner in item.items:
        yield from _texts(inner)


def _is_anchor(found: Sequence[Run]) -> bool:
    """Whether an item leads to another place of the same page."""
    links = [run.url for run in found if run.url]
    return bool(links) and all(url.startswith("#") for url in links)


def _is_sentence(entry: Entry) -> bool:
    """Whether a title without any mark is a text about a paper."""
    is_long = len(entry.title.split()) > _MOST_WORDS
    return not entry.is_marked and (is_long or bool(_VERBS.search(entry.title)))


def _date(values: dict[str, list[str]], headings: Sequence[str], date: str) -> None:
    """The day of the list or the year of a heading, where the item itself is less exact."""
    written = values.get(Role.DATE.value, values.get(Role.YEAR.value))
    if written is None:
        given = date or next((day for each in reversed(headings) if (day := as_date(each))), "")
        if given:
            values[Role.DATE.value] = [given]
    elif date.startswith(written[0]):
        values[Role.DATE.value] = [date, *written]


def _element(
    item: Item, entry: Entry, values: dict[str, list[str]], headings: Sequence[str]
) -> Element | Unreadable | None:
    lines = item.lines
    text = " ".join(text.source for text in item.texts)
    titles = values.get(Role.TITLE.value, [""])
    is_people = not entry.is_marked and count_people(titles[0]) > 1
    is_titled = _is_title(titles[0]) and not is_people
    if not (entry.is_linked or _is_credited(values)):
        return None
    if entry.is_prose and not (is_titled and _is_credited(values)):
        reason = "a sentence about a paper, not an entry"
        return Unreadable(lines=lines, reason=reason, text=text) if entry.is_linked else None
    if not is_titled:
        values.pop(Role.TITLE.value, None)
        if not _has_identifier(values):
            return (
                Unreadable(lines=lines, reason="no title", text=text) if entry.is_linked else None
            )
    return Element(lines=lines, values=values, headings=headings)


def _is_credited(values: dict[str, list[str]]) -> bool:
    authors = values.get(Role.AUTHORS.value, [""])[0]
    is_placed = Role.VENUE.value in values or Role.DATE.value in values
    return count_people(authors) > (not is_placed)


def _has_identifier(values: dict[str, list[str]]) -> bool:
    texts = [*values.get(Role.URL.value, ()), *values.get(Role.MENTION.value, ())]
    texts += values.get(Role.ARXIV.value, ())
    return any(find_arxiv(text) or find_doi(text) for text in texts)


def is_entry(found: Found) -> bool:
    """Whether a paragraph that is in no list reads like an item of one."""
    element = found.element
    is_paper = isinstance(element, Element) and bool(element.values.get(Role.TITLE.value))
    return is_paper and found.is_marked
