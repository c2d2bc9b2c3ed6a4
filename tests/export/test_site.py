"""Which files there are, and that equal content gives equal bytes."""

import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from sitegen.export.export_file import ExportFile
from sitegen.export.picture import PICTURE
from sitegen.export.site import addressed_files, export_files
from sitegen.library.library import Library
from sitegen.library.paper import build_paper
from tests.factories import CAPTURES, exported, library, paper, republished, settings, topic


def shelf() -> Library:
    sparrow, finch = paper("Sparrow"), paper("Finch")
    return library([sparrow, finch], topics=[topic(), topic("birds")], filed={finch.id: ["birds"]})


@pytest.mark.parametrize(
    ("stem", "keys"),
    [
        ("papers", [paper("Finch").id, paper("Sparrow").id]),
        ("topics/birds", [paper("Finch").id]),
        (f"papers/{paper('Finch').id}", [paper("Finch").id]),
    ],
)
def test_references_of_everything_of_a_topic_and_of_a_paper(stem: str, keys: list[str]) -> None:
    files = exported(shelf())
    bib = parse_string(files[f"{stem}.bib"])
    assert [entry.key for entry in bib.entries] == keys
    assert [reference["id"] for reference in rispy.loads(files[f"{stem}.ris"])] == keys
    assert [item["id"] for item in json.loads(files[f"{stem}.csl.json"])] == keys


def test_every_feed_comes_in_both_formats() -> None:
    files = exported(shelf())
    stems = ["feed", "changes", "topics/caches", "topics/birds"]
    assert [stem for stem in stems if not {f"{stem}.atom", f"{stem}.json"} <= files.keys()] == []


def test_what_takes_an_address_is_left_out_without_one() -> None:
    site = settings(url="")
    assert "feeds.opml" in exported(shelf())
    assert "feeds.opml" not in exported(shelf(), site)
    assert addressed_files([], shelf(), settings()).keys() == {"sitemap.xml", PICTURE}
    assert addressed_files([], shelf(), site) == {}


def test_a_build_repeats_itself() -> None:
    one, other = (export_files(shelf(), {}, settings()) for _ in range(2))
    assert {path: file.content() for path, file in one.items()} == {
        path: file.content() for path, file in other.items()
    }


def test_a_file_is_as_large_as_what_is_written_of_it() -> None:
    for asked_first in (True, False):
        file = ExportFile(lambda: "Caches – für alle")
        size = file.size if asked_first else 0
        assert len(file.content()) == file.size == (size or file.size) == 20


def test_an_empty_list_exports_empty_files() -> None:
    files = exported(library([]))
    assert json.loads(files["papers.csl.json"]) == []
    assert json.loads(files["papers.json"])["papers"] == []


@pytest.mark.parametrize("url", ["https://example.org/list/", ""])
def test_references_outlive_their_paper_under_its_key(url: str) -> None:
    stays, merged, gone = paper("Sparrow"), paper("Finch", lines=(2,)), paper("Wren", lines=(3,))
    both = build_paper([*stays.records, *merged.records], (), CAPTURES)
    site = settings(url)
    read = exported(republished([stays, merged, gone], [both]), site)
    for one, title, note in ((merged, "Sparrow", None), (gone, "Wren", "No longer on the list")):
        (item,) = json.loads(read[f"papers/{one.id}.csl.json"])
        assert (item["id"], item["title"], item.get("note")) == (one.id, title, note)
        (reference,) = rispy.loads(read[f"papers/{one.id}.ris"])
        assert (reference["id"], reference["title"]) == (one.id, title)
        assert [e.key for e in parse_string(read[f"papers/{one.id}.bib"]).entries] == [one.id]
    assert [item["id"] for item in json.loads(read["papers.csl.json"])] == [stays.id]
