"""History: what a build makes of the identifiers already published.

Each cluster of records takes the identifier it was published under, and every published paper
is followed: retitled, corrected, merged into another, removed, restored.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sitegen.content.lock_file import Change, Generation, Lock, Published
from sitegen.content.record import Record
from sitegen.library.chosen import value_of
from sitegen.library.paper import Paper, paper_id


def identify(clusters: Sequence[Sequence[Record]], lock: Lock) -> list[str]:
    """An identifier for each cluster of records: the one it was published under, else a new one.

    Where several clusters could go by an id, or one by several, the best claim is heard first.
    """
    published = _published_ids(lock)
    claims = sorted(
        (_claim(cluster, lock.entries[identifier]), position, identifier)
        for position, cluster in enumerate(clusters)
        for identifier in {i for mark in _marks(cluster) for i in published.get(mark, ())}
    )
    named: dict[int, str] = {}
    used: set[str] = set()
    for _, position, identifier in claims:
        if position not in named and identifier not in used:
            named[position] = identifier
            used.add(identifier)
    used |= set(lock.entries)
    for position, cluster in enumerate(clusters):
        if position not in named:
            named[position] = _new_id(cluster, used)
            used.add(named[position])
    return [named[position] for position in range(len(clusters))]


def update(lock: Lock, papers: Sequence[Paper], on: str | None) -> Lock:
    """The lock after publishing `papers`; the same lock when nothing about them changed.

    `on` is the date of the newest capture, as the day of a new generation.
    """
    number = len(lock.generations) + 1
    present = {paper.id: paper for paper in papers}
    home = _newly_at_home(papers, lock)
    entries = {
        entry.id: _followed(entry, present.get(entry.id), home, number)
        for entry in lock.entries.values()
    }
    for paper in papers:
        entries.setdefault(paper.id, _entry(paper, number))
    entries = dict(sorted(entries.items()))  # as the file has them
    if not any(entry.last_changed == number for entry in entries.values()):
        return replace(lock, entries=entries)
    generation = Generation(number=number, on=on)
    return Lock(entries=entries, generations=(*lock.generations, generation))


def _newly_at_home(papers: Iterable[Paper], lock: Lock) -> dict[str, str]:
    """The paper that each title and abstract belongs to now and did not belong to before."""
    home: dict[str, str] = {}
    for paper in papers:
        entry = lock.entries.get(paper.id)
        known = {*entry.keys, *entry.texts} if entry else set()
        home |= dict.fromkeys(_marks(paper.records) - known, paper.id)
    return home


def _published_ids(lock: Lock) -> dict[str, list[str]]:
    """The ids that each key and each fingerprint of an abstract stands for."""
    ids: dict[str, list[str]] = {}
    for entry in lock.entries.values():
        for mark in {entry.id, *entry.keys, *entry.texts}:
            ids.setdefault(mark, []).append(entry.id)
    return ids


def _marks(records: Iterable[Record]) -> set[str]:
    """By what records are found again in the lock."""
    return {mark for r in records for mark in (paper_id(r.title), *_fingerprints([r]))}


def _claim(cluster: Sequence[Record], entry: Published) -> tuple[bool, int, int, int]:
    """Sort key for how well `cluster` goes by the id of `entry`, the best claim first.

    An address that still shows its paper comes before one that leads elsewhere.  Then title
    and abstract count for more than the title that gave the id its name, that for more than
    another of its titles, and an abstract alone tells a paper that was retitled.  Among equal
    claims the oldest address wins.
    """
    keys = [paper_id(record.title) for record in cluster]
    first = entry.id in keys
    same_title = first or not set(keys).isdisjoint(entry.keys)
    same_text = not set(_fingerprints(cluster)).isdisjoint(entry.texts)
    strength = 4 * (same_title and same_text) + 2 * first + same_title
    is_former = entry.removed or entry.into is not None
    place = keys.index(entry.id) if first else len(keys)
    return is_former, -strength, entry.since, place


def _fingerprints(records: Iterable[Record]) -> tuple[str, ...]:
    texts = {record.text for record in records if record.abstract}
    return tuple(sorted(hashlib.sha256(text.encode()).hexdigest()[:8] for text in texts))


def _new_id(cluster: Sequence[Record], used: set[str]) -> str:
    """The id of the first title; a second paper of that very title is told by its abstract."""
    first = cluster[0]
    identifier = paper_id(first.title)
    salt = first.text
    while identifier in used:
        salt = hashlib.sha256(f"{first.title}\n{salt}".encode()).hexdigest()
        identifier = f"{identifier.rpartition('-')[0]}-{salt[:6]}".lstrip("-")
    return identifier


def _keys(paper: Paper) -> tuple[str, ...]:
    return tuple(sorted({paper_id(record.title) for record in paper.records}))


def _entry(paper: Paper, generation: int) -> Published:
    return Published(
        id=paper.id,
        title=paper.title.value,
        keys=_keys(paper),
        since=generation,
        facts=_facts(paper),
        texts=_fingerprints(paper.records),
    )


def _followed(
    entry: Published, paper: Paper | None, home: Mapping[str, str], number: int
) -> Published:
    """What became of a published paper."""
    if paper is not None:
        return _present(entry, paper, number)
    into = next((home[m] for m in (*entry.texts, entry.id, *entry.keys) if m in home), None)
    if into is not None and entry.into != into:
        change = Change(generation=number, event="merged", was=entry.title)
        return replace(entry, into=into, removed=False, changes=(*entry.changes, change))
    if into is None and entry.into is None and not entry.removed:
        change = Change(generation=number, event="removed")
        return replace(entry, removed=True, changes=(*entry.changes, change))
    return entry


def _present(entry: Published, paper: Paper, number: int) -> Published:
    changes = list(entry.changes)
    if entry.removed or entry.into:
        changes.append(Change(generation=number, event="restored"))
    if entry.title != paper.title.value:
        changes.append(Change(generation=number, event="retitled", was=entry.title))
    elif entry.facts != _facts(paper):
        changes.append(Change(generation=number, event="corrected"))
    return replace(
        entry,
        title=paper.title.value,
        keys=tuple(sorted({*entry.keys, *_keys(paper)})),
        facts=_facts(paper),
        texts=_fingerprints(paper.records),
        into=None,
        removed=False,
        changes=tuple(changes),
    )


def _facts(paper: Paper) -> str:
    """A fingerprint of what a citation rests on; comments and topics come and go."""
    facts = (
        str(paper.date.value) if paper.date else "",
        value_of(paper.authors_count),
        paper.organization.value.name if paper.organization else "",
        paper.text,
        [link.url for link in paper.links],
    )
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:12]
