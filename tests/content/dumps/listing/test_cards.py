"""Who and when, whole and cut short."""

import pytest

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump, Organization, Record
from sitegen.text.dates import PartialDate, YearFrom
from tests.corpus import saved
from tests.strategies import cards_page

PAPER = "Lantern: Caching Without Regret\n\nA cache is lit. It forgets nothing."
NEXT = "Orchard Scheduling\n\nTrees are scheduled. Apples fall on time."


def read(*blocks: str) -> Dump:
    text = cards_page([]) + "\n" + "\n\n".join(blocks)
    return read_dump(saved(text))


def only(*blocks: str) -> Record:
    (record,) = read(*blocks).records
    return record


@pytest.mark.parametrize(
    ("who", "count"), [("  • 13 authors", 13), ("• 1 author", 1), ("•2 authors", 2)]
)
def test_a_count_of_authors(who: str, count: int) -> None:
    record = only(PAPER, f"{who}\n·\nApr 23")
    assert (record.authors_count, record.organization) == (count, None)


@pytest.mark.parametrize(
    ("who", "slug", "name"),
    [
        ("facebook AI at Meta", "facebook", "AI at Meta"),
        ("google Google", "google", "Google"),
        ("lonely", "lonely", "lonely"),
        ("x-lab  大学 & Söhne (R&D)", "x-lab", "大学 & Söhne (R&D)"),
        ("13 authors", "13", "authors"),
    ],
)
def test_an_organization(who: str, slug: str, name: str) -> None:
    record = only(PAPER, f"{who}\n·\nApr 23")
    assert record.organization == Organization(slug=slug, name=name)
    assert record.authors_count is None


@pytest.mark.parametrize(
    ("when", "date", "comments"),
    [
        ("Apr 23", PartialDate(month=4, day=23), None),
        ("Nov 21 2", PartialDate(month=11, day=21), 2),
        ("Feb 29", PartialDate(month=2, day=29), None),
        (
            "Jun 29, 2022",
            PartialDate(month=6, day=29, year=2022, year_from=YearFrom.LISTING),
            None,
        ),
        (
            "Jun 9, 2022 104",
            PartialDate(month=6, day=9, year=2022, year_from=YearFrom.LISTING),
            104,
        ),
    ],
)
def test_when_and_how_many_comments(when: str, date: PartialDate, comments: int | None) -> None:
    record = only(PAPER, f"  • 4 authors\n·\n{when}")
    assert (record.date, record.comments) == (date, comments)


@pytest.mark.parametrize("day", ["Feb 30", "Feb 29, 2023", "Sep 31 4", "Jun 0", "Foo 3"])
def test_a_day_that_does_not_exist_is_skipped_and_the_rest_kept(day: str) -> None:
    dump = read(PAPER, f"  • 4 authors\n·\n{day}", NEXT)
    assert [record.title for record in dump.records] == [
        "Lantern: Caching Without Regret",
        "Orchard Scheduling",
    ]
    assert (dump.records[0].authors_count, dump.records[0].date) == (4, None)
    (skipped,) = dump.skipped
    assert (skipped.excerpt, skipped.reason) == (day, "a day that does not exist")


@pytest.mark.parametrize("when", ["about 5 hours ago", "Sept 3", "Apr 3 1,024", "Apr 3 2new"])
def test_what_cannot_be_read_right_below_a_dot_is_not_a_paper(when: str) -> None:
    dump = read(PAPER, f"  • 4 authors\n·\n{when}", NEXT)
    assert len(dump.records) == 2
    (skipped,) = dump.skipped
    assert skipped.excerpt == when


@pytest.mark.parametrize(
    ("cut", "authors_count", "date"),
    [
        ("  • 4 authors", 4, None),
        ("  • 4 authors\n·", 4, None),
        ("·\nApr 23", None, PartialDate(month=4, day=23)),
        ("·", None, None),
    ],
)
@pytest.mark.parametrize("rest", [[], [NEXT]], ids=["at the end", "in the middle"])
def test_a_byline_cut_short_keeps_what_is_left(
    cut: str, authors_count: int | None, date: PartialDate | None, rest: list[str]
) -> None:
    dump = read(PAPER, cut, *rest)
    record = dump.records[0]
    assert len(dump.records) == 1 + len(rest)
    assert (record.authors_count, record.date) == (authors_count, date)
    assert record.text == "A cache is lit. It forgets nothing."
    assert dump.skipped == ()


def test_an_organization_without_when() -> None:
    record = only(PAPER, "facebook AI at Meta\n·")
    assert record.organization == Organization(slug="facebook", name="AI at Meta")


def test_a_byline_without_a_paper_is_skipped() -> None:
    dump = read("  • 4 authors\n·\nApr 23", NEXT)
    assert [record.title for record in dump.records] == ["Orchard Scheduling"]
    (skipped,) = dump.skipped
    assert (skipped.line, skipped.count) == (13, 3)
    assert (skipped.reason, skipped.excerpt) == (
        "who and when, but no paper",
        "• 4 authors · Apr 23",
    )


def test_a_title_without_an_abstract_keeps_its_byline() -> None:
    first, second = read("Lantern: Caching", "  • 4 authors\n·\nApr 23", NEXT).records
    assert (first.title, first.abstract, first.authors_count) == ("Lantern: Caching", (), 4)
    assert (second.title, second.authors_count) == ("Orchard Scheduling", None)


def test_lines_of_one_paragraph_are_joined() -> None:
    record = only("Lantern: Caching\nWithout Regret", "A cache is lit.\nIt forgets nothing.")
    assert record.title == "Lantern: Caching Without Regret"
    assert record.text == "A cache is lit. It forgets nothing."
    assert record.lines == (13, 14, 16, 17)


def test_each_head_begins_a_page_of_its_own_day() -> None:
    twice = cards_page([], "Apr 15") + "\n" + cards_page([], "May 16")
    dump = read_dump(saved(twice))
    assert [str(page.captured) for page in dump.pages] == ["Apr 15", "May 16"]
