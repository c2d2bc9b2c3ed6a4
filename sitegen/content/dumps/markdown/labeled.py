"""Labeled: a paper as a heading with facts below, `**Authors:** J. Roe`, as daily reports have it.

The facts are items of a list, rows of a table of two columns, or lines of a paragraph; an abstract
may be a paragraph below its label, and names one without any.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from sitegen.content.dumps.element import Element
from sitegen.content.dumps.markdown.bare_text import without_marks
from sitegen.content.dumps.markdown.entry import read_cell, read_entry
from sitegen.content.dumps.markdown.inline import Run, runs
from sitegen.content.dumps.markdown.items import Found, Item, Text, is_entry, read_item
from sitegen.content.dumps.names import count_people
from sitegen.content.dumps.paper_address import is_paper_address
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.table.heads import role_of
from sitegen.text.identifier import find_arxiv, find_doi

_LABEL = re.compile(r"([^\W\d_][\w ()/;'’-]{0,28}?)\s*[:：](?=\s|$|(?<=：))\s*")
_NEXT_FACT = re.compile(r"\s\|\s(?=\W{0,6}[^\W\d_][\w ]{0,24}\W{0,3}[:：])")
_READ = frozenset(
    {Role.AUTHORS, Role.VENUE, Role.DATE, Role.YEAR, Role.ABSTRACT, Role.LABELS}
    | {Role.ORGANIZATION, Role.ARXIV, Role.DOI, Role.FINDING}
)
_LINKS = frozenset({Role.URL, Role.CODE, Role.MENTION})
_ABSTRACT_WORDS = 40  # of a paragraph without a label
_MOST_PAPERS = 2  # addresses of one paper, at arXiv and at a publisher's
_MOST_TEXTS = 60


class _Facts(Struct):
    values: dict[str, list[str]] = field(default_factory=dict)
    links: list[Run] = field(default_factory=list)
    pending: Role | None = None  # of a label that stands above its text
    labels: int = 0

    def add(self, found: Sequence[Run]) -> None:
        text = without_marks("".join(run.text for run in found))
        urls = [run.url for run in found if run.url.startswith("http")]
        label = _LABEL.match(text)
        role = role_of(label[1]) if label else None
        said = text[label.end() :].strip() if label else text
        pending, self.pending = self.pending, None
        self.labels += label is not None
        if pending and not role:
            self._put(pending.value, text)
        elif role and not said and not urls:
            self.pending = role
        elif role in _READ and said:
            self._put(role.value, said)
        elif role is None and not label:
            self._add_unlabeled(text, found)
        elif role not in _LINKS and label:
            self._put(label[1], said)
        if role != Role.ABSTRACT and pending != Role.ABSTRACT:
            self.links.extend(Run(url, url) for url in urls)

    def _add_unlabeled(self, text: str, found: Sequence[Run]) -> None:
        """A paragraph of marked names are the authors, a long one is the abstract."""
        if len(text.split()) >= _ABSTRACT_WORDS and count_people(text) < 2:
            self._put(Role.ABSTRACT.value, text)
        elif all(run.is_strong or run.is_emphasis for run in found) and count_people(text) > 1:
            self._put(Role.AUTHORS.value, text)

    def _put(self, name: str, text: str) -> None:
        self.values.setdefault(name, []).append(text)

    def are_of_one_paper(self) -> bool:
        """Whether facts say who wrote it, or what it says, and more than that."""
        has = {role for role in Role if role.value in self.values}
        papers = {_paper(run.url) for run in self.links if is_paper_address(run.url)}
        is_about = not has.isdisjoint({Role.AUTHORS, Role.ABSTRACT, Role.ARXIV, Role.DOI})
        return is_about and len(has) + bool(papers) > 1 and len(papers) <= _MOST_PAPERS


def read_labeled(title: Text, body: Sequence[Text], headings: Sequence[str]) -> Found | None:
    """The paper that a heading is the title of, if what is below it are facts about one."""
    if not 0 < len(body) <= _MOST_TEXTS or any(_is_paper_itself(text) for text in body):
        return None
    facts = _Facts()
    for text in body:
        for source in _facts_of(text.source):
            facts.add(runs(source))
    heading = runs(title.source)
    is_linked = any(is_paper_address(run.url) for run in heading)
    is_labeled = 2 * facts.labels >= len(body)
    if not (facts.are_of_one_paper() or (is_linked and is_labeled)):
        return None
    entry = read_entry(heading if is_linked else [], [facts.links])
    named = entry.title if is_linked else read_cell(heading).title
    if len(named.split()) < 2:
        return None
    values = {name: list(texts) for name, texts in entry.values.items()}
    values |= facts.values | {Role.TITLE.value: [named]}
    lines = [line for text in (title, *body) for line in text.lines]
    element = Element(lines=lines, values=values, headings=headings)
    return Found(Item([title, *body]), element, is_marked=True)


def _is_paper_itself(text: Text) -> bool:
    """Whether a text has a title and an address, so that the heading is not that of one paper."""
    label = _LABEL.match(without_marks("".join(run.text for run in runs(text.source))))
    if label and role_of(label[1]):
        return False
    found = read_item(Item([text]), ())
    return is_entry(found) and len(_title_of(found).split()) > 1


def _title_of(found: Found) -> str:
    values = found.element.values if isinstance(found.element, Element) else {}
    return values.get(Role.TITLE.value, [""])[0]


def _facts_of(source: str) -> Iterator[str]:
    """A paragraph's lines with labels, each with those that follow it."""
    pending: list[str] = []
    for line in source.split("\n"):
        if pending and _LABEL.match(without_marks(line.replace("*", "").lstrip("_ "))):
            yield from _NEXT_FACT.split("\n".join(pending))
            pending = []
        pending.append(line)
    yield from _NEXT_FACT.split("\n".join(pending))


def _paper(url: str) -> str:
    return find_arxiv(url) or find_doi(url) or url
