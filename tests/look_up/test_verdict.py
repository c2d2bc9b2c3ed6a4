"""Which hits are accepted, and why the others are not."""

from typing import Any

import pytest

from sitegen.look_up.hit import Hit
from sitegen.look_up.verdict import judge
from sitegen.look_up.wanted import Question
from sitegen.text.dates import PartialDate, YearFrom
from sitegen.text.person import people
from tests.factories import date, record


def question(title: str = "Sparrow: A Small Cache", **facts: Any) -> Question:
    return Question(key="sparrow-123456", known=record(title, **facts))


def hit(title: str = "Sparrow: A Small Cache", **facts: Any) -> Hit:
    given: dict[str, Any] = {
        "arxiv": "2401.00001",
        "authors": people(["Ada Finch", "Bo Wren"])[0],
        "submitted": date("2024-01-02", by=YearFrom.ARXIV),
    }
    return Hit(title=title, **(given | facts))


def named(*names: str) -> dict[str, Any]:
    authors, complete = people(names)
    count = len(authors) if complete else None
    return {"authors": authors, "authors_complete": complete, "authors_count": count}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SPARROW: a small cache.", "Sparrow: A Small Cache"),
        ("[cs.LG] Sparrow: A Small Cache (preprint)", "Sparrow: A Small Cache"),
        ("τ-Bench and H₂O", "$\\tau$-bench and H$_2$O"),
        ("A <i>Small</i> Cache &amp; More", "A Small Cache & More"),
        ("Wait for It...", "Wait for it…"),
    ],
)
def test_the_same_title_is_accepted(ours: str, theirs: str) -> None:
    found = hit(theirs)
    assert judge(question(ours), [found]).accepted is found


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Sparrow: A Small Cache", "Sparrow: A Smaller Cache"),
        ("Sparrow: A Small Cache", "Sparrow: A Small Cache for Readers"),
        ("Sparrow: A Small Cache II", "Sparrow: A Small Cache"),
        ("Sparrow: A Small Cache…", "Sparrow: A Small Cache"),
    ],
)
def test_another_title_is_doubtful(ours: str, theirs: str) -> None:
    verdict = judge(question(ours), [hit(theirs)])
    assert verdict.accepted is None
    assert [doubt.reason for doubt in verdict.doubts] == ["the titles are not the same"]


@pytest.mark.parametrize(
    "facts",
    [
        {"authors_count": 2},
        named("Ada Finch", "Bo Wren"),
        named("A. Finch", "B. Wren"),
        named("Ada Finch", "et al."),
        {"date": date("2024-08-17")},
        {"date": date("2025-08-17")},
        {"date": date()},
        {"date": PartialDate(year=2023, year_from=YearFrom.LISTING)},
        {"authors_count": 2, "date": date("2023-12-30", by=YearFrom.CAPTURE)},
    ],
)
def test_what_agrees_is_accepted(facts: dict[str, Any]) -> None:
    assert judge(question(**facts), [hit()]).accepted


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"authors_count": 3}, "3 authors here, 2 there"),
        ({"authors_count": 1}, "1 author here, 2 there"),
        (named("Ada Finch", "Bo Wren", "Cy Jay"), "3 authors here, 2 there"),
        (named("Cy Jay", "Di Kite"), "the authors are others"),
        (named("Cy Jay", "et al."), "no author is named by both"),
        ({"date": date("2018-08-17")}, "6 years apart"),
        ({"date": date("2022-08-17")}, "2 years apart"),
        ({"date": date("2018-08-17", by=YearFrom.CAPTURE)}, "6 years apart"),
        ({"authors_count": 9, "date": date("2018-08-17")}, "years apart"),
    ],
)
def test_what_contradicts_is_doubtful(facts: dict[str, Any], reason: str) -> None:
    verdict = judge(question(**facts), [hit()])
    assert verdict.accepted is None
    assert reason in verdict.doubts[0].reason


def test_every_contradiction_is_said() -> None:
    (doubt,) = judge(question(authors_count=9, date=date("2018-08-17")), [hit()]).doubts
    assert doubt.reason == "9 authors here, 2 there; the dates are 6 years apart"


@pytest.mark.parametrize("title", ["Editorial", "Book Reviews"])
def test_a_title_that_many_papers_have_is_doubtful(title: str) -> None:
    verdict = judge(question(title, authors_count=2), [hit(title)])
    assert [doubt.reason for doubt in verdict.doubts] == ["many papers have this title"]


def test_a_short_title_needs_something_that_agrees() -> None:
    (doubt,) = judge(question("Deep Caching"), [hit("Deep Caching")]).doubts
    assert doubt.reason == "the title is short, and nothing else that is known agrees"
    assert judge(question("Deep Caching", authors_count=2), [hit("Deep Caching")]).accepted


def test_two_papers_of_one_title_are_doubtful() -> None:
    verdict = judge(question(), [hit(), hit(arxiv="2402.00002")])
    assert verdict.accepted is None
    assert {doubt.reason for doubt in verdict.doubts} == {"2 papers on arXiv have this title"}


def test_what_is_known_tells_two_papers_of_one_title_apart() -> None:
    later = hit(arxiv="2402.00002", submitted=date("2021-01-02", by=YearFrom.ARXIV))
    verdict = judge(question(date=date("2024-03-01")), [later, hit()])
    assert verdict.accepted == hit()
    assert verdict.doubts == ()


def test_no_hit_is_no_verdict_on_any() -> None:
    verdict = judge(question(), [])
    assert (verdict.accepted, verdict.doubts) == (None, ())
