"""Capture: when a page was saved, and how its year was inferred.

The page's head gives a month and a day, never a year; a listing leaves its year out when it
is the capture's.  So the year follows from evidence, the strongest first:

1. the curator says so;
2. the same paper on another page states the year that this page leaves out;
3. every year stated on a page is earlier than the capture's, so it is at least the newest
   stated year plus one.  Listings near the capture are the most common, so the earliest
   year that fits is taken, and the reason says it is an inference.

A page with a February 29 that has no year was saved in a leap year, so no other fits.
Where nothing decides, the year stays unknown.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR

from sitegen.content.record import Dump, Record
from sitegen.text.dates import PartialDate, YearFrom, is_leap


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """When one dump was saved. `reason` says where the year came from.

    Its abstracts are the authors' words, or `summaries` in the list's own.
    """

    dump: str
    date: PartialDate | None
    reason: str
    summaries: bool = False

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key, oldest first; a capture without a known year counts as the oldest."""
        if self.date is None:
            return 0, 0, 0
        return self.date.year or 0, self.date.month, self.date.day

    @property
    def day(self) -> str | None:
        """The day as an ISO date, if its year is known."""
        return self.date.iso if self.date else None


def infer_captures(
    dumps: Sequence[Dump],
    clusters: Iterable[Sequence[Record]],
    by_curator: Mapping[str, PartialDate],
    summaries: Collection[str] = (),
) -> dict[str, Capture]:
    """The capture of each dump by its name. Each of `clusters` holds the records of one paper.

    The curator says when some were saved, and whose texts are `summaries`.
    """
    elsewhere = _years_stated_elsewhere(clusters)
    captures = (
        _capture(dump, elsewhere.get(dump.name, Counter()), by_curator.get(dump.name))
        for dump in dumps
    )
    return {each.dump: replace(each, summaries=each.dump in summaries) for each in captures}


def newest(captures: Iterable[Capture]) -> Capture | None:
    """The newest of the captures whose year is known."""
    return max((each for each in captures if each.day), key=lambda c: c.order, default=None)


def resolve_date(record: Record, capture: Capture) -> PartialDate | None:
    """The record's date with the year its listing left out, where that can be known."""
    date = record.date
    if date is None or date.year is not None:
        return date
    captured = capture.date
    if captured is None or captured.year is None:
        return date
    if (date.month, date.day) > (captured.month, captured.day):
        return date  # a day after the capture: the page's own rule does not hold for it
    try:
        return date.in_year(captured.year, YearFrom.CAPTURE)
    except ValueError:
        return date  # February 29 of a common year


def _years_stated_elsewhere(clusters: Iterable[Sequence[Record]]) -> dict[str, Counter[int]]:
    """For each dump: how often another dump states the year of a day this one leaves open."""
    votes: dict[str, Counter[int]] = {}
    for cluster in clusters:
        stated = {(r.date.month, r.date.day, r.date.year) for r in cluster if r.date}
        for record in cluster:
            if record.date is None or record.date.year is not None:
                continue
            for month, day, year in stated:
                if year and (month, day) == (record.date.month, record.date.day):
                    votes.setdefault(record.dump, Counter())[year] += 1
    return votes


def _capture(dump: Dump, elsewhere: Counter[int], by_curator: PartialDate | None) -> Capture:
    if by_curator is not None:
        return Capture(dump=dump.name, date=by_curator, reason="given by the curator")
    day = dump.captured
    if day is None:
        return Capture(dump=dump.name, date=None, reason="the page shows no date")
    if day.year is not None:
        return Capture(dump=dump.name, date=day, reason="the page states the year")
    year, reason = _year(_newest_stated(dump), elsewhere, leap=_shows_leap_day(dump, day))
    if year is None:
        return Capture(dump=dump.name, date=day, reason=reason)
    return Capture(dump=dump.name, date=day.in_year(year, YearFrom.CAPTURE), reason=reason)


def _newest_stated(dump: Dump) -> int | None:
    years = [record.date.year for record in dump.records if record.date and record.date.year]
    return max(years, default=None)


def _shows_leap_day(dump: Dump, captured: PartialDate) -> bool:
    """Does the page show a February 29 of the year it was saved in?"""
    open_days = [record.date for record in dump.records if record.date and not record.date.year]
    within = (captured.month, captured.day) >= (2, 29)
    return within and any(day.is_leap_day for day in (captured, *open_days))


def _year(
    newest_stated: int | None, elsewhere: Counter[int], *, leap: bool
) -> tuple[int | None, str]:
    possible = {
        year: votes
        for year, votes in elsewhere.items()
        if (newest_stated is None or year > newest_stated) and (is_leap(year) or not leap)
    }
    if possible:
        year = max(possible, key=lambda y: (possible[y], -y))
        papers = "a paper" if possible[year] == 1 else f"{possible[year]} papers"
        return year, f"inferred: {papers} it lists without a year appear elsewhere with {year}"
    for year in range((newest_stated or MAXYEAR) + 1, MAXYEAR + 1):
        if is_leap(year) or not leap:
            return year, f"inferred: the newest year it states is {newest_stated}"
    return None, "nothing on the page or elsewhere decides the year"
