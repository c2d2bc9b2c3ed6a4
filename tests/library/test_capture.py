"""When a page was saved: every rule, the strongest first."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.record import Dump, ListingPage, Record
from sitegen.library.capture import Capture, date_of_arxiv, infer_captures, resolve_date
from sitegen.matching.cluster import match
from sitegen.text.dates import PartialDate, YearFrom, parse_iso, parse_listed
from tests.corpus import each_folder_of_dumps, saved
from tests.strategies import Card, cards_page


def record(dump: str, title: str, day: str | None) -> Record:
    listed = parse_listed(day) if day else None
    return Record(dump=dump, lines=(1,), title=title, date=listed)


def dump(name: str, captured: str | None, days: Mapping[str, str | None]) -> Dump:
    """A page of papers by title, each with the day that it shows."""
    return Dump(
        name=name,
        path=name,
        line_count=len(days),
        boilerplate=0,
        pages=(
            ListingPage(
                line=1,
                layout="cards",
                captured=parse_listed(captured) if captured else None,
                records=tuple(record(name, title, day) for title, day in days.items()),
            ),
        ),
        skipped=(),
    )


def captures(*dumps: Dump, by_curator: Mapping[str, str] | None = None) -> dict[str, Capture]:
    """The capture of each dump, which has one page."""
    clusters: dict[str, list[Record]] = {}
    for page in dumps:
        for listed in page.records:
            clusters.setdefault(listed.title, []).append(listed)
    given = {name: parse_iso(day) for name, day in (by_curator or {}).items()}
    inferred = infer_captures(dumps, clusters.values(), {n: d for n, d in given.items() if d})
    return {name: capture for (name, _), capture in inferred.items()}


def years(*dumps: Dump, by_curator: Mapping[str, str] | None = None) -> list[int | None]:
    inferred = captures(*dumps, by_curator=by_curator)
    return [date.year if (date := inferred[page.name].date) else None for page in dumps]


def test_the_year_follows_the_newest_that_the_page_states() -> None:
    page = dump("a", "Dec 11", {"One": "Apr 3", "Two": "Jun 3, 2022", "Three": "Jun 3, 2024"})
    capture = captures(page)["a"]
    assert capture.date == PartialDate(month=12, day=11, year=2025, year_from=YearFrom.CAPTURE)
    assert capture.reason == "inferred: the newest year it states is 2024"


def test_another_page_that_states_the_year_counts_for_more() -> None:
    page = dump("a", "Dec 11", {"One": "Apr 3", "Two": "Jun 3, 2022"})
    later = dump("b", "Apr 15", {"One": "Apr 3, 2025"})
    capture = captures(page, later)["a"]
    assert capture.date is not None and capture.date.year == 2025
    assert capture.reason == "inferred: a paper it lists without a year appear elsewhere with 2025"
    assert years(page, later) == [2025, 2026]


def test_another_day_of_the_same_paper_decides_nothing() -> None:
    page = dump("a", "Dec 11", {"One": "Apr 3"})
    later = dump("b", "Apr 15", {"One": "Apr 4, 2025"})
    assert years(page, later) == [None, 2026]


def test_where_pages_disagree_most_papers_decide() -> None:
    page = dump("a", "Dec 11", {"One": "Apr 3", "Two": "Apr 4", "Three": "Apr 5"})
    wrong = dump("b", None, {"One": "Apr 3, 2021"})
    right = dump("c", None, {"Two": "Apr 4, 2024", "Three": "Apr 5, 2024"})
    assert years(page, wrong, right)[0] == 2024


def test_of_equal_evidence_the_earlier_year_is_taken() -> None:
    page = dump("a", "Dec 11", {"One": "Apr 3", "Two": "Apr 4"})
    others = dump("b", None, {"One": "Apr 3, 2025"}), dump("c", None, {"Two": "Apr 4, 2024"})
    assert years(page, *others)[0] == 2024


def test_evidence_elsewhere_cannot_contradict_what_the_page_states() -> None:
    page = dump("a", "Dec 11", {"One": "Apr 3", "Two": "Jun 3, 2024"})
    wrong = dump("b", None, {"One": "Apr 3, 2023"})
    assert years(page, wrong)[0] == 2025


def test_without_evidence_the_year_stays_unknown() -> None:
    capture = captures(dump("a", "Mar 13", {"One": None, "Two": "Mar 1"}))["a"]
    assert capture.date == PartialDate(month=3, day=13)
    assert capture.reason == "nothing on the page or elsewhere decides the year"


def test_a_page_without_a_head_has_no_date() -> None:
    capture = captures(dump("a", None, {"One": "Jun 3, 2024"}))["a"]
    assert (capture.date, capture.reason) == (None, "it shows no date")


@pytest.mark.parametrize(
    ("name", "listed", "day"),
    [
        ("2026-11-22-export.bib", "Jun 3, 2024", "2026-11-22"),
        ("zotero/2026-11-22.bib", None, "2026-11-22"),
        ("2026-11-22-page.txt", "Jun 3", None),  # whose year it may not tell
        ("2026-13-22-export.bib", None, None),
        ("2026-11-223.bib", None, None),
        ("export-2026-11-22.bib", None, None),
    ],
)
def test_a_file_that_shows_no_day_was_saved_on_the_day_of_its_name(
    name: str, listed: str | None, day: str | None
) -> None:
    assert captures(dump(name, None, {"One": listed}))[name].day == day


def test_a_day_that_is_shown_counts_for_more_than_a_name() -> None:
    name = "2026-11-22-page.txt"
    assert captures(dump(name, "Mar 13, 2025", {"One": None}))[name].day == "2025-03-13"


def test_a_head_with_a_year_needs_no_inference() -> None:
    capture = captures(dump("a", "Mar 13, 2025", {"One": "Jun 3, 2020"}))["a"]
    assert capture.date is not None and capture.date.year == 2025
    assert capture.reason == "the page states the year"


def test_the_curator_wins() -> None:
    page = dump("a", "Dec 11", {"One": "Jun 3, 2024"})
    capture = captures(page, by_curator={"a": "2027-01-02"})["a"]
    assert capture.date == parse_iso("2027-01-02")
    assert capture.reason == "given by the curator"


@pytest.mark.parametrize(
    ("captured", "days"),
    [
        ("Feb 29", {"One": "Jun 3, 2021"}),
        ("Dec 11", {"One": "Jun 3, 2021", "Two": "Feb 29"}),
        ("Dec 11", {"One": "Jun 3, 2021", "Two": "Feb 29", "Three": "Feb 29, 2020"}),
    ],
)
def test_a_page_with_february_29_was_saved_in_a_leap_year(
    captured: str, days: dict[str, str | None]
) -> None:
    assert years(dump("a", captured, days)) == [2024]


def test_february_29_after_the_capture_says_nothing() -> None:
    assert years(dump("a", "Jan 5", {"One": "Jun 3, 2021", "Two": "Feb 29"})) == [2022]


def test_evidence_for_a_common_year_does_not_fit_february_29() -> None:
    page = dump("a", "Dec 11", {"One": "Apr 3", "Two": "Feb 29"})
    assert years(page, dump("b", None, {"One": "Apr 3, 2023"}))[0] is None


def test_the_last_year_there_is_has_none_after_it() -> None:
    assert years(dump("a", "Dec 11", {"One": "Jun 3, 9999"})) == [None]


def test_a_listing_takes_the_year_of_its_capture() -> None:
    page = dump("a", "Dec 11", {"Old": "Jun 3, 2024", "New": "Apr 3", "Undated": None})
    capture = captures(page)["a"]
    dates = [resolve_date(listed, capture) for listed in page.records]
    assert [date.iso if date else None for date in dates] == ["2024-06-03", "2025-04-03", None]
    assert [date.year_from if date else None for date in dates] == [
        YearFrom.LISTING,
        YearFrom.CAPTURE,
        None,
    ]


@pytest.mark.parametrize("day", ["Dec 12", "Feb 29"])
def test_a_day_that_the_captures_year_does_not_allow_keeps_no_year(day: str) -> None:
    captured = PartialDate(month=12, day=11, year=2025, year_from=YearFrom.CAPTURE)
    capture = Capture(page=("a", 1), date=captured, reason="invented")
    assert resolve_date(record("a", "One", day), capture) == parse_listed(day)


def test_the_day_of_the_capture_is_in_its_year() -> None:
    captured = PartialDate(month=12, day=11, year=2025, year_from=YearFrom.CURATOR)
    date = resolve_date(
        record("a", "One", "Dec 11"), Capture(page=("a", 1), date=captured, reason="")
    )
    assert date is not None and date.iso == "2025-12-11"


def test_captures_are_ordered_and_unknown_years_come_first() -> None:
    unknown = Capture(page=("a", 1), date=parse_listed("Dec 31"), reason="")
    none = Capture(page=("b", 1), date=None, reason="")
    known = Capture(page=("c", 1), date=parse_iso("2020-01-01"), reason="")
    assert sorted([known, unknown, none], key=lambda c: c.order) == [none, unknown, known]


def two_pages(first: str, second: str) -> Dump:
    """A dump of two pages, the first of which states no year."""
    pages = cards_page([OPEN], first) + "\n" + cards_page([STATED], second)
    return read_dump(SavedFile(name="two.txt", path="two.txt", data=pages.encode()))


OPEN = Card(title="Lantern", abstract="A cache is lit.", who="  • 4 authors", when="Apr 3")
STATED = Card(title="Orchard", abstract="Apples fall.", who="  • 2 authors", when="Apr 4, 2024")


def test_each_page_of_a_dump_is_a_capture_of_its_own() -> None:
    dump = two_pages("Dec 11", "Apr 15")
    inferred = infer_captures([dump], [[record] for record in dump.records], {})
    assert {page: str(capture.date) for page, capture in inferred.items()} == {
        ("two.txt", 1): "Dec 11",
        ("two.txt", 2): "Apr 15, 2025",
    }
    dates = [resolve_date(listed, inferred[listed.page_id]) for listed in dump.records]
    assert list(map(str, dates)) == ["Apr 3", "Apr 4, 2024"]


@pytest.mark.parametrize(
    ("shown", "dates"),
    [
        (("Dec 11", "Apr 15"), ["Dec 11, 2023", "Apr 15, 2025"]),
        (("Dec 11", "Dec 11"), ["Dec 11, 2023", "Dec 11, 2023"]),
        (("Dec 12", "Apr 15"), ["Dec 11, 2023", "Dec 11, 2023"]),
    ],
)
def test_the_curators_day_is_meant_for_the_pages_that_show_no_other(
    shown: tuple[str, str], dates: list[str]
) -> None:
    day = parse_iso("2023-12-11")
    assert day is not None
    inferred = infer_captures([two_pages(*shown)], [], {"two.txt": day})
    assert [str(capture.date) for capture in inferred.values()] == dates


@each_folder_of_dumps
def test_the_five_dumps(folder: Path) -> None:
    paths = sorted(folder.iterdir())
    dumps = [read_dump(saved(path)) for path in paths]
    records = [listed for page in dumps for listed in page.records]
    clusters = [[records[i] for i in cluster] for cluster in match(records).clusters]
    inferred = infer_captures(dumps, clusters, {})
    dates = [inferred[page.name, 1].date for page in dumps]
    assert list(map(str, dates)) == ["None", "Dec 11, 2025", "None", "Apr 15, 2026", "Mar 13"]


@pytest.mark.parametrize(
    ("day", "arxiv", "iso"),
    [
        ((4, 23), "2404.16710", "2024-04-23"),
        ((4, 30), "2405.00001", "2024-04-30"),  # announced in the month after it was submitted
        ((12, 31), "2501.00001", "2024-12-31"),
        ((6, 1), "2404.16710", None),  # listed in another month: the id tells nothing
        ((2, 29), "2502.00001", None),
    ],
)
def test_an_arxiv_id_tells_the_year_of_a_listed_day(
    day: tuple[int, int], arxiv: str, iso: str | None
) -> None:
    listed = Record(dump="a.txt", lines=(1,), title="A", date=PartialDate(month=day[0], day=day[1]))
    capture = Capture(page=("a.txt", 1), date=None, reason="invented")
    found = resolve_date(listed, capture, arxiv)
    assert found is not None and found.iso == iso


@pytest.mark.parametrize(("arxiv", "iso"), [("2404.16710", "2024-04"), ("2311.00001", "2024")])
def test_an_arxiv_id_tells_the_month_of_its_own_year(arxiv: str, iso: str) -> None:
    stated = Record(dump="a.bib", lines=(1,), title="A", date=parse_iso("2024"))
    found = resolve_date(stated, Capture(page=("a.bib", 1), date=None, reason="invented"), arxiv)
    assert found is not None and found.iso == iso


def test_an_arxiv_id_tells_the_month_of_what_has_no_date() -> None:
    assert str(date_of_arxiv("2404.16710")) == "Apr 2024"
    assert str(date_of_arxiv("cs/0112017")) == "Dec 2001"


def test_what_is_not_confirmed_decides_no_year() -> None:
    page = dump("a", "Dec 11", {"One": "Apr 3"})
    rumor = Record(
        dump="r.bib",
        lines=(1,),
        title="One",
        date=parse_iso("2021-04-03", YearFrom.LISTING),
        arxiv="2104.00001",
        is_confirmed=False,
    )
    inferred = infer_captures([page], [(*page.records, rumor)], {})
    assert [each.date and each.date.year for each in inferred.values()] == [None]
