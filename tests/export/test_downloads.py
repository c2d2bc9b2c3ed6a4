"""Downloads and their sums."""

from sitegen.export.downloads import DOWNLOADS, sha256_sums
from sitegen.export.site import export_files
from tests.factories import library, paper, settings


def test_every_download_exists() -> None:
    files = export_files(library([paper()]), {}, settings())
    assert [each.path for each in DOWNLOADS if each.path not in files] == []


def test_sums_are_lines_that_sha256sum_reads() -> None:
    sums = sha256_sums({"b.zip": "22", "a.json": "11"})
    assert sums == "11  a.json\n22  b.zip\n"
