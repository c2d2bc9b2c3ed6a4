"""Source pages: what they are called on pages, and when they were saved."""

import pytest

from sitegen.content.record import Provenance
from sitegen.facts import Source
from sitegen.present.source_page import NO_NAMES, place, saved_on, source_link, source_names
from sitegen.text.dates import PartialDate, YearFrom
from tests.factories import library, paper


def test_files_are_numbered_for_readers_and_named_for_the_curator() -> None:
    names = source_names(library([paper()]))
    assert names == {"spring.txt": "source page 1"}
    at = Provenance("spring.txt", 7)
    assert place(at, names) == "source page 1, line 7"
    assert place(at, NO_NAMES) == "spring.txt:7"
    assert place(Provenance("spring.txt", 7, pointer="/3"), names) == "source page 1, /3"
    assert source_link("spring.txt", names).url == "how-this-list-is-made.html#source-page-1"


def test_the_curator_is_no_file_to_a_reader() -> None:
    own = Provenance("curation.yml", 3, Source.CURATOR)
    assert place(own, {"spring.txt": "source page 1"}) == "the curator"
    assert place(own, NO_NAMES) == "curation.yml:3"


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (None, "a day not known"),
        (PartialDate(month=3, day=13), "Mar 13, of a year not known"),
        (
            PartialDate(month=4, day=15, year=2026, year_from=YearFrom.CAPTURE),
            "Apr 15, 2026, year inferred",
        ),
        (PartialDate(month=4, day=15, year=2026, year_from=YearFrom.CURATOR), "Apr 15, 2026"),
    ],
)
def test_when_a_page_was_saved(date: PartialDate | None, text: str) -> None:
    assert saved_on(date) == text
