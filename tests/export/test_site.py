"""Which files there are, and that equal content gives equal bytes."""

import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from sitegen.export.site import export_files, sitemap_files
from sitegen.library import Library
from tests.factories import library, paper, settings, topic


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
    files = {name: str(content) for name, content in export_files(shelf(), {}, settings()).items()}
    bib = parse_string(files[f"{stem}.bib"])
    assert [entry.key for entry in bib.entries] == keys
    assert [reference["id"] for reference in rispy.loads(files[f"{stem}.ris"])] == keys
    assert [item["id"] for item in json.loads(files[f"{stem}.csl.json"])] == keys


def test_every_feed_comes_in_both_formats() -> None:
    files = export_files(shelf(), {}, settings())
    stems = ["feed", "changes", "topics/caches", "topics/birds"]
    assert [stem for stem in stems if not {f"{stem}.atom", f"{stem}.json"} <= files.keys()] == []


def test_what_takes_an_address_is_left_out_without_one() -> None:
    site = settings(url="")
    assert "feeds.opml" in export_files(shelf(), {}, settings())
    assert "feeds.opml" not in export_files(shelf(), {}, site)
    assert sitemap_files([], shelf(), site) == {}


def test_a_build_repeats_itself() -> None:
    assert export_files(shelf(), {}, settings()) == export_files(shelf(), {}, settings())


def test_an_empty_list_exports_empty_files() -> None:
    files = export_files(library([]), {}, settings())
    assert json.loads(files["papers.csl.json"]) == []
    assert json.loads(files["papers.json"]) == {"papers": []}
