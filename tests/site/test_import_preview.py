"""What a preview says of a file: how much was read, what was not, and the first records."""

from sitegen.content.record import Appearance, Dump, ListingPage, Record, Skipped
from sitegen.site.import_preview import preview
from sitegen.text.person import Person
from tests.factories import date, record

DOE, ROE, POE = (Person(family=name, given="A.") for name in ("Doe", "Roe", "Poe"))


def lines_of(*records: Record, **facts: object) -> list[str]:
    given = {
        "name": "a.bib",
        "path": "inbox/a.bib",
        "line_count": 9,
        "boilerplate": 0,
        "pages": (ListingPage(line=1, layout="BibTeX", captured=None, records=records),),
        "skipped": (),
    }
    return list(preview(Dump(**(given | facts))))  # type: ignore[arg-type]


def skipped(line: int, count: int = 1, pointer: str = "") -> Skipped:
    return Skipped(
        dump="a.bib", line=line, count=count, reason="no title", excerpt="{}", pointer=pointer
    )


def test_records_are_counted_by_what_they_know() -> None:
    first, second, *_ = lines_of(
        record("One", authors=(DOE,), arxiv="2401.00001", abstract=("Text.",)),
        record("Two", doi="10.1000/x", date=date("2024-08-17")),
        record("", arxiv="2401.00002"),
    )
    assert first == "inbox/a.bib: BibTeX, 3 records"
    assert second == "  with authors 1, ids 3, abstracts 1, dates 1"


def test_the_first_three_are_shown_in_brief() -> None:
    lines = lines_of(
        record("Lamps \\& Lanterns", authors=(DOE, ROE, POE), date=date("2024-08-17")),
        record("Ropes", authors=(DOE, ROE), doi="10.1000/x"),
        record("", arxiv="2401.00002"),
        record("Not Shown"),
    )
    assert lines[-3:] == [
        "  - Lamps & Lanterns (Doe et al., Aug 17, 2024)",
        "  - Ropes (Doe and Roe, doi:10.1000/x)",
        "  - title not known (arXiv:2401.00002)",
    ]
    assert "  1 identifier without a title" in lines


def test_a_list_of_authors_cut_short_says_so_and_a_bare_title_stands_alone() -> None:
    lines = lines_of(record("Ropes", authors=(DOE,), authors_complete=False), record("Knots"))
    assert lines[-2:] == ["  - Ropes (Doe et al.)", "  - Knots"]


def test_what_was_not_read_is_told_with_the_first_reasons() -> None:
    many = (skipped(3, 2), skipped(7), skipped(9, 0, "/4/paper"), skipped(9, 0, "/5/paper"))
    lines = lines_of(record(), skipped=many)
    start = lines.index("  not read: 3 lines and 2 elements")
    assert lines[start + 1 : start + 5] == [
        "    line 3: no title ('{}')",
        "    line 7: no title ('{}')",
        "    /4/paper: no title ('{}')",
        "    and 1 more",
    ]
    assert not any("not read" in line for line in lines_of(record()))


def test_remarks_and_fields_that_nothing_reads_are_told() -> None:
    remarks = ("the columns are told by their heads",)
    lines = lines_of(record(), remarks=remarks, unused={"file": 3, "pages": 1})
    assert "  the columns are told by their heads" in lines
    assert "  not used: file (3), pages (1)" in lines


def test_a_file_that_was_not_read_is_told_to_be_so() -> None:
    looks = Appearance("a list and a table alike", "choose", ("list", "table"))
    assert lines_of(pages=(), unread=looks) == [
        "inbox/a.bib: not read: it looks like a list and a table alike"
    ]
