"""Lock file: the identifiers already published, so that an address is for ever.

`content/papers.lock` is committed by the curator.  It says which identifier each title was
published under, in which generation of the list a paper came and what happened to it since:
retitled, corrected, merged into another, removed.

The file is JSON with a line a paper, so a change of the list is a readable diff.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sitegen.errors import Problem

Event = Literal["retitled", "corrected", "merged", "removed", "restored"]


_FORMAT = 1


_REQUIRED = ("id", "title", "since", "facts")


_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to a published paper in one generation; `was` is the value before."""

    generation: int
    event: Event
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One identifier. `keys` are the ids that its records' titles hash to, `texts` are
    fingerprints of their abstracts: by either a paper is found again.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    since: int
    facts: str
    texts: tuple[str, ...] = ()
    into: str | None = None
    removed: bool = False
    changes: tuple[Change, ...] = ()

    @property
    def last_changed(self) -> int:
        """The generation in which something last happened to it."""
        return max([self.since, *(change.generation for change in self.changes)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One published state of the list. `on` is the newest capture of its dumps, if known."""

    number: int
    on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    entries: Mapping[str, Published] = field(default_factory=dict)
    generations: tuple[Generation, ...] = ()

    @property
    def redirects(self) -> dict[str, str]:
        """Each merged identifier with the one a reader finds it under now."""
        return {
            entry.id: target
            for entry in self.entries.values()
            if entry.into and (target := self.follow(entry.id)) != entry.id
        }

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Every id and title ever published, with the keys of its paper."""
        names: dict[str, tuple[str, ...]] = {}
        for entry in self.entries.values():
            former = (change.was for change in entry.changes if change.event == "retitled")
            for name in (entry.id, entry.title, *former):
                names.setdefault(name, entry.keys)
        return names

    def follow(self, identifier: str) -> str:
        """The end of a chain of merges."""
        seen = {identifier}
        while (entry := self.entries.get(identifier)) and entry.into and entry.into not in seen:
            identifier = entry.into
            seen.add(identifier)
        return identifier


def read_lock(path: str, text: str) -> tuple[Lock, tuple[Problem, ...]]:
    """Parse the file; a file that is no lock is a problem, and counts as empty."""
    if not text.strip():
        return Lock(), ()
    conflict = _CONFLICT.search(text)
    if conflict:
        return Lock(), (_unmerged(path, text.count("\n", 0, conflict.start()) + 1),)
    try:
        data = json.loads(text)
        if data["format"] != _FORMAT:
            raise ValueError(f"format {data['format']}")
        entries = [_published(entry) for entry in data["papers"]]
        generations = tuple(Generation(**entry) for entry in data["generations"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return Lock(), (_unreadable(path, error),)
    times = Counter(entry.id for entry in entries)
    repeated = [_repeated(path, identifier) for identifier, n in times.items() if n > 1]
    lock = Lock(entries={entry.id: entry for entry in entries}, generations=generations)
    return lock, tuple(repeated)


def write_lock(lock: Lock) -> str:
    """The file's text: entries by id, one a line."""
    generations = [{"number": g.number, "on": g.on} for g in lock.generations]
    lines = [_line(lock.entries[identifier]) for identifier in sorted(lock.entries)]
    head = f'{{"format": {_FORMAT},\n "generations": {json.dumps(generations)},\n "papers": [\n'
    return head + ",\n".join(lines) + "\n]}\n"


def _published(data: Mapping[str, Any]) -> Published:
    changes = tuple(Change(**change) for change in data.get("changes", ()))
    marks = {name: tuple(data.get(name, ())) for name in ("keys", "texts")}
    return Published(**{**data, **marks, "changes": changes})


def _line(entry: Published) -> str:
    data: dict[str, Any] = {
        "id": entry.id,
        "title": entry.title,
        "keys": list(entry.keys),
        "since": entry.since,
        "facts": entry.facts,
        "texts": list(entry.texts),
        "into": entry.into,
        "removed": entry.removed,
        "changes": [
            {"generation": c.generation, "event": c.event, "was": c.was} for c in entry.changes
        ],
    }
    told = {key: value for key, value in data.items() if value or key in _REQUIRED}
    return "  " + json.dumps(told, ensure_ascii=False)


def _unreadable(path: str, error: Exception) -> Problem:
    line = error.lineno if isinstance(error, json.JSONDecodeError) else None
    return Problem(
        path=path,
        line=line,
        message=f"not a lock file: {error}",
        remedy="restore it from git; every published address depends on it",
    )


def _unmerged(path: str, line: int) -> Problem:
    return Problem(
        path=path,
        line=line,
        message="an unresolved merge conflict",
        remedy="keep the lines of both sides, one for each id, and run 'sitegen build'",
    )


def _repeated(path: str, identifier: str) -> Problem:
    return Problem(
        path=path,
        message=f"two lines for '{identifier}'",
        remedy="keep the one with the lower 'since'",
    )
