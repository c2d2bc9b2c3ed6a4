"""What the Explore page knows of each paper."""

import re
from typing import Any

from msgspec.structs import replace

from sitegen.content.curation import Decision
from sitegen.content.handwritten import Handwritten
from sitegen.content.lock_file import Lock
from sitegen.explore.facets import FACETS, ROWS_PER_PART, explore_files
from sitegen.library.history import update
from sitegen.library.library import Library, by_title
from sitegen.library.paper import build_paper
from sitegen.search import Document
from sitegen.search.documents import documents
from sitegen.site.bundles import BROWSER
from tests.factories import (
    ADA,
    CAPTURES,
    JAN,
    TEAM,
    date,
    facet,
    faceted,
    library,
    organization,
    paper,
    record,
    topic,
)
from tests.text.test_data_script import read_packed, read_script

OLD = paper("Apricots and Caches", date=date("2024-08-17"), authors_count=3, comments=2)
NEW = paper(
    "Zebras: Caching at Speed",
    date=date("2026-02-01"),
    organization=organization("Invented Labs"),
    doi="10.5555/zebra",
    abstract=("Code: https://github.com/invented/zebras",),
)
BARE = paper("Moths")
TOPICS = (topic(), topic("moths", "Moths & lamps"))


def found(of: Library) -> list[Document]:
    return list(documents(of, {"about.html": Handwritten(markdown="# About")}))


def facts(of: Library) -> dict[str, Any]:
    name, value = read_packed(explore_files(of, found(of))["explore/papers.js"])
    assert name == "explore-papers"
    return dict(value)


def columns(of: Library) -> dict[str, list[Any]]:
    return dict(facts(of)["columns"])


def topic_choices(of: Library) -> list[str]:
    return [choice["value"] for choice in facts(of)["choices"]["topics"]]


def shelf() -> Library:
    filed = {OLD.id: ["caches"], NEW.id: ["moths", "caches"], BARE.id: []}
    decisions = {OLD.id: Decision(place=(), pick="Read it first.")}
    return library([NEW, OLD, BARE], topics=TOPICS, filed=filed, decisions=decisions)


def test_every_facet_has_both_its_halves() -> None:
    source = (BROWSER / "explore" / "facets.js").read_text(encoding="utf-8")
    declared = re.findall(r'\bname: "([\w-]+)"', source)
    assert declared == [facet.name for facet in FACETS]


def test_facts_stand_in_the_order_of_titles_and_say_whose_they_are() -> None:
    ids = [OLD.id, BARE.id, NEW.id]
    assert facts(shelf())["keys"] == "".join(identifier[-6:] for identifier in ids)


def rows(of: Library) -> list[list[Any]]:
    """The rows of all papers, in the order of their parts."""
    files = explore_files(of, found(of))
    parts = -(-len(of.papers) // ROWS_PER_PART)
    version = facts(of)["version"]
    scripts = [read_script(files[f"explore/{version}/rows-{n}.js"]) for n in range(parts)]
    assert [name for name, _ in scripts] == [f"rows-{n}" for n in range(parts)]
    assert all(len(part) == ROWS_PER_PART for _, part in scripts[:-1])
    return [row for _, part in scripts for row in part]


def several(of: Library, name: str) -> list[list[int]]:
    """What each paper has of a facet with choices."""
    counts, numbers = columns(of)[name]
    rest = iter(numbers)
    return [[next(rest) for _ in range(count)] for count in counts]


def test_every_fact_of_a_paper_is_there_and_what_is_unknown_is_empty() -> None:
    numbers = columns(shelf())["document"]
    assert columns(shelf()) == {
        "date": [20240817, 0, 20260201],
        "authors": [[0, 0, 0], []],
        "comments": [2, -1, -1],
        "topics": [[1, 1, 2], [0, 2, 1, 0]],
        "dumps": [[1, 1, 1], [0, 0, 0]],
        "code": [0, 0, 1],
        "picked": [1, 0, 0],
        "state": [1, 1, 1],
        "document": numbers,
    }


def test_rows_hold_what_lines_show_the_newest_first() -> None:
    doi = ("DOI", "https://doi.org/10.5555/zebra")
    (title, text), when = (NEW.title.value, NEW.text), "Feb 1, 2026"
    assert rows(shelf()) == [
        [NEW.id, title, "", when, "2026", "Invented Labs", [*doi], "", text],
        [
            OLD.id,
            OLD.title.value,
            "",
            "Aug 17, 2024",
            "2024",
            "3 authors",
            None,
            "Read it first.",
            "",
        ],
        [BARE.id, "Moths", "", "", "", "", None, "", ""],
    ]


def test_a_title_with_a_formula_is_there_as_markup_too() -> None:
    ((_, title, markup, *_),) = rows(library([paper("Sorting in $O(n^2)$")]))
    assert title == "Sorting in O(n²)"
    assert markup.startswith("Sorting in <math")


def test_ids_that_end_alike_are_told_apart() -> None:
    one, other = (replace(paper(), id=f"{name}-aaaaaa") for name in ("moths", "apples"))
    of = library([one, other, BARE])
    ids = [each.id for each in sorted(of.papers.values(), key=by_title)]
    assert facts(of)["alike"] == {each.id: ids.index(each.id) for each in (one, other)}
    assert facts(shelf())["alike"] == {}


def test_a_search_tells_papers_by_their_numbers_in_the_index() -> None:
    ordered = [one.id for one in found(shelf())]
    assert [ordered[n] for n in columns(shelf())["document"]] == [OLD.id, BARE.id, NEW.id]


def test_unsorted_is_a_topic_only_where_a_paper_is() -> None:
    assert topic_choices(shelf()) == ["caches", "moths", "unsorted"]
    assert topic_choices(library([OLD])) == ["caches"]


def test_authors_of_several_papers_are_choices_those_of_most_first() -> None:
    papers = [
        paper("Moths", authors=(JAN, ADA)),
        paper("Lamps", authors=(ADA, TEAM, JAN)),
        paper("Wicks", authors=(JAN,)),
    ]
    of = library(papers)
    assert facts(of)["choices"]["authors"] == [
        {"value": "jan-van-der-berg-jr", "label": "Jan van der Berg Jr."},
        {"value": "ada-bettong", "label": "Ada Bettong"},
    ]
    lamps, moths, wicks = range(3)
    assert several(of, "authors") == [[1, 0], [0, 1], [0]]
    bylines = [row[5] for row in rows(of)]
    assert bylines[wicks] == [["van der Berg", "jan-van-der-berg-jr"]]
    assert bylines[lamps] == [["Bettong", "ada-bettong"], [" et al.", ""]]
    assert len(bylines[moths]) == 3


def test_the_lists_own_facets_join_where_a_paper_has_a_value() -> None:
    made_of = facet("made-of", "clay", "iron", title="Made of", several=True)
    own = faceted({OLD.id: {"made-of": ["iron", "clay"]}}, made_of, facet("use", "tea", "soup"))
    of = library([OLD, BARE], facets=own)
    assert facts(of)["own"] == [["facet.made-of", "Made of"]]
    assert facts(of)["choices"]["facet.made-of"] == [
        {"value": "clay", "label": "Clay"},
        {"value": "iron", "label": "Iron"},
    ]
    assert several(of, "facet.made-of") == [[1, 0], []]
    assert facts(shelf())["own"] == []


def test_a_day_without_a_year_does_not_sort() -> None:
    undated = paper("Moths", date=date(day=(4, 23)))
    assert columns(library([undated]))["date"] == [0]
    ((_, _, _, when, *_),) = rows(library([undated]))
    assert when == "Apr 23, year not listed"


def test_rows_stand_in_parts() -> None:
    papers = [paper(f"Moths {n}", abstract=(f"Text {n}.",)) for n in range(ROWS_PER_PART + 1)]
    of = library([NEW, *papers])
    assert [row[0] for row in rows(of)] == [
        each.id for each in sorted(of.papers.values(), key=lambda one: (one != NEW, by_title(one)))
    ]


def test_revisions_count_the_papers_that_came_with_each() -> None:
    first = update(Lock(), [OLD], None)
    second = update(first, [OLD, NEW, BARE], None)
    of = library([OLD, NEW, BARE], lock=second)
    assert read_script(explore_files(of, found(of))["explore/revisions.js"]) == (
        "revisions",
        [1, 2],
    )
    assert columns(of)["state"] == [1, 2, 2]


def test_a_merged_papers_id_leads_to_where_it_is_now() -> None:
    former = paper("Moths, Again")
    records = [record("Moths"), record("Moths, Again", lines=(2,))]
    merged = build_paper(records, (), CAPTURES, BARE.id)
    lock = update(update(Lock(), [BARE, former], None), [merged], None)
    assert facts(library([merged], lock=lock))["moved"] == {former.id: BARE.id}


def test_equal_lists_give_equal_files() -> None:
    assert explore_files(shelf(), found(shelf())) == explore_files(shelf(), found(shelf()))
