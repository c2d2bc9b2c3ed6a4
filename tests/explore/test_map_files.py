"""What the map draws and says of papers."""

import re
from itertools import accumulate
from typing import Any

from sitegen.content.map_lock import HEIGHT, WIDTH
from sitegen.explore.map_files import MOST_SMALL, PER_PART, map_files
from sitegen.library.field_map import field_map
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from sitegen.library.related import relate
from sitegen.text.prose import typeset
from tests.corpus import ROOT
from tests.explore.test_selection_export import HOSTILE
from tests.factories import date, library, paper, picked, related_as, topic
from tests.text.test_data_script import read_packed, read_script

MOTHS = paper("Moths in caches of lanterns", date=date("2024-08-17"))
OWLS = paper("Owls in caches of lanterns")
LAMPS = paper("Lamps")
TOPICS = (topic("caches", "Caches & lanterns", group="Machines"),)
FILED = {MOTHS.id: ["caches"], OWLS.id: ["caches"], LAMPS.id: []}
DECISIONS = {MOTHS.id: picked()}


def small_list() -> Library:
    return library([MOTHS, OWLS, LAMPS], topics=TOPICS, filed=FILED, decisions=DECISIONS)


def files_of(of: Library) -> dict[str, str]:
    related = relate(of)
    return map_files(of, related, field_map(of, related))


def facts_of(files: dict[str, str]) -> dict[str, Any]:
    name, value = read_packed(files["explore/map.js"])
    assert name == "map"
    return dict(value)


def about(files: dict[str, str]) -> list[list[Any]]:
    """What is said of each paper, in the order of Explore."""
    facts = facts_of(files)
    folder = f"explore/{facts['version']}"
    parts = -(-len(facts["place"]) // facts["perPart"])
    rows = [row for n in range(parts) for row in read_packed(files[f"{folder}/map-{n}.js"])[1]]
    return [rows[place] for place in facts["place"]]


def invented(count: int) -> list[Paper]:
    return [paper(f"Moth {n} under lantern {n % 7} and cache {n % 11}") for n in range(count)]


def test_points_come_in_the_order_of_explore_with_what_is_said_of_them() -> None:
    files = files_of(small_list())
    facts = facts_of(files)
    order = sorted((MOTHS, OWLS, LAMPS), key=by_title)
    assert [row[0] for row in about(files)] == [each.id for each in order]
    assert all(0 <= x < WIDTH for x in facts["x"])
    assert all(0 <= y < HEIGHT for y in facts["y"])
    assert facts["labels"][0][:2] == ["caches", ["Caches &", "lanterns"]]


def test_a_paper_says_why_it_is_where_it_is_and_to_which_it_is_related() -> None:
    found = {row[0]: row for row in about(files_of(small_list()))}
    _, title, year, words, others, stated = found[MOTHS.id]
    assert (title, year) == ("Moths in caches of lanterns", "2024")
    assert words
    assert others == [2], "Owls, the last title"
    assert stated == []
    assert found[LAMPS.id][3:] == [[], [], []]


def test_a_paper_says_what_the_curator_says_of_it_and_another() -> None:
    of = library([MOTHS, OWLS], relations=related_as("extends", MOTHS, OWLS))
    found = {row[0]: row[5] for row in about(files_of(of))}
    assert found == {
        MOTHS.id: [["Extends", 1, "Owls in caches of lanterns"]],
        OWLS.id: [["Extended by", 0, MOTHS.title.value]],
    }


def test_picks_and_those_that_others_relate_to_are_larger() -> None:
    sizes = facts_of(files_of(small_list()))["size"]
    lamps, moths, owls = sizes
    assert lamps < owls < moths


def test_whatever_titles_hold_arrives() -> None:
    papers = [paper(f"Moths {n} {text}") for n, text in enumerate(HOSTILE)]
    titles = {row[0]: row[1] for row in about(files_of(library(papers)))}
    assert titles == {each.id: typeset(each.title.value) for each in papers}


def test_a_long_list_comes_in_parts_of_neighbors_and_its_small_map_in_part() -> None:
    papers = invented(MOST_SMALL + 150)
    of = library(papers, topics=TOPICS, filed={each.id: ["caches"] for each in papers})
    files = map_files(of, {}, field_map(of, {}))
    assert len(about(files)) == len(papers)
    facts = facts_of(files)
    assert sorted(facts["place"]) == list(range(len(papers)))
    first = {n for n, place in enumerate(facts["place"]) if place < PER_PART}
    least = min(facts["size"][n] for n in first)
    assert all(facts["size"][n] <= least for n in range(len(papers)) if n not in first)
    small = read_script(files["explore/small-map.js"])[1]
    assert len(small["x"]) == len(small["y"]) == len(small["size"]) == sum(small["counts"])
    assert len(small["x"]) == MOST_SMALL


def test_the_small_map_goes_from_left_to_right_in_each_topic() -> None:
    files = files_of(small_list())
    name, small = read_script(files["explore/small-map.js"])
    assert name == "small-map"
    assert small["counts"] == [2, 1]
    assert [row[0] for row in small["topics"]] == ["caches"]
    in_caches, rest = small["x"][:2], small["x"][2:]
    facts = facts_of(files)
    lamps, moths, owls = (x // small["step"] for x in facts["x"])
    assert list(accumulate(in_caches)) == sorted([moths, owls])
    assert rest == [lamps]


def test_the_picture_has_the_colors_of_the_pages() -> None:
    tokens = (ROOT / "sitegen/browser/styles/tokens.css").read_text(encoding="utf-8")
    picture = files_of(small_list())["explore/map.svg"]
    colors = set(re.findall(r"#[0-9a-f]{6}", picture))
    assert len(colors) == 16
    assert [color for color in colors if color not in tokens] == []


def test_the_picture_has_a_dot_for_each_paper_and_no_markup_of_a_name() -> None:
    picture = files_of(small_list())["explore/map.svg"]
    assert picture.count("h0") == 3
    assert "Caches &amp;</tspan>" in picture
    assert files_of(library([]))["explore/map.svg"].count("h0") == 0
