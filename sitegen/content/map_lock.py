"""Map lock: where the papers of the list lie on its map, as it was last published.

`content/map.lock` is committed by the curator and written by publishing alone, so that a point
stays where readers found it.  It is JSON with one line per paper, in whole steps of a grid, and so
the same on every machine.  A list without one is laid out anew by every build.

It is a file of its own, since nearly every line of it changes when the list is laid out again,
while `papers.lock` changes only where a paper does.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sitegen.content.text_file import position_at
from sitegen.errors import Problem
from sitegen.store import kept

Place = tuple[int, int]  # steps from the left and from the top
Layout = Mapping[str, Place]  # by the id of the paper

WIDTH, HEIGHT = 1600, 1000  # of the grid: a place is below both
FORMAT = 1

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})", re.MULTILINE)
_RESTORE = "restore it from git; without it, every point of the map may move"
_UPGRADE = "upgrade sitegen"
_SHOWN = 60  # characters of a wrong value


class _MapError(ValueError):
    """What is wrong, and the offset in the text where it is, if that is known."""

    def __init__(self, message: str, at: int | None = None, remedy: str = _RESTORE) -> None:
        super().__init__(message)
        self.at = at
        self.remedy = remedy


def write_map_lock(layout: Layout) -> str:
    """The file's text, in the order of the ids."""
    lines = [f"\n  {json.dumps(paper)}: [{x}, {y}]" for paper, (x, y) in sorted(layout.items())]
    papers = "{" + ",".join(lines) + ("\n}" if lines else "}")
    return f'{{"format": {FORMAT},\n "papers": {papers}}}\n'


@kept
def read_map_lock(path: str, text: str | None) -> tuple[dict[str, Place], tuple[Problem, ...]]:
    """Parse the file. `text` is None if there is none: then nothing was ever laid out.

    An invalid file comes back as no layout, with a problem.  Two papers may have one place, as two
    branches may have given it to them.
    """
    if text is None:
        return {}, ()
    try:
        return _layout(text), ()
    except _MapError as wrong:
        place = position_at(text, wrong.at) if wrong.at is not None else None
        message = f"not a valid layout of the map: {wrong}"
        return {}, (
            Problem(
                path=path,
                line=place.line if place else None,
                column=place.column if place else None,
                message=message,
                remedy=wrong.remedy,
            ),
        )


def _layout(text: str) -> dict[str, Place]:
    if conflict := _CONFLICT.search(text):
        remedy = "keep one of the sides, and run 'sitegen publish'"
        raise _MapError("an unresolved merge conflict", conflict.start(), remedy)
    data = _parsed(text)
    if not isinstance(data, dict) or type(data.get("format")) is not int:
        raise _MapError("it has no format", 0)
    if data["format"] > FORMAT:
        raise _MapError(f"format {_shown(data['format'])} needs a newer sitegen", 0, _UPGRADE)
    if data["format"] != FORMAT or data.keys() != {"format", "papers"}:
        raise _MapError(f"it does not match format {FORMAT}", 0)
    if not isinstance(data["papers"], dict):
        raise _MapError(f"'papers' is {_shown(data['papers'])}, not places", 0)
    return {paper: _place(paper, value, text) for paper, value in data["papers"].items()}


def _parsed(text: str) -> Any:
    if not text.strip():
        raise _MapError("it is empty")
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _without_repeats(pairs, text))
    except json.JSONDecodeError as error:
        raise _MapError(f"it is cut off or damaged here: {error.msg}", error.pos) from error
    except _MapError:
        raise
    except (ValueError, RecursionError) as error:  # endless digits or brackets
        raise _MapError("its numbers are too long or its brackets too deep") from error


def _without_repeats(pairs: list[tuple[str, Any]], text: str) -> dict[str, Any]:
    """The fields of an object, of which JSON would silently keep the last of each name."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        again = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise _MapError(f"{_shown(again)} is there twice", _last(text, again))
    return fields


def _place(paper: str, value: Any, text: str) -> Place:
    if not _ID.fullmatch(paper):
        raise _MapError(f"{_shown(paper)} is not a valid id", _last(text, paper))
    if not isinstance(value, list) or [type(step) for step in value] != [int, int]:
        message = f"the place of '{paper}' is {_shown(value)}, not two numbers"
        raise _MapError(message, _last(text, paper))
    x, y = value
    if not (0 <= x < WIDTH and 0 <= y < HEIGHT):
        message = f"the place of '{paper}' is {_shown(value)}, not on the map"
        raise _MapError(message, _last(text, paper))
    return x, y


def _last(text: str, name: str) -> int | None:
    """Where a name is written last."""
    at = text.rfind(json.dumps(name, ensure_ascii=False))
    return at if at >= 0 else None


def _shown(data: Any) -> str:
    shown = json.dumps(data, ensure_ascii=False)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
