"""The accounting: what was read, merged, placed and skipped."""

import json
from pathlib import Path

from sitegen.content.settings import read_settings
from sitegen.progress import Progress
from sitegen.site.plan import read
from sitegen.site.report import report_json, summary
from tests.conftest import settings_of
from tests.corpus import CONTENT, REAL, needs_real_dumps
from tests.factories import library, paper


def test_lines_add_up_and_skipped_ones_have_reasons(golden: Path) -> None:
    report = json.loads(report_json(read(settings_of(golden), Progress()).library))
    for dump in report["dumps"]:
        lines = dict(dump["lines"])
        assert lines.pop("total") == sum(lines.values())
    march = report["dumps"][1]
    assert (march["name"], march["layout"]) == ("march.txt", "cards")
    (skipped,) = march["skipped"]
    assert skipped["count"] == march["lines"]["skipped"] == 1
    assert skipped["reason"] == "an abstract with no title above it"


def test_each_page_of_a_dump_and_each_file_that_was_ignored_is_told(golden: Path) -> None:
    dumps = golden / "content" / "dumps"
    pages = [(dumps / name).read_text(encoding="utf-8") for name in ("march.txt", "may.txt")]
    (dumps / "two.txt").write_text("\n".join(pages), encoding="utf-8")
    (dumps / ".hidden").touch()
    assembly = read(settings_of(golden), Progress())
    report = json.loads(report_json(assembly.library, assembly.ignored))
    two = report["dumps"][-1]
    assert (two["layout"], two["captured"]["day"], two["records"]) == ("cards", 20, 10)
    assert [(page["line"], page["layout"], page["records"]) for page in two["pages"]] == [
        (1, "cards", 5),
        (55, "bare", 5),
    ]
    assert [page["captured"]["day"] for page in two["pages"]] == [20, 2]
    assert report["ignored"] == [{"name": ".hidden", "reason": "it is hidden"}]
    assert "two.txt: cards, Mar 20, 2025; bare, May 2" in "\n".join(summary(assembly.library))


def test_totals_agree_with_what_is_listed(golden: Path) -> None:
    report = json.loads(report_json(read(settings_of(golden), Progress()).library))
    totals = report["totals"]
    assert totals["records"] == sum(dump["records"] for dump in report["dumps"])
    assert totals["papers"] == sum(report["seen"].values())
    assert totals["papers"] == sum(report["topics"].values()) + totals["unsorted"]
    for name in ("merges", "near_misses", "unsorted", "uncertain", "hidden"):
        assert totals[name] == len(report[name])
    assert {each["paper"] for each in report["uncertain"]}.isdisjoint(report["unsorted"])
    assert all(each["says"] for each in report["uncertain"])
    for merge in report["merges"]:
        assert merge["rule"] and merge["scores"]["title"] is not None


def test_the_summary_of_an_empty_list() -> None:
    assert list(summary(library([])))[1:] == [
        "0 records, 0 papers, 0 merges, near misses: 0, hidden: 0",
        "1 topic, 0 papers unsorted, 0 uncertain",
    ]


def test_the_report_does_not_depend_on_the_order_of_papers() -> None:
    papers = [paper("Lantern"), paper("Orchard", lines=(2,))]
    assert report_json(library(papers)) == report_json(library(papers[::-1]))


@needs_real_dumps
def test_facts_of_the_real_dumps() -> None:
    assembly = read(read_settings(CONTENT, Path("build"), (REAL,)), Progress())
    report = json.loads(report_json(assembly.library))
    assert report["totals"]["records"] == 495
    assert report["totals"]["papers"] == 409
    assert report["totals"]["skipped_lines"] == 0
    assert report["seen"] == {"1": 346, "2": 45, "3": 13, "4": 5}
    assert [dump["captured"]["year"] for dump in report["dumps"]] == [None, 2025, None, 2026, None]
    assert assembly.errors == []
