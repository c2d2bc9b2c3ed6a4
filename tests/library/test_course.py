"""Courses: the curator's paths and the picks of topics, with their steps in order."""

from msgspec.structs import replace

from sitegen.library.course import Course
from tests.factories import library, paper, path, picked, topic

FIRST, SECOND, THIRD = (paper(title) for title in ("Anvil", "Bellows", "Crucible"))
PAPERS = (FIRST, SECOND, THIRD)


def steps(course: Course) -> list[tuple[str, str, str]]:
    return [(step.paper.title.value, step.why, step.remark) for step in course.steps]


def test_a_path_is_a_course_on_the_home_page() -> None:
    shelf = library(PAPERS, paths=[path("From Ore to Iron", (THIRD, "Melt."), (FIRST, "Beat."))])
    (course,) = shelf.courses.paths
    assert (course.title, course.intro) == ("From Ore to Iron", "In this order.")
    assert course.url == "index.html#path-from-ore-to-iron"
    assert steps(course) == [("Crucible", "Melt.", ""), ("Anvil", "Beat.", "")]


def test_the_picks_of_a_topic_are_a_course_in_the_order_of_the_curators_file() -> None:
    decisions = {
        THIRD.id: picked("It is hot.", step="Start here."),
        FIRST.id: picked("It is heavy."),
        SECOND.id: picked("It is elsewhere."),
    }
    shelf = library(
        PAPERS,
        topics=[topic("caches", "Caches", scope="To keep things."), topic("rivers", "Rivers")],
        filed={SECOND.id: ["rivers", "caches"]},
        decisions=decisions,
    )
    course = shelf.courses.picks["caches"]
    assert (course.title, course.intro) == ("Caches", "To keep things.")
    assert course.url == "topics/caches.html#picks"
    assert steps(course) == [
        ("Crucible", "Start here.", "It is hot."),
        ("Anvil", "", "It is heavy."),
    ]
    assert list(shelf.courses.picks) == ["caches", "rivers"]


def test_a_step_without_words_has_the_remark_of_the_pick() -> None:
    shelf = library(
        PAPERS,
        decisions={FIRST.id: picked("It is heavy.")},
        paths=[path("Forge", (FIRST, ""), (SECOND, ""))],
    )
    (course,) = shelf.courses.paths
    assert steps(course) == [("Anvil", "", "It is heavy."), ("Bellows", "", "")]


def test_a_paper_may_be_in_several_courses_and_knows_them_all() -> None:
    shelf = library(
        PAPERS,
        decisions={FIRST.id: picked(), SECOND.id: picked()},
        paths=[path("Forge", (FIRST, ""), (THIRD, "")), path("Smithy", (SECOND, ""), (FIRST, ""))],
    )
    of_paper = {one.id: [c.title for c in shelf.courses.of_paper.get(one.id, ())] for one in PAPERS}
    assert of_paper == {
        FIRST.id: ["Forge", "Smithy", topic().name],
        SECOND.id: ["Smithy", topic().name],
        THIRD.id: ["Forge"],
    }


def test_what_is_hidden_or_unknown_is_no_step_and_an_empty_course_is_none() -> None:
    stranger = paper("Nowhere")
    hidden = replace(picked(), hidden=True)
    paths = [
        path("Forge", (FIRST, ""), (SECOND, ""), (stranger, "")),
        path("Smithy", (SECOND, "")),
        path("Nothing"),
    ]
    shelf = library(PAPERS, decisions={SECOND.id: hidden}, paths=paths)
    assert [course.ids for course in shelf.courses.every] == [(FIRST.id,)]
    assert SECOND.id not in shelf.courses.of_paper


def test_a_paper_is_one_step_of_a_path_however_often_it_is_named() -> None:
    shelf = library(PAPERS, paths=[path("Forge", (FIRST, "One."), (SECOND, ""), (FIRST, "Two."))])
    (course,) = shelf.courses.paths
    assert steps(course) == [("Anvil", "One.", ""), ("Bellows", "", "")]


def test_paths_of_one_title_have_anchors_of_their_own() -> None:
    titles = ("Forge", "Forge!", "Forge 2", "炉", "火")
    shelf = library(PAPERS, paths=[path(title, (FIRST, "")) for title in titles])
    anchors = [course.anchor for course in shelf.courses.paths]
    assert anchors == ["path-forge", "path-forge-2", "path-forge-2-2", "path", "path-2"]


def test_a_pick_that_is_under_no_topic_is_in_no_course() -> None:
    shelf = library(PAPERS, filed={FIRST.id: []}, decisions={FIRST.id: picked()})
    assert shelf.courses.every == ()
