"""A date that may lack its year, and where its year came from.

A listing leaves the year out when it is the year of the capture, and a capture line never
has one.  So a year is *stated* by the listing, *inferred* from the capture, given by the
*curator*, or unknown.  Unknown is a value: nothing here guesses.
"""

import re
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR
from enum import StrEnum

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_DAY = re.compile(r"([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


class YearFrom(StrEnum):
    """Where a year came from."""

    LISTING = "listing"
    CAPTURE = "capture"
    CURATOR = "curator"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A month and a day, with the year where it is known (and then its origin)."""

    month: int
    day: int
    year: int | None = None
    year_from: YearFrom | None = None

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.day <= _DAYS[self.month - 1]):
            raise ValueError(f"no such day: month {self.month}, day {self.day}")
        if self.year is not None and not MINYEAR <= self.year <= MAXYEAR:
            raise ValueError(f"no such year: {self.year}")
        if self.year is not None and self.is_leap_day and not is_leap(self.year):
            raise ValueError(f"no such day: February 29, {self.year}")
        if (self.year is None) != (self.year_from is None):
            raise ValueError("a year and its origin come together")

    def in_year(self, year: int, year_from: YearFrom) -> "PartialDate":
        """The same day in `year`. Raises ValueError for February 29 of a common year."""
        return replace(self, year=year, year_from=year_from)

    @property
    def is_leap_day(self) -> bool:
        return (self.month, self.day) == (2, 29)

    @property
    def iso(self) -> str | None:
        """`2024-08-17`, or None while the year is unknown."""
        if self.year is None:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def __str__(self) -> str:
        day = f"{MONTHS[self.month - 1]} {self.day}"
        return day if self.year is None else f"{day}, {self.year}"


def parse_listed(text: str) -> PartialDate | None:
    """`Apr 23` or `Jun 29, 2022` as a listing writes it; None for anything else."""
    match = _MONTH_DAY.fullmatch(text)
    if match is None or match[1] not in MONTHS:
        return None
    year = int(match[3]) if match[3] else None
    return _date_or_none(
        month=MONTHS.index(match[1]) + 1,
        day=int(match[2]),
        year=year,
        year_from=YearFrom.LISTING if year is not None else None,
    )


def parse_iso(text: str) -> PartialDate | None:
    """`2024-08-17` as a curator writes it; None for anything else."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    return _date_or_none(
        month=int(match[2]), day=int(match[3]), year=int(match[1]), year_from=YearFrom.CURATOR
    )


def _date_or_none(
    *, month: int, day: int, year: int | None, year_from: YearFrom | None
) -> PartialDate | None:
    try:
        return PartialDate(month=month, day=day, year=year, year_from=year_from)
    except ValueError:
        return None


def is_leap(year: int) -> bool:
    """Does `year` have a February 29?"""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
