"""Downloads and their sums."""

import hashlib

from sitegen.export.downloads import DOWNLOADS, sha256_sums
from sitegen.export.site import export_files
from tests.factories import library, paper, settings


def test_every_download_exists() -> None:
    files = dict(export_files(library([paper()]), {}, settings()))
    assert [each.path for each in DOWNLOADS if each.path not in files] == []


def test_sums_are_lines_that_sha256sum_reads() -> None:
    first, second = (hashlib.sha256(data).hexdigest() for data in (b"one", b"two"))
    sums = sha256_sums({"b.zip": b"two", "a.json": b"one"})
    assert sums == f"{first}  a.json\n{second}  b.zip\n"
