"""Explore: what the page of all papers knows about each paper, to filter and sort them.

    explore/papers.js                  facts of every paper, in the order of the page's own list
    explore/<version>/findings-N.js    what papers found, newest paper first
    explore/revisions.js               how many papers came with each revision of the list

Titles and addresses are not repeated: the browser takes them from the list in the page, which
is there without JavaScript too.  The price is that facts and page must be of one build; `keys`
shows whether they are.  Facts are columns, like beside like, because those compress well.

`FACETS` are what papers can be narrowed by.  The browser's half of each, under the same name, is
in `sitegen/browser/explore/facets.js`: how it filters, how an address spells it, how it looks.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from hashlib import sha256
from typing import Any

from sitegen.content.record import Dump
from sitegen.content.taxonomy import UNSORTED
from sitegen.facts import Export, facts_in
from sitegen.library.chosen import value_of
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from sitegen.present.card import card
from sitegen.present.finding import finding
from sitegen.present.hue import hue
from sitegen.present.source_page import source_names
from sitegen.present.view import LinkView
from sitegen.search import Document
from sitegen.site_map import AUTHOR
from sitegen.text.clean import first_few
from sitegen.text.data_script import data_script

FINDINGS_PER_PART = 100
_WORDED = (  # as the page shows them
    *("title", "date", "authors_count", "organization", "links", "finding"),
)
_KEY = 6  # the hash at an id's end

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the values that a facet may have in this list, and how it reads, under a heading.

    `hue` is that of the heading; `formerly` are values that addresses still ask for and that this
    one replaced.
    """

    value: str
    label: str
    group: str = ""
    hue: int = 0
    formerly: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What papers can be narrowed by: its name, and its value for a paper.

    `value` is any value of JSON.  Where there are `choices`, it is a list of their values.
    """

    name: str
    value: Callable[[Library, Paper], Any]
    choices: Callable[[Library], Sequence[Choice]] | None = None


def _topics(library: Library, paper: Paper) -> list[str]:
    """Its topics, the primary one first."""
    placements = library.paper_topics[paper.id].placements
    return [placement.topic for placement in placements] or [UNSORTED]


def _topic_choices(library: Library) -> list[Choice]:
    topics = [
        Choice(
            value=topic.slug,
            label=topic.name,
            group=topic.group,
            hue=hue(library.taxonomy, topic.group),
            formerly=topic.formerly,
        )
        for topic in library.taxonomy.topics
    ]
    unsorted = Choice(value=UNSORTED, label="Unsorted")
    return [*topics, unsorted] if library.unsorted else topics


def _authors(library: Library, paper: Paper) -> list[str]:
    """Its authors of several papers."""
    authors = library.authors.of_paper(paper)
    return list(dict.fromkeys(author.slug for author in authors if author.has_page))


def _author_choices(library: Library) -> list[Choice]:
    """Those of most papers first. Whoever has one paper is found by a search."""
    formerly: dict[str, list[str]] = {}
    for slug, heirs in library.authors.former.items():
        for heir in heirs:
            formerly.setdefault(heir, []).append(slug)
    return [
        Choice(value=author.slug, label=author.name, formerly=formerly.get(author.slug, ()))
        for author in sorted(library.authors.with_page, key=lambda author: -len(author.papers))
    ]


def _date(_: Library, paper: Paper) -> int:
    """A number that sorts, 20240817; 20240800 and 20240000 where the day or the month is not known,
    0 where the year is not.
    """
    date = value_of(paper.date)
    year, month, day = date.order if date and date.year else (0, 0, 0)
    return 10_000 * year + 100 * month + day


def _code(_: Library, paper: Paper) -> int:
    return int(any(link.kind == "code" for link in paper.links))


def _picked(library: Library, paper: Paper) -> str:
    """Why the curator picked it; empty where they did not."""
    return library.pick(paper) or ""


def _dumps(library: Library, paper: Paper) -> list[str]:
    found = {record.dump for record in paper.records}
    return [dump.name for dump in library.dumps if dump.name in found]


def _dump_choices(library: Library) -> list[Choice]:
    names = source_names(library)
    return [
        Choice(value=dump.name, label=f"{names[dump.name].capitalize()}{_saved(library, dump)}")
        for dump in library.dumps
    ]


def _saved(library: Library, dump: Dump) -> str:
    """The days on which its pages were saved, where any is known."""
    dates = (capture.date for capture in library.captures_of(dump))
    days = dict.fromkeys(str(date) for date in dates if date)
    return f", saved on {first_few(list(days), 2)}" if days else ""


def _state(library: Library, paper: Paper) -> int:
    """The revision of the list in which it came; the rest only the reader's browser knows."""
    return library.lock.entries[paper.id].first_revision


FACETS = (
    Facet(name="topics", value=_topics, choices=_topic_choices),
    Facet(name="authors", value=_authors, choices=_author_choices),
    Facet(name="date", value=_date),
    Facet(name="code", value=_code),
    Facet(name="picked", value=_picked),
    Facet(name="dumps", value=_dumps, choices=_dump_choices),
    Facet(name="state", value=_state),
)


def explore_files(library: Library, documents: Sequence[Document]) -> dict[str, str]:
    """Every data file of the page, by its path below the site's root.

    `documents` are those of the search index, in its order: a search gives the page their numbers.
    """
    findings = dict(_findings(library))
    version = sha256("".join(findings.values()).encode()).hexdigest()[:8]
    facts = _facts(library, documents) | {"version": version, "findingsPerPart": FINDINGS_PER_PART}
    files = {
        "explore/papers.js": data_script("explore-papers", facts),
        "explore/revisions.js": data_script("revisions", _revisions(library)),
    }
    return files | {f"explore/{version}/{name}.js": script for name, script in findings.items()}


def _findings(library: Library) -> Iterator[tuple[str, str]]:
    texts = [finding(paper) for paper in library.papers.values()]
    for number, start in enumerate(range(0, len(texts), FINDINGS_PER_PART)):
        name = f"findings-{number}"
        yield name, data_script(name, texts[start : start + FINDINGS_PER_PART])


def _revisions(library: Library) -> list[int]:
    came = Counter(_state(library, paper) for paper in library.papers.values())
    return [came[revision.number] for revision in library.lock.revisions]


def _facts(library: Library, documents: Sequence[Document]) -> Facts:
    papers = sorted(library.papers.values(), key=by_title)
    numbers = {one.id: n for n, one in enumerate(documents) if one.kind == "paper"}
    choices = {facet.name: facet.choices(library) for facet in FACETS if facet.choices}
    return {
        "keys": "".join(paper.id[-_KEY:] for paper in papers),
        "choices": {name: list(map(_written, found)) for name, found in choices.items()},
        "moved": library.lock.redirects,
        "columns": {
            **{facet.name: _column(library, facet, papers) for facet in FACETS},
            **_shown(library, papers),
            "document": [numbers[paper.id] for paper in papers],
        },
    }


def _written(choice: Choice) -> Facts:
    """What there is to say of a choice: of some thousand authors, little more than their names."""
    return {name: value for name, value in asdict(choice).items() if value}


def _column(library: Library, facet: Facet, papers: Sequence[Paper]) -> list[Any]:
    """What each paper has of a facet; where that has choices, their numbers."""
    values = [facet.value(library, paper) for paper in papers]
    if facet.choices is None:
        return values
    numbers = {choice.value: number for number, choice in enumerate(facet.choices(library))}
    return [[numbers[one] for one in several] for several in values]


def _shown(library: Library, papers: Sequence[Paper]) -> Facts:
    """What a paper's line shows beside what it can be filtered by."""
    cards = [card(library, paper) for paper in papers]
    return {
        "when": [shown.date for shown in cards],
        "year": [shown.year for shown in cards],
        "byline": [_byline(shown.byline) for shown in cards],
        "elsewhere": [shown.elsewhere and astuple(shown.elsewhere)[:2] for shown in cards],
        **{
            fact.name: [value_of(paper.facts.get(fact.name)) for paper in papers]
            for fact in facts_in(Export.EXPLORE)
            if fact.name not in _WORDED
        },
    }


def _byline(pieces: Sequence[LinkView]) -> str | list[list[str]]:
    """A text, or where there is an author's page its pieces, with the slugs of such pages."""
    if not any(piece.url for piece in pieces):
        return "".join(piece.text for piece in pieces)
    folder = AUTHOR.folder
    return [[piece.text, piece.url.removeprefix(folder).removesuffix(".html")] for piece in pieces]
