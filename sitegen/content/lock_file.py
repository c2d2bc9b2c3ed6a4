"""Lock file: what was already published, so that an address lasts forever.

`content/papers.lock` is committed by the curator.  It says which identifier each paper was
published under, in which revision of the list it came, what was read about it, and what has
happened to it since: retitled, corrected, merged into another, removed.  It also lists every
address that belongs to no paper: pages, their Markdown, feeds and references.

The file is JSON with one line per paper and per address, so a change is a readable diff.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Literal

from msgspec import Struct, field

from sitegen.site_map import FEEDS, TOPIC, beside
from sitegen.text.identifier import arxiv_id, doi

Event = Literal["retitled", "corrected", "merged", "removed", "restored"]

FORMAT = 2
_LONGEST = 300  # characters of an identifier
_CANONICAL = {"arxiv": arxiv_id, "doi": doi}
_REQUIRED = ("id", "title", "first_revision", "facts")


class Change(Struct, frozen=True, kw_only=True):
    """What happened to a published paper in one revision; `was` is the value before."""

    revision: int
    event: Event
    was: str = ""


class Published(Struct, frozen=True, kw_only=True):
    """One identifier, and what identifies its paper in later dumps.

    `title_hashes` are of every title its records ever had, as the dumps have them; the first
    gave the id its name.  `title_ids` are the ids that those titles stood for when they were
    read.  `identifiers` are those of the paper, `arxiv:2401.10020` and `doi:10.1145/3600006`.
    `facts` holds hashes of the raw values of each fact, the shown one first.  `topics`
    are the slugs it is under, and those of retired topics it was under: they are kept to show
    a reader where to look.  A `bare` one was published as a page alone, without its Markdown and
    its references beside it.
    """

    id: str
    title: str
    first_revision: int
    title_ids: tuple[str, ...] = ()
    title_hashes: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    into: str | None = None
    removed: bool = False
    bare: bool = False
    changes: tuple[Change, ...] = ()

    @property
    def abstract_hashes(self) -> tuple[str, ...]:
        """Those of the list's own summaries too: by either a paper is found again."""
        return (*self.facts.get("abstract", ()), *self.facts.get("summary", ()))

    @property
    def last_changed(self) -> int:
        """The revision in which something last happened to it."""
        return max([self.first_revision, *(change.revision for change in self.changes)])


class Revision(Struct, frozen=True, kw_only=True):
    """One published state of the list. `as_of` is the newest capture of its dumps, if known."""

    number: int
    as_of: str | None


class Lock(Struct, frozen=True, kw_only=True):
    """`rules` is the version of the rules by which facts were read; 0 if it is not known."""

    entries: Mapping[str, Published] = field(default_factory=dict)
    revisions: tuple[Revision, ...] = ()
    addresses: tuple[str, ...] = ()
    rules: int = 0

    @property
    def topics(self) -> list[str]:
        """The slugs of all topics ever published, known by their feeds: no other page has one."""
        names = [PurePosixPath(path).stem for path in self.addresses]
        feeds = [beside(TOPIC.at(name), FEEDS[0]) for name in names]
        triples = zip(names, feeds, self.addresses, strict=True)
        return [name for name, feed, path in triples if feed == path]

    @property
    def redirects(self) -> dict[str, str]:
        """Each merged identifier with the one a reader finds it under now."""
        return {
            entry.id: target
            for entry in self.entries.values()
            if entry.into and (target := self.follow(entry.id)) != entry.id
        }

    @property
    def former(self) -> dict[str, tuple[str, ...]]:
        """For each identifier that others were merged into, those."""
        former: dict[str, tuple[str, ...]] = {}
        for identifier, heir in self.redirects.items():
            former[heir] = (*former.get(heir, ()), identifier)
        return former

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Every id and title ever published, with all that its paper's titles go by."""
        names: dict[str, tuple[str, ...]] = {}
        for entry in self.entries.values():
            former = (change.was for change in entry.changes if change.event == "retitled")
            known = (entry.id, *entry.title_ids, *entry.title_hashes, entry.title)
            for name in (entry.id, entry.title, *former):
                names.setdefault(name, known)
        return names

    def follow(self, identifier: str) -> str:
        """The end of a chain of merges."""
        seen = {identifier}
        while (entry := self.entries.get(identifier)) and entry.into and entry.into not in seen:
            identifier = entry.into
            seen.add(identifier)
        return identifier


def is_identifier(text: str) -> bool:
    """Is `text` a kind and an identifier of it, in the form in which it is read from a source?"""
    kind, _, identifier = text.partition(":")
    known = kind in _CANONICAL and len(text) <= _LONGEST and identifier.isprintable()
    return known and _CANONICAL[kind](identifier) == identifier


def write_lock(lock: Lock) -> str:
    """The file's text: addresses and entries in order, one per line."""
    revisions = [{"number": r.number, "as_of": r.as_of} for r in lock.revisions]
    addresses = [json.dumps(address, ensure_ascii=False) for address in sorted(lock.addresses)]
    entries = [_entry_line(lock.entries[identifier]) for identifier in sorted(lock.entries)]
    return (
        f'{{"format": {FORMAT},\n "rules": {lock.rules},\n'
        f' "revisions": {json.dumps(revisions, ensure_ascii=False)},\n'
        f' "addresses": {_one_a_line(addresses)},\n "papers": {_one_a_line(entries)}}}\n'
    )


def _one_a_line(items: Sequence[str]) -> str:
    return "[" + ",".join(f"\n  {item}" for item in items) + ("\n]" if items else "]")


def _entry_line(entry: Published) -> str:
    data: dict[str, Any] = {
        "id": entry.id,
        "title": entry.title,
        "title_ids": list(entry.title_ids),
        "title_hashes": list(entry.title_hashes),
        "identifiers": list(entry.identifiers),
        "first_revision": entry.first_revision,
        "facts": {name: list(hashes) for name, hashes in entry.facts.items()},
        "topics": list(entry.topics),
        "into": entry.into,
        "removed": entry.removed,
        "bare": entry.bare,
        "changes": [
            {"revision": c.revision, "event": c.event, "was": c.was} for c in entry.changes
        ],
    }
    known = {key: value for key, value in data.items() if value or key in _REQUIRED}
    return json.dumps(known, ensure_ascii=False)
