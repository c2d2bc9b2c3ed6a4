"""The listing: the queue for a terminal, and for the lines of a pull request."""

import json
from pathlib import Path

import pytest

from sitegen.errors import github_annotation
from sitegen.library.assemble import Assembly
from sitegen.review.listing import left, listing, moved, notices, notices_of_moved
from sitegen.review.queue import queue_of
from tests.review.golden_desk import DAY, HARBOR, ORCHARD, WHISTLE_II, GoldenDesk


@pytest.fixture
def read(golden: Path) -> Assembly:
    return GoldenDesk(golden).read()


def test_each_kind_has_a_heading_and_each_item_what_to_write(read: Assembly) -> None:
    lines = [*listing(read.library, queue_of(read), DAY)]
    headings = [line for line in lines if not line.startswith(" ")]
    assert headings == [
        "New: 7",
        "Is this a paper?: 1",
        "Skipped lines: 1",
        "One paper or two?: 1",
    ]
    new = lines[: lines.index("Is this a paper?: 1")]
    assert [line.startswith("  certain: ") for line in new[-3:]] == [False, True, True]
    assert any(line.startswith("  certain: Winter Search: ") for line in new)
    place = lines.index("  Harbor Lights: Caching at the Water's Edge")
    assert lines[place + 1].endswith(
        "march.txt:21: new since the last publication; uncertain: score 4 is below 10"
    )
    assert lines[place + 2] == (
        "    in curation.yml, or with another topic: "
        f"papers: {{{HARBOR}: {{topic: caches, seen: 2026-12-01}}}}"
    )
    pair = f"[[learning-to-whistle-8ea3f9, {WHISTLE_II}]]"
    assert f"    in curation.yml: same: {pair} or different: {pair}" in lines
    assert "    in curation.yml, below 'dumps: march.txt:': {skip: [53]}" in lines
    assert (
        "    in curation.yml, below 'dumps: january.txt:': {papers: [11]} if it is a paper, "
        "or else {skip: [11]}"
    ) in lines


def test_how_much_is_left_is_said_in_a_line(read: Assembly) -> None:
    items = [*queue_of(read).values()]
    assert left(items) == "10 things need you, 2 of them at once: 'sitegen review' opens the desk."
    assert left(items[-1:]) == "1 thing needs you: 'sitegen review' opens the desk."
    assert left([]) == "Nothing needs you."


def test_each_item_is_a_notice_at_its_line(read: Assembly) -> None:
    found = [*notices(read.library, queue_of(read).values(), DAY)]
    assert {problem.severity for problem in found} == {"notice"}
    (harbor,) = (problem for problem in found if "Harbor" in problem.message)
    assert github_annotation(harbor).startswith("::notice file=")
    assert harbor.path.endswith("march.txt")
    assert harbor.line == 21
    assert HARBOR in harbor.remedy


def test_what_moved_is_listed_unless_the_curator_moved_it(golden: Path) -> None:
    lock = golden / "content" / "papers.lock"
    published = json.loads(lock.read_text(encoding="utf-8"))
    for paper in published["papers"]:
        if paper["id"] in (ORCHARD, "learning-to-whistle-8ea3f9"):  # the curator filed the latter
            paper["topics"] = ["rivers"]
    lock.write_text(json.dumps(published), encoding="utf-8")
    read = GoldenDesk(golden).read()
    told = [*moved(read.library, read.lock)]
    assert told[:2] == [
        "Moved since the last publication: 1",
        "  Orchard: Scheduling Apples on Many Ladders",
    ]
    assert told[2].startswith("    from Rivers to Scheduling: ladder (title, ")
    (notice,) = notices_of_moved(read.library, read.lock)
    assert (notice.line, notice.severity) == (5, "notice")
