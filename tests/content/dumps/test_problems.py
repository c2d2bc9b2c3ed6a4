"""What a curator is told about a dump, and what the answers in curation.yml change."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.dumps.answers import Answers, stale_answers
from sitegen.content.dumps.problems import find_problems, in_yaml, lacking_records
from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Appearance, Dump
from sitegen.content.yaml_file import read_yaml
from tests.content.dumps.accounting import assert_accounted_for, facts
from tests.corpus import saved
from tests.factories import date, record
from tests.strategies import Card, cards_page, glued_page

PAPERS = [
    Card(
        title=f"{name}: Caching Without Regret",
        abstract="A cache is lit by day. It forgets nothing. " * 6,
        who="  • 4 authors",
        when="Apr 3",
    )
    for name in ("Lantern", "Orchard", "Sparrow")
]
PAGE = cards_page(PAPERS)


def read(text: str, **answers: Any) -> Dump:
    dump = read_dump(saved(text), Answers(**answers))
    assert_accounted_for(dump)
    return dump


def problems(text: str, **answers: Any) -> list[str]:
    found = find_problems(read(text, **answers), Answers(**answers), allow_unread=False)
    return [str(problem) for problem in found]


def lines(first: int, last: int | None = None) -> range:
    return range(first, (last or first) + 1)


def test_a_page_that_is_fully_read_has_no_problem() -> None:
    assert problems(PAGE) == []


def test_a_run_of_skipped_lines_is_one_problem_with_its_reasons() -> None:
    broken = PAGE.replace("Apr 3", "Feb 30", 1)
    assert problems(broken) == [
        "page.txt:19: 1 line skipped: a day that does not exist ('Feb 30') (fix the text, or "
        "write under dumps in curation.yml: page.txt: {skip: [19]})"
    ]
    headless = PAGE.replace(f"{PAPERS[0].title}\n\n{PAPERS[0].abstract}\n\n", "")
    (problem,) = problems(headless)
    assert problem.startswith("page.txt:13: 3 lines skipped: who and when, but no paper ('• 4 aut")
    assert '{skip: ["13-15"]}' in problem


def test_lines_that_the_curator_skips_are_no_problem_and_belong_to_nothing() -> None:
    first = facts(read(PAGE))[0]
    dump = read(PAGE, skip=(lines(13, 20),))
    assert first not in facts(dump) and facts(dump) == facts(read(PAGE))[1:]
    (skipped,) = dump.skipped
    assert (skipped.line, skipped.count, skipped.reason) == (13, 8, "skipped by the curator")
    assert problems(PAGE, skip=(lines(13, 20),)) == []


def test_a_head_without_papers_is_a_problem() -> None:
    assert problems(cards_page([])) == [
        "page.txt:1: there are no papers below the head of this page "
        "(save the whole page, or delete it)"
    ]
    (problem,) = problems(PAGE + "\n" + cards_page([]))
    assert problem.startswith("page.txt:37: there are no papers")


def test_two_bare_titles_that_read_as_title_and_abstract_are_asked_about() -> None:
    page = PAGE + "\nTides of the Sea\n\nLakes of the Land\n"
    (problem,) = problems(page)
    assert "'Tides of the Sea' has no byline, and only 'Lakes of the Land' below it" in problem
    both = (lines(37), lines(39))
    assert [record.title for record in read(page, papers=both).records][3:] == [
        "Tides of the Sea",
        "Lakes of the Land",
    ]
    assert problems(page, papers=both) == problems(page, skip=(lines(37, 39),)) == []


def test_a_name_and_a_day_are_no_paper_where_all_have_abstracts() -> None:
    page = PAGE + "\nA Corp Website\n\n·\n\nJan 5, 2024\n"
    (problem,) = problems(page)
    assert problem.startswith("page.txt:37: is this a paper? 'A Corp Website' has no abstract (")
    assert problems(page, papers=(lines(37),)) == problems(page, skip=(lines(37, 41),)) == []


def test_a_sentence_is_no_abstract_where_all_have_long_ones() -> None:
    (problem,) = problems(PAGE + "\n2 days ago\n\nA lantern is lit at night and forgets by day.\n")
    assert "page.txt:37: is this a paper? '2 days ago' has no byline, and only 'A lan" in problem
    short = [Card(title=f"Lantern {n}", abstract="A cache is lit by day.") for n in range(9)]
    assert problems(glued_page([*PAPERS, *short, *PAPERS])) == []


FURTHER = "The code of the lantern is kept in a drawer."


def test_a_further_paragraph_is_asked_about_where_the_others_have_one() -> None:
    page = glued_page(PAPERS)
    further = page.replace(f"{PAPERS[1].title}\n", f"{FURTHER}\n{PAPERS[1].title}\n")
    assert problems(further) == [
        f"page.txt:5: does all of this belong to '{PAPERS[0].title}'? It has 1 line more than "
        f"most others ('{FURTHER}') (write under dumps in curation.yml: page.txt: {{skip: [5]}} "
        "if not, {papers: [3]} if it does)"
    ]
    assert problems(further, papers=(lines(3),)) == []
    assert facts(read(further, skip=(lines(5),))) == facts(read(page))
    assert problems(further.replace(FURTHER, "Code: https://example.org/lantern.")) == []
    each = [Card(title=paper.title, abstract=f"{paper.abstract}\n{FURTHER}") for paper in PAPERS]
    assert problems(glued_page(each)) == []


def test_lines_that_were_joined_are_asked_about_where_the_others_have_one() -> None:
    titles = "\n".join(["Lanterns of a Village at Night"] * 9)
    (problem,) = problems(PAGE + f"\nMore of the Same\n\n{titles}\n")
    assert problem.startswith(
        "page.txt:40: does all of this belong to 'More of the Same'? It has 8"
    )


def test_nothing_is_asked_where_most_listings_are_bare() -> None:
    titles = [record(f"Lantern {number}") for number in range(9)]
    assert lacking_records(titles) == []
    full = record("Orchard", abstract=("Trees are scheduled, and apples fall on time.",))
    assert lacking_records([full, *titles, full]) == []
    assert lacking_records([full, titles[0], full, *titles]) == [titles[0], *titles]
    assert lacking_records([record(date=date()), *titles[:1]]) == titles[:1]


def test_where_no_listing_has_more_than_a_title_nothing_is_asked() -> None:
    assert problems(glued_page([]).rstrip() + "Lantern\nOrchard\nSparrow\n") == []


@pytest.mark.parametrize(
    ("answers", "stale"),
    [
        (Answers(skip=(lines(13, 15),)), []),
        (Answers(skip=(lines(13), lines(20), lines(40, 50))), [("skip", 1), ("skip", 2)]),
        (Answers(skip=(lines(1, 9),)), [("skip", 0)]),
        (Answers(papers=(lines(13), lines(14), lines(99))), [("papers", 1), ("papers", 2)]),
        (Answers(skip=(lines(13, 19),), papers=(lines(13),)), [("papers", 0)]),
        (Answers(papers=(lines(13, 14), lines(13, 15))), [("papers", 1)]),
    ],
)
def test_an_answer_that_answers_nothing_is_stale(
    answers: Answers, stale: list[tuple[str, int]]
) -> None:
    dump = read_dump(saved(PAGE), answers)
    found = stale_answers(answers, read(PAGE), dump)
    assert [(each.key, each.index) for each in found] == stale


@example("no")
@given(st.text(min_size=1).filter(lambda name: "\x00" not in name))
def test_the_name_of_any_dump_can_be_copied_into_the_curators_file(name: str) -> None:
    file = read_yaml("curation.yml", f"dumps: {{{in_yaml(name)}: {{skip: [1]}}}}")
    if not file.problems:
        assert [str(key) for key in file.data["dumps"]] == [name]


def test_what_shares_its_line_with_a_paper_is_not_to_be_skipped() -> None:
    cut = '[{"title": "A Lantern", "arxiv_id": "2401.00001", "authors": ["A Bo"]}, {"title": "An Or'
    dump = read_dump(saved(cut, "cut.json"))
    assert [record.title for record in dump.records] == ["A Lantern"]
    (problem,) = find_problems(dump, Answers(), allow_unread=False)
    assert problem.remedy == "save the file again, or fix the text"


def test_a_file_like_two_layouts_is_answered_with_both() -> None:
    looks = Appearance("Markdown and BibTeX alike", "divide it", ("Markdown", "BibTeX"))
    dump = replace(read_dump(saved("")), unread=looks)
    (problem,) = find_problems(dump, Answers(), allow_unread=False)
    assert "page.txt: {layout: Markdown} or {layout: BibTeX}" in problem.remedy
