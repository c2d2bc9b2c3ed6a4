"""A date as people and programs write it: `2025-04-21T08:00:00Z`, `2025/04///`, `April 2025`."""

import re

from sitegen.text.dates import MONTHS, PartialDate, YearFrom, date_or_none

_NUMERIC = re.compile(
    r"(\d{4})(?:\s*[-./\u2010-\u2015]\s*(\d{1,2})(?:\s*[-./\u2010-\u2015]\s*(\d{1,2}))?)?"
    r"(?:[T ]\d{1,2}:\d{2}.{0,30}|[-/.]{0,3}|/.{0,40})",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?", re.ASCII)
_YEAR = re.compile(r"(?<![\d.:])([12]\d{3})(?![\d:])", re.ASCII)
_DAY = re.compile(r"(?<![\d.:+-])(\d{1,2})(?:st|nd|rd|th)?(?![\d:/])\b", re.ASCII)
_WORD = re.compile(r"[A-Za-z]{3,}")
_LONGEST = 60  # characters: anything longer is no date
_MONTH = {month.lower(): number for number, month in enumerate(MONTHS, 1)}
_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


def parse_written(text: str) -> PartialDate | None:
    """The date, as exact as it is written; None where no year is certain.

    Of a range the beginning counts.  `04/05/2025` tells only its year: the world does not agree on
    which number is the month.
    """
    text = text.strip().strip("*_()[]{}")
    if len(text) > _LONGEST:
        return None
    if match := _NUMERIC.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        return _as_exact_as_possible(year, month, day)
    year_found = _YEAR.search(text)
    if year_found is None:
        return None
    rest = text[: year_found.start()] + " " + text[year_found.end() :]
    month = _named_month(rest)
    days = _DAY.findall(rest) if month else []
    return _as_exact_as_possible(int(year_found[1]), month, int(days[0]) if days else None)


def parse_month(text: str) -> int | None:
    """1 to 12 from `4`, `04`, `apr`, `Apr.` or `April`; None for anything else."""
    text = text.strip().strip(".").lower()
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) < 3 and 1 <= int(text) <= 12 else None
    is_name = text in _NAMES or text in _MONTH or text == "sept"
    return _MONTH[text[:3]] if is_name else None


def find_month(text: str) -> int | None:
    """The month that a field is about: `8~jan`, `May--June` (the first), or a number alone."""
    return _named_month(text) or parse_month(text)


def _named_month(text: str) -> int | None:
    return next((month for word in _WORD.findall(text) if (month := parse_month(word))), None)


def _as_exact_as_possible(
    year: int | None, month: int | None, day: int | None
) -> PartialDate | None:
    """The date, less exact where it cannot be: `2025-00-00` is the year."""
    if year is None:
        return None
    tries = ((month, day), (month, None), (None, None))
    found = (date_or_none(year, *parts, year_from=YearFrom.LISTING) for parts in tries)
    return next((date for date in found if date), None)
