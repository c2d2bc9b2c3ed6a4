"""How a course reads as a whole, and on the page of one of its papers."""

import json

from sitegen.present.course import COURSES, course_files, course_view, places_in_courses
from sitegen.present.view import LinkView
from tests.factories import library, paper, path, picked

FIRST, SECOND, THIRD = PAPERS = tuple(paper(title) for title in ("Anvil", "Bellows", "Crucible"))
FORGE = path("Forge", (FIRST, "Beat."), (SECOND, "Blow."), (THIRD, "Melt."))


def test_a_papers_place_has_its_neighbors_and_its_reason() -> None:
    shelf = library(PAPERS, paths=[FORGE])
    (place,) = places_in_courses(shelf, SECOND)
    assert (place.title, place.page, place.anchor) == ("Forge", "index.html", "path-forge")
    assert (place.number, place.ids, place.why) == (2, tuple(p.id for p in PAPERS), "Blow.")
    assert place.previous == LinkView(text="Anvil", url=FIRST.url)
    assert place.following == LinkView(text="Crucible", url=THIRD.url)


def test_the_ends_of_a_course_have_one_neighbor() -> None:
    shelf = library(PAPERS, paths=[FORGE])
    (first,), (last,) = (places_in_courses(shelf, one) for one in (FIRST, THIRD))
    assert (first.number, first.previous) == (1, None)
    assert (last.number, last.following) == (3, None)
    assert first.following == last.previous


def test_a_paper_in_two_courses_has_two_places_and_one_alone_none() -> None:
    alone = path("Alone", (FIRST, ""))
    decisions = {THIRD.id: picked(step="Start here."), FIRST.id: picked()}
    shelf = library(PAPERS, paths=[FORGE, alone], decisions=decisions)
    places = [(p.title, p.number, p.why) for p in places_in_courses(shelf, THIRD)]
    assert places == [("Forge", 3, "Melt."), ("Caches, large & small", 1, "Start here.")]
    assert list(places_in_courses(library(PAPERS, paths=[alone]), FIRST)) == []
    assert list(places_in_courses(library(PAPERS), FIRST)) == []


def test_the_browser_is_given_every_course_with_its_words() -> None:
    shelf = library(PAPERS, paths=[FORGE], decisions={THIRD.id: picked("It is hot.")})
    ((name, script),) = course_files(shelf).items()
    assert name == f"{COURSES}.js"
    call, _, rest = script.partition(",")
    assert call == 'sitegen.receive("courses"'
    forge, caches = json.loads(rest.removesuffix(");\n"))
    assert forge[:2] == ["index.html#path-forge", "Forge"]
    assert forge[2][1] == ["Bellows", SECOND.url, "Blow.", ""]
    assert caches[2] == [["Crucible", THIRD.url, "", "It is hot."]]


def test_titles_have_the_dashes_that_they_have_everywhere() -> None:
    shelf = library([typeset := paper("Moth -- Lamp")], paths=[path("Night", (typeset, ""))])
    (course,) = shelf.courses.paths
    assert course_view(course).steps[0].title == "Moth – Lamp"
    assert "Moth \\u2013 Lamp" in course_files(shelf)[f"{COURSES}.js"]


def test_a_view_says_no_more_than_the_course() -> None:
    (course,) = library(PAPERS, paths=[FORGE]).courses.paths
    view = course_view(course)
    assert (view.title, view.anchor, view.url) == (course.title, course.anchor, course.url)
    assert [(step.id, step.url) for step in view.steps] == [(p.id, p.url) for p in PAPERS]
