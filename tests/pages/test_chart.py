"""The chart of years: a bar for each year, one for those long before, one for those without."""

from sitegen.library.paper import Paper
from sitegen.pages.chart import fullest, year_axis, year_chart
from sitegen.present.view import BarView, ChartView
from sitegen.text.dates import YearFrom
from tests.factories import date, paper


def chart_of(papers: list[Paper]) -> ChartView:
    axis = year_axis(papers)
    return year_chart(papers, "birds", axis, fullest(axis, papers))


def bars(*years: int) -> tuple[BarView, ...]:
    papers = [paper(f"Finch {n}", date=date(f"{y}-05-01")) for n, y in enumerate(years)]
    return chart_of(papers).years


def test_a_year_without_papers_has_its_place() -> None:
    found = bars(2024, 2026, 2026)
    assert [(bar.label, bar.count, bar.url) for bar in found] == [
        ("2024", 1, "explore.html#topic=birds&year=2024"),
        ("2025", 0, ""),
        ("2026", 2, "explore.html#topic=birds&year=2026"),
    ]
    assert not any(bar.is_before for bar in found)


def test_a_long_time_ago_is_one_bar() -> None:
    first, *others = bars(1958, 1986, 2026, 2026)
    assert (first.label, first.is_before, first.count) == ("2014", True, 2)
    assert first.url == "explore.html#topic=birds&year=-2014"
    assert [bar.label for bar in others] == [str(year) for year in range(2015, 2027)]
    assert [bar.height for bar in (first, others[-1])] == [100, 100]
    assert not any(bar.is_before for bar in others)


def test_where_most_papers_are_old_a_bar_is_a_decade() -> None:
    first, *others = bars(1751, 1841, 1905, 1958, 1959, 2004, 2026)
    assert (first.label, first.is_before, first.count) == ("1929", True, 3)
    assert first.url == "explore.html#topic=birds&year=-1929"
    assert [bar.label for bar in others] == [f"{year}s" for year in range(1930, 2030, 10)]
    fifties = others[2]
    assert (fifties.label, fifties.count) == ("1950s", 2)
    assert fifties.url == "explore.html#topic=birds&year=1950-1959"


def test_papers_without_a_year_are_on_the_same_scale() -> None:
    dated, undated = paper("Finch", date=date("2026-05-01")), paper("Finch and Wren")
    chart = chart_of([undated, dated, undated])
    assert [bar.height for bar in chart.years] == [50]
    assert chart.undated == BarView(
        label="no year",
        is_before=False,
        count=2,
        height=100,
        url="explore.html#topic=birds&undated=only",
    )


def test_no_dates_no_bars() -> None:
    chart = chart_of([paper()])
    assert chart.years == ()
    assert chart.undated is not None


def test_nothing_undated_no_bar_for_it() -> None:
    assert chart_of([paper(date=date("2026-05-01"))]).undated is None


def test_a_bar_is_hatched_whole_only_if_all_of_it_is_inferred() -> None:
    of_2025 = [paper(f"Finch {n}", date=date("2025-05-01")) for n in range(300)]
    guess = paper("Wren", date=date("2026-01-01", by=YearFrom.CAPTURE))
    low = [paper(f"Owl {n}", date=date("2026-05-01")) for n in range(3)]
    *_, bar = chart_of([*of_2025, *low, guess]).years
    assert (bar.height, bar.inferred, bar.inferred_height) == (1, 1, 0)
    *_, bar = chart_of([*of_2025, guess]).years
    assert (bar.height, bar.inferred_height) == (1, 1)
