"""CSV, read back by the standard library."""

import csv
from io import StringIO

import pytest
from hypothesis import given

from sitegen.export.dataset import rows
from sitegen.export.spreadsheet import COLUMNS, papers_csv
from sitegen.library.library import Library
from tests.export.titles import titles
from tests.factories import date, library, paper, topic


def table(shelf: Library) -> list[dict[str, str]]:
    text = papers_csv(rows(shelf, {})).encode().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_a_spreadsheet_is_told_the_encoding() -> None:
    assert papers_csv([]).encode().startswith(b"\xef\xbb\xbfid,title,")


def test_a_row_a_paper() -> None:
    one = paper(date=date("2024-08-17"), abstract=("First.", "Second."), comments=0)
    shelf = library([one], topics=[topic(), topic("birds")], filed={one.id: ["caches", "birds"]})
    (row,) = table(shelf)
    assert tuple(row) == COLUMNS
    assert row | {"id": ""} == dict.fromkeys(COLUMNS, "") | {
        "title": "Sparrow: A Small Cache",
        "year": "2024",
        "month": "8",
        "day": "17",
        "year_from": "listing",
        "comments": "0",
        "topic": "caches",
        "also": "birds",
        "listings": "1",
        "url": one.url,
        "abstract": "First.\n\nSecond.",
        "abstract_from": "authors",
    }


def test_columns_are_appended_and_never_moved() -> None:
    assert ",".join(COLUMNS) == (
        "id,title,year,month,day,year_from,authors_count,organization,comments,topic,also,links,"
        "listings,url,abstract,abstract_from,venue,kind,authors,authors_complete,arxiv,doi,paper_url,"
        "labels,unconfirmed,finding,facets,volume,pages"
    )


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＠SUM(A1)"])
def test_no_cell_is_a_formula(title: str) -> None:
    (row,) = table(library([paper(title)]))
    assert row["title"] == f"'{title}"


@given(titles)
def test_a_title_survives(text: str) -> None:
    (row,) = table(library([paper(text)]))
    assert row["title"] in (text, f"'{text}")
