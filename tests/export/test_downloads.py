"""Downloads and their sums."""

import gzip

from sitegen.export.downloads import DOWNLOADS, downloads_of, sha256_sums
from sitegen.export.site import export_files
from tests.factories import library, paper, settings


def test_every_download_exists() -> None:
    whole = export_files(library([paper()]), {}, settings())
    without_data = library([paper()], leave_out=frozenset({"data"}))
    files = whole | export_files(without_data, {}, settings())
    assert [each.path for each in DOWNLOADS if each.path not in files] == []


def test_the_data_are_there_once_whole_or_compressed() -> None:
    large = library([paper()], leave_out=frozenset({"data"}))
    files = dict(export_files(large, {}, settings()))
    whole = dict(export_files(library([paper()]), {}, settings()))
    assert {"papers.json", "papers.json.gz"} & files.keys() == {"papers.json.gz"}
    assert {"papers.json", "papers.json.gz"} & whole.keys() == {"papers.json"}
    packed = files["papers.json.gz"]
    assert isinstance(packed, bytes)
    assert gzip.decompress(packed).decode() == whole["papers.json"]
    assert downloads_of(large)[0].path == "papers.json.gz"


def test_sums_are_lines_that_sha256sum_reads() -> None:
    sums = sha256_sums({"b.zip": "22", "a.json": "11"})
    assert sums == "11  a.json\n22  b.zip\n"
