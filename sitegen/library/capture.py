"""Capture: when a page was saved, and how its year was inferred.

The page's head gives a month and a day, never a year; a listing leaves its year out when it
is the capture's.  So the year follows from evidence, the strongest first:

1. given by the curator;
2. the same paper elsewhere states the year that this page leaves out, or its arXiv id tells it;
3. every year stated on a page is earlier than the capture's, so it is at least the newest
   stated year plus one.  Listings near the capture are the most common, so the earliest
   year that fits is taken, and the reason says it is an inference.

A page that shows no day was saved on the day that its file is named after, if that decides no year.
A page with a February 29 that has no year was saved in a leap year, so no other fits.
Where nothing decides, the year stays unknown.  A dump may hold several pages; each is a capture
of its own.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import MAXYEAR

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.record import Dump, ListingPage, PageId, Record
from sitegen.text.dates import PartialDate, YearFrom, date_or_none, is_leap, parse_iso
from sitegen.text.identifier import arxiv_month

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)


class Capture(Struct, frozen=True, kw_only=True):
    """When one page of a dump was saved. `reason` says where the year came from.

    Its abstracts are the authors' words, or `summaries` in the list's own.
    """

    page: PageId
    date: PartialDate | None
    reason: str
    summaries: bool = False

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key, oldest first; a capture without a known year counts as the oldest."""
        if self.date is None:
            return 0, 0, 0
        return self.date.order

    @property
    def day(self) -> str | None:
        """The day as an ISO date, if its year is known."""
        return self.date.iso if self.date else None


def infer_captures(
    dumps: Sequence[Dump],
    clusters: Iterable[Sequence[Record]],
    by_curator: Mapping[str, PartialDate],
    summaries: Collection[str] = (),
) -> dict[PageId, Capture]:
    """The capture of each page. Each of `clusters` holds the records of one paper.

    `by_curator` says when some dumps were saved; those in `summaries` hold the list's own texts.
    """
    elsewhere = _years_stated_elsewhere(clusters)
    captures = {}
    for dump in dumps:
        given = _given(dump, by_curator.get(dump.name))
        for page_id, page in zip(dump.page_ids, dump.pages, strict=True):
            date, reason = _date(page, elsewhere.get(page_id, Counter()), given.get(page_id))
            if date is None and (named := _named(dump.name, page)):
                date, reason = named, "the file's name begins with it"
            captures[page_id] = Capture(
                page=page_id, date=date, reason=reason, summaries=dump.name in summaries
            )
    return captures


def newest(captures: Iterable[Capture]) -> Capture | None:
    """The newest of the captures whose year is known."""
    return max((each for each in captures if each.day), key=lambda c: c.order, default=None)


def resolve_date(record: Record, capture: Capture, arxiv: str | None = None) -> PartialDate | None:
    """The record's date with the year its listing left out, where that can be known.

    `arxiv` is the paper's id, which tells the month in which it was submitted: that of a year that
    lacks it, if it was the same year.
    """
    date = record.date
    if date is None:
        return None
    if date.year is not None:
        told = date_of_arxiv(arxiv) if arxiv and date.month is None else None
        return replace(date, month=told.month) if told and told.year == date.year else date
    if told := _told_by(arxiv, date):
        return told
    captured = capture.date
    if captured is None or captured.year is None:
        return date
    if date.order[1:] > captured.order[1:]:
        return date  # a day after the capture: the page's own rule does not hold for it
    try:
        return date.in_year(captured.year, YearFrom.CAPTURE)
    except ValueError:
        return date  # February 29 of a common year


def date_of_arxiv(arxiv: str) -> PartialDate | None:
    """The month that an arXiv id tells."""
    told = arxiv_month(arxiv)
    return date_or_none(*told, year_from=YearFrom.ARXIV) if told else None


def with_arxiv(records: Iterable[Record]) -> Record | None:
    """The first confirmed record of a paper that has an arXiv id."""
    return next((record for record in records if record.arxiv and record.is_confirmed), None)


def _told_by(arxiv: str | None, listed: PartialDate) -> PartialDate | None:
    """The listed day in the year of the id, which is of the day's month or of the next one."""
    told = arxiv_month(arxiv) if arxiv else None
    if told is None or listed.month is None:
        return None
    year, month = told
    months_later = (month - listed.month) % 12
    if months_later > 1:
        return None
    try:
        return listed.in_year(year - (month < listed.month), YearFrom.ARXIV)
    except ValueError:
        return None  # February 29 of a common year


def _years_stated_elsewhere(clusters: Iterable[Sequence[Record]]) -> dict[PageId, Counter[int]]:
    """For each page: how often another page states the year of a day this one leaves open.

    What is not confirmed does not count.
    """
    votes: dict[PageId, Counter[int]] = {}
    for cluster in clusters:
        sure = (record.date for record in cluster if record.is_confirmed)
        stated = {(date.month, date.day, date.year) for date in sure if date}
        identified = with_arxiv(cluster)
        arxiv = identified.arxiv if identified else None
        for record in cluster:
            if record.date is None or record.date.year is not None:
                continue
            told = _told_by(arxiv, record.date)
            day = (record.date.month, record.date.day)
            same_day = {year for *other, year in stated if tuple(other) == day}
            for year in same_day | {told.year if told else None}:
                if year:
                    votes.setdefault(record.page_id, Counter())[year] += 1
    return votes


def _given(dump: Dump, day: PartialDate | None) -> dict[PageId, PartialDate]:
    """The pages of a dump to which the curator's day applies: those that show no other day.

    If all of them do, it applies to each.
    """
    if day is None:
        return {}
    pages = list(zip(dump.page_ids, dump.pages, strict=True))
    fitting = [page_id for page_id, page in pages if _may_show(page, day)]
    return dict.fromkeys(fitting or dump.page_ids, day)


def _may_show(page: ListingPage, day: PartialDate) -> bool:
    shown = page.captured
    return shown is None or (shown.month, shown.day) == (day.month, day.day)


def _date(
    page: ListingPage, elsewhere: Counter[int], by_curator: PartialDate | None
) -> tuple[PartialDate | None, str]:
    """The day of a page's capture, and where it came from."""
    if by_curator is not None:
        return by_curator, "given by the curator"
    day = page.captured
    if day is None:
        return None, "it shows no date"
    if day.year is not None:
        return day, "the page states the year"
    year, reason = _year(_newest_stated(page), elsewhere, leap=_shows_leap_day(page, day))
    return (day if year is None else day.in_year(year, YearFrom.CAPTURE)), reason


def _named(file: str, page: ListingPage) -> PartialDate | None:
    """The day that a file is named after, as `sitegen import` does.

    It may be long after the page was saved, so it must not decide the year of what is listed.
    """
    if any(record.date and not record.date.year for record in page.records):
        return None
    found = _DATED.match(file.rpartition("/")[2])
    day = parse_iso(found[0]) if found else None
    return replace(day, year_from=YearFrom.CURATOR) if day else None


def _newest_stated(page: ListingPage) -> int | None:
    years = [record.date.year for record in page.records if record.date and record.date.year]
    return max(years, default=None)


def _shows_leap_day(page: ListingPage, captured: PartialDate) -> bool:
    """Does the page show a February 29 of the year it was saved in?"""
    open_days = [record.date for record in page.records if record.date and not record.date.year]
    within = captured.order[1:] >= (2, 29)
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
