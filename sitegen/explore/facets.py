"""Explore: what the page of all papers knows about each paper, to filter and sort them.

    explore/papers.js              facts of every paper, in the order of titles
    explore/<version>/rows-N.js    what papers' lines show, newest paper first
    explore/revisions.js           how many papers came with each revision of the list

Facts are columns of numbers, like beside like, because those compress well and a hundred thousand
papers are filtered in one pass.  What lines show comes in parts, for those that a reader looks at:
titles too, although the page has the first of them, to be there without JavaScript.

`FACETS` are what papers of any list can be narrowed by.  The browser's half of each, under the same
name, is in `sitegen/browser/explore/facets.js`: how it filters, how an address spells it, how it
looks.  The facets of the list's own join them there by what `own` says of them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, astuple

from sitegen.content import facets as content
from sitegen.content.record import Dump
from sitegen.content.taxonomy import UNSORTED
from sitegen.explore.known import key_of
from sitegen.library.chosen import value_of
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from sitegen.present.card import card
from sitegen.present.finding import finding
from sitegen.present.hue import hue
from sitegen.present.source_page import source_names
from sitegen.present.view import LinkView
from sitegen.search import Document
from sitegen.site_map import AUTHOR, EXPLORE
from sitegen.text.clean import escape, first_few
from sitegen.text.data_script import data_script, packed_script, versioned
from sitegen.text.formula import Formula
from sitegen.text.markdown_mathematics import formula_html
from sitegen.text.prose import Prose, text_of

ROWS_PER_PART = 100
_UNKNOWN = -1

Facts = dict[str, Any]


class Choice(Struct, frozen=True, kw_only=True):
    """One of the values that a facet may have in this list, and how it reads, under a heading.

    `hue` is that of the heading; `formerly` are values that addresses still ask for and that this
    one replaced.
    """

    value: str
    label: str
    group: str = ""
    hue: int = 0
    formerly: Sequence[str] = ()


class Facet(Struct, frozen=True, kw_only=True):
    """What papers can be narrowed by: its name, and its value for a paper.

    `value` is a number.  Where there are `choices`, it is a list of their values.
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
    return list(dict.fromkeys(author.slug for author in authors if author.is_choice))


def _author_choices(library: Library) -> list[Choice]:
    """Those of most papers first. Whoever has one paper is found by a search."""
    formerly: dict[str, list[str]] = {}
    for slug, heirs in library.authors.former.items():
        for heir in heirs:
            formerly.setdefault(heir, []).append(slug)
    return [
        Choice(value=author.slug, label=author.name, formerly=formerly.get(author.slug, ()))
        for author in sorted(library.authors.choices, key=lambda author: -len(author.papers))
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


def _picked(library: Library, paper: Paper) -> int:
    return int(library.pick(paper) is not None)


def _dumps(library: Library, paper: Paper) -> list[str]:
    places = library.dump_places
    found = {record.dump for record in paper.records}
    return sorted(found & places.keys(), key=places.__getitem__)


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


def facets_of(library: Library) -> tuple[Facet, ...]:
    """`FACETS`, and those of the list's own of which a paper has a value."""
    own = (_own(facet) for facet in library.facets.facets if _has_values(library, facet))
    return (*FACETS, *own)


def _own(facet: content.Facet) -> Facet:
    return Facet(
        name=facet.key,
        value=lambda library, paper: [each.value for each in library.facets.of(paper.id, facet)],
        choices=lambda library: [
            Choice(value=value.slug, label=value.title) for value in facet.values
        ],
    )


def _has_values(library: Library, facet: content.Facet) -> bool:
    return any(library.facets.of(paper, facet) for paper in library.papers)


def explore_files(library: Library, documents: Sequence[Document]) -> dict[str, str]:
    """Every data file of the page, by its path below the site's root.

    `documents` are those of the search index, in its order: a search gives the page their numbers.
    """
    papers = sorted(library.papers.values(), key=by_title)
    version, parts = versioned("explore", dict(_rows(library, papers)))
    facts = _facts(library, papers, documents) | {"version": version, "rowsPerPart": ROWS_PER_PART}
    files = {
        "explore/papers.js": packed_script("explore-papers", facts),
        "explore/revisions.js": data_script("revisions", _revisions(library)),
    }
    return files | parts


def _rows(library: Library, papers: Sequence[Paper]) -> Iterator[tuple[str, str]]:
    """The parts of rows; the newest paper comes first, as the browser sorts them by their dates."""
    newest = sorted(papers, key=lambda paper: -_date(library, paper))
    for number, start in enumerate(range(0, len(newest), ROWS_PER_PART)):
        name = f"rows-{number}"
        some = newest[start : start + ROWS_PER_PART]
        rows = [_row(library, paper) for paper in some]
        yield name, (packed_script if library.is_lean else data_script)(name, rows)


def _row(library: Library, paper: Paper) -> list[Any]:
    """What a paper's line shows; its title is there as markup too where it holds a formula."""
    shown = card(library, paper)
    return [
        paper.id,
        shown.title,
        _markup(shown.title),
        shown.date,
        shown.year,
        _byline(shown.byline),
        shown.elsewhere and astuple(shown.elsewhere)[:2],
        library.pick(paper) or "",
        finding(paper),
    ]


def _revisions(library: Library) -> list[int]:
    came = Counter(_state(library, paper) for paper in library.papers.values())
    return [came[revision.number] for revision in library.lock.revisions]


def _markup(title: str) -> str:
    """A title with formulas as HTML; empty for one that is text alone."""
    if not isinstance(title, Prose) or not title.formulas:
        return ""
    return "".join(
        formula_html(each) if isinstance(each, Formula) else escape(text_of(each))
        for each in title.segments
    )


def _facts(library: Library, papers: Sequence[Paper], documents: Sequence[Document]) -> Facts:
    numbers = {one.id: n for n, one in enumerate(documents) if one.kind == "paper"}
    facets = facets_of(library)
    choices = {facet.name: facet.choices(library) for facet in facets if facet.choices}
    titles = {facet.key: facet.title for facet in library.facets.facets}
    return {
        "keys": "".join(key_of(paper.id) for paper in papers),
        "alike": _alike(papers),
        "choices": {name: list(map(_written, found)) for name, found in choices.items()},
        "own": [[f.name, titles[f.name]] for f in facets if f.name in titles],
        "moved": library.lock.redirects,
        "columns": {
            **{facet.name: _column(library, facet, papers) for facet in facets},
            "comments": [_comments(paper) for paper in papers],
            "document": [numbers[paper.id] for paper in papers],
        },
    }


def _alike(papers: Sequence[Paper]) -> dict[str, int]:
    """The numbers of the papers whose ids end as another's does, by their whole ids."""
    counts = Counter(key_of(paper.id) for paper in papers)
    return {paper.id: n for n, paper in enumerate(papers) if counts[key_of(paper.id)] > 1}


def _comments(paper: Paper) -> int:
    comments = value_of(paper.comments)
    return _UNKNOWN if comments is None else comments


def _written(choice: Choice) -> Facts:
    """What there is to say of a choice: of some thousand authors, little more than their names."""
    return {name: value for name, value in asdict(choice).items() if value}


def _column(library: Library, facet: Facet, papers: Sequence[Paper]) -> list[Any]:
    """What each paper has of a facet; where that has choices, how many each has, and all their
    numbers one after the other.
    """
    values = [facet.value(library, paper) for paper in papers]
    if facet.choices is None:
        return values
    numbers = {choice.value: number for number, choice in enumerate(facet.choices(library))}
    return [
        [len(several) for several in values],
        [numbers[one] for several in values for one in several],
    ]


def _byline(pieces: Sequence[LinkView]) -> str | list[list[str]]:
    """A text, or its pieces where one leads somewhere: the slug of an author's page, or the
    fragment that narrows this page to their papers.
    """
    if not any(piece.url for piece in pieces):
        return "".join(piece.text for piece in pieces)
    return [[piece.text, _beyond_folder(piece.url)] for piece in pieces]


def _beyond_folder(url: str) -> str:
    folder, page = AUTHOR.folder, EXPLORE.address
    return url.removeprefix(page).removeprefix(folder).removesuffix(".html")
