"""When something was last changed."""

import pytest
from msgspec.structs import replace

from sitegen.library.capture import Capture
from sitegen.present.last_modified import NO_DAY, last_changed
from sitegen.text.dates import PartialDate
from tests.factories import DUMP, date, library, paper, republished


def test_a_paper_was_updated_on_its_own_day() -> None:
    one = paper(date=date("2024-08-17"))
    assert last_changed(library([one]), one) == "2024-08-17"


def test_a_change_is_an_update() -> None:
    one = paper(date=date("2024-08-17"), authors_count=6)
    corrected = paper(date=date("2024-08-17"), authors_count=7)
    assert last_changed(republished([one], [corrected]), corrected) == "2026-04-15"


def test_joining_a_published_list_is_an_update() -> None:
    known, old = paper(date=date("2026-01-02")), paper("Finch", date=date("2020-02-01"))
    shelf = republished([known], [known, old])
    assert last_changed(shelf, old) == "2026-04-15"
    assert last_changed(shelf, known) == "2026-01-02"


@pytest.mark.parametrize("uncertain", [None, date(day=(4, 10))])
def test_an_undated_paper_was_updated_when_it_came(uncertain: PartialDate | None) -> None:
    one = paper(date=uncertain)
    shelf = republished([one], [one, paper("Finch")])
    assert last_changed(shelf, one) == "2026-01-15"


def test_without_any_day_there_is_a_fixed_one() -> None:
    one = paper()
    captures = {(DUMP, 1): Capture(page=(DUMP, 1), date=None, reason="unknown")}
    shelf = replace(library([one], on=None), captures=captures)
    assert last_changed(shelf, one) == NO_DAY
