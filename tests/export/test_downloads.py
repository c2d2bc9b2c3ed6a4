"""Downloads and their sums."""

from sitegen.export.downloads import DOWNLOADS, downloads_of, sha256_sums
from sitegen.export.site import export_files
from sitegen.pages.data import data_page
from sitegen.pages.render import render
from tests.factories import library, paper, settings


def test_every_download_exists() -> None:
    files = export_files(library([paper()]), {}, settings())
    assert [each.path for each in DOWNLOADS if each.path not in files] == []


def test_a_very_large_list_offers_nothing_that_is_not_there() -> None:
    large = library([paper()], leave_out=frozenset({"copies", "data", "archive"}))
    files = dict(export_files(large, {}, settings()))
    assert not any(each.path in files for each in DOWNLOADS)
    assert downloads_of(large) == ()
    text = render(data_page(large, settings(), files, (0, 0)))
    assert "papers.json" not in text and "SHA256SUMS" not in text
    assert "All papers</a> exports any of them" in text


def test_sums_are_lines_that_sha256sum_reads() -> None:
    sums = sha256_sums({"b.zip": "22", "a.json": "11"})
    assert sums == "11  a.json\n22  b.zip\n"
