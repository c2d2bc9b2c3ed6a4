"""A date as exact as it is known, and where its year came from.

A listing leaves the year out when it is the year of the capture, and a capture line never has one;
a reference may know nothing but a year.  So a year is *stated* by a listing, *inferred* from the
capture, told by an arXiv id, given by the *curator*, or unknown.  Unknown is a value: nothing here
guesses.
"""

import re
from datetime import MAXYEAR, MINYEAR
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_DAY = re.compile(r"([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?", re.ASCII)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


class YearFrom(StrEnum):
    """Where a year came from."""

    LISTING = "listing"
    CAPTURE = "capture"
    CURATOR = "curator"
    ARXIV = "arxiv"


class PartialDate(Struct, frozen=True, kw_only=True):
    """A year, a month of a year, a day of a year, or a day of an unknown year.

    A year comes with its origin.
    """

    month: int | None = None
    day: int | None = None
    year: int | None = None
    year_from: YearFrom | None = None

    def __post_init__(self) -> None:
        if self.year is not None and not MINYEAR <= self.year <= MAXYEAR:
            raise ValueError(f"no such year: {self.year}")
        if self.year is None and self.day is None:
            raise ValueError("neither a year nor a day")
        if self.month is None and self.day is not None:
            raise ValueError(f"a day without a month: {self.day}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        if self.month and self.day is not None and not 1 <= self.day <= _DAYS[self.month - 1]:
            raise ValueError(f"no such day: month {self.month}, day {self.day}")
        if self.year is not None and self.is_leap_day and not is_leap(self.year):
            raise ValueError(f"no such day: February 29, {self.year}")
        if (self.year is None) != (self.year_from is None):
            raise ValueError("a year and its origin come together")

    def in_year(self, year: int, year_from: YearFrom) -> "PartialDate":
        """The same day in `year`. Raises ValueError for February 29 of a common year."""
        return replace(self, year=year, year_from=year_from)

    @property
    def is_inferred(self) -> bool:
        """Does no source state the year, which only follows from the day of a capture?"""
        return self.year_from is YearFrom.CAPTURE

    @property
    def is_leap_day(self) -> bool:
        return (self.month, self.day) == (2, 29)

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key, oldest first; what is not known counts as the oldest."""
        return self.year or 0, self.month or 0, self.day or 0

    @property
    def iso(self) -> str | None:
        """`2024-08-17`, `2024-08` or `2024`; None while the year is unknown."""
        if self.year is None:
            return None
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def agrees_with(self, other: "PartialDate") -> bool:
        """Is every part that both of them know the same? `Mar 2026` agrees with `Mar 16, 2026`."""
        parts = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(None in pair or pair[0] == pair[1] for pair in parts)

    def __str__(self) -> str:
        """`Aug 17, 2024`, `Aug 2024`, `2024` or `Aug 17`."""
        month = MONTHS[self.month - 1] if self.month else ""
        if self.day is None:
            return f"{month} {self.year}".lstrip()
        return f"{month} {self.day}" if self.year is None else f"{month} {self.day}, {self.year}"


def parse_listed(text: str) -> PartialDate | None:
    """`Apr 23` or `Jun 29, 2022` as a listing writes it; None for anything else."""
    match = _MONTH_DAY.fullmatch(text)
    if match is None or match[1] not in MONTHS:
        return None
    year = int(match[3]) if match[3] else None
    return date_or_none(year, MONTHS.index(match[1]) + 1, int(match[2]))


def parse_iso(text: str, year_from: YearFrom = YearFrom.CURATOR) -> PartialDate | None:
    """`2024-08-17`, `2024-08` or `2024`; None for anything else."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return date_or_none(year, month, day, year_from)


def date_or_none(
    year: int | None,
    month: int | None = None,
    day: int | None = None,
    year_from: YearFrom = YearFrom.LISTING,
) -> PartialDate | None:
    """The date, or None if there is no such date."""
    try:
        return PartialDate(
            month=month, day=day, year=year, year_from=year_from if year is not None else None
        )
    except ValueError:
        return None


def is_leap(year: int) -> bool:
    """Does `year` have a February 29?"""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
