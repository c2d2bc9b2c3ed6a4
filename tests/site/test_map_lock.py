"""Where papers lie on the map: publishing records it, a build reads it."""

import json
from pathlib import Path

import pytest

from sitegen.errors import ContentError
from sitegen.library.field_map import field_map
from sitegen.library.related import relate
from sitegen.progress import Progress
from sitegen.site.build import build, publish
from sitegen.site.plan import read
from tests.conftest import settings_of


def places(golden: Path) -> dict[str, tuple[int, int]]:
    """Where the papers lie on the map that a build makes."""
    library = read(settings_of(golden), Progress()).library
    return {point.id: (point.x, point.y) for point in field_map(library, relate(library)).points}


def test_publishing_records_the_map_and_a_build_keeps_to_it(golden: Path) -> None:
    map_lock = golden / "content" / "map.lock"
    before = places(golden)
    publish(settings_of(golden), Progress())
    recorded = map_lock.read_text(encoding="utf-8")
    assert {paper: (x, y) for paper, (x, y) in json.loads(recorded)["papers"].items()} == before
    assert places(golden) == before
    first, *rest = sorted(before)
    moved = json.dumps({"format": 1, "papers": {paper: before[paper] for paper in rest}})
    map_lock.write_text(moved.replace(str([*before[rest[0]]]), "[3, 4]"), encoding="utf-8")
    now = places(golden)
    assert now.keys() == before.keys()
    assert now[rest[0]] == (3, 4)
    assert first in now
    build(settings_of(golden), Progress(), locked=True)  # where papers lie is not checked
    assert "[3, 4]" in map_lock.read_text(encoding="utf-8")
    publish(settings_of(golden), Progress())
    assert "[3, 4]" in map_lock.read_text(encoding="utf-8")
    assert json.loads(map_lock.read_text(encoding="utf-8"))["papers"].keys() == before.keys()


def test_a_damaged_map_stops_a_build_with_its_line_and_is_left_as_it_is(golden: Path) -> None:
    map_lock = golden / "content" / "map.lock"
    map_lock.write_text('{"format": 1,\n "papers": {\n  "lantern": [1, 5000]\n}}\n')
    for run in (build, publish):
        with pytest.raises(ContentError) as failed:
            run(settings_of(golden), Progress())
        (problem,) = (each for each in failed.value.problems if each.severity == "error")
        assert (problem.path, problem.line) == (str(map_lock), 3)
    assert "5000" in map_lock.read_text()
