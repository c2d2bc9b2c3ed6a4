"""Trends: which terms rose and which faded."""

from sitegen.library.paper import Paper
from sitegen.library.trends import find_trends
from tests.factories import date, library, paper


def of_year(year: int, number: int, word: str) -> Paper:
    title = f"{word} {chr(97 + number % 26)}{number}"
    return paper(title, date=date(f"{year}-03-01"), abstract=())


OWLS = [of_year(2020 + n % 4, n, "Owls") for n in range(60)]
MOTHS = [of_year(2025, n, "Moths") for n in range(40)]
BARE = [paper(f"Moths without a year {n}") for n in range(9)]


def test_what_came_rose_and_what_went_faded() -> None:
    found = find_trends(library([*OWLS, *MOTHS, *BARE]))
    assert found is not None
    assert (found.since, found.papers) == (2025, (60, 40))
    assert [each.written for each in found.rose] == ["moths"]
    assert [(each.share, each.elsewhere) for each in found.rose] == [(1.0, 0.0)]
    assert [each.written for each in found.faded][:1] == ["owls"]


def test_papers_without_a_year_are_behind_nothing() -> None:
    found = find_trends(library([*OWLS, *MOTHS, *BARE]))
    bare = {each.id for each in BARE}
    assert found is not None
    assert all(bare.isdisjoint(each.papers) for each in (*found.rose, *found.faded))


def test_a_short_list_and_one_of_a_single_year_have_none() -> None:
    assert find_trends(library(OWLS[:10])) is None
    assert find_trends(library(MOTHS)) is None
    assert find_trends(library([])) is None
