"""History: what a build makes of the identifiers already published.

Each cluster of records takes the identifier it was published under, and every published paper
is followed: retitled, corrected, merged into another, removed, restored.

Values are compared as they were read, never as they were cleaned or chosen: a better way of
cleaning a text, another choice among the same values, or a fact that was unknown until now,
corrects nothing.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from sitegen.content.lock_file import Change, Event, Lock, Published, Revision, is_identifier
from sitegen.content.record import Provenance, Record
from sitegen.facts import FACTS, Fact, FactType, Source
from sitegen.library.chosen import value_of
from sitegen.library.paper import Paper, paper_id
from sitegen.text.clean import readable
from sitegen.text.link import KINDS

# The version of the rules by which the values of facts are read. Raise it when the same dump
# comes to be read differently: what changes for that reason alone is then not a correction.
RULES = 1

Mark = tuple[str, str]  # what kind of thing a record is found again by, and the thing
Facts = Mapping[str, tuple[str, ...]]

_KNOWN = 1 << 14  # raw values whose fingerprints are kept
_ID, _SHOWN, _TITLE, _ABSTRACT = "id", "shown title", "title", "abstract"
_IDENTIFIER = "identifier"


@lru_cache(_KNOWN)
def fingerprint(text: str) -> str:
    """Eight hexadecimal digits for a raw value; kept, because each is asked for several times."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def identify(clusters: Sequence[Sequence[Record]], lock: Lock) -> list[str]:
    """An identifier for each cluster of records: the one it was published under, else a new one.

    Where several clusters could take one id, or one cluster several, the best claim wins.
    """
    published = _published_ids(lock)
    claims = sorted(
        (_claim(cluster, marks, lock.entries[identifier]), position, identifier)
        for position, cluster in enumerate(clusters)
        for marks in [_marks(cluster) if published else set()]
        for identifier in {i for mark in marks for i in published.get(mark, ())}
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


def update(lock: Lock, papers: Sequence[Paper], as_of: str | None, *, bare: bool = False) -> Lock:
    """The lock after publishing `papers`; the same lock when nothing about them changed.

    `as_of` is the date of the newest capture, as the day of a new revision.  With `bare`, new
    papers are published as pages alone; what an older one was published with stays.
    """
    number = len(lock.revisions) + 1
    present = {paper.id: paper for paper in papers}
    home = _newly_at_home(papers, lock) if lock.entries.keys() - present.keys() else {}
    same_rules = lock.rules == RULES
    entries = {
        entry.id: replace(
            _present(entry, present[entry.id], number, announce=same_rules),
            bare=bare and entry.bare,
        )
        if entry.id in present
        else _absent(entry, home, number)
        for entry in lock.entries.values()
    }
    new = (paper for paper in papers if paper.id not in entries)
    entries |= {paper.id: replace(_entry(paper, number), bare=bare) for paper in new}
    entries = dict(sorted(entries.items()))  # as the file has them
    updated = replace(lock, entries=entries, rules=RULES)
    if not any(entry.last_changed == number for entry in entries.values()):
        return updated
    return replace(updated, revisions=(*lock.revisions, Revision(number=number, as_of=as_of)))


def record_site(
    lock: Lock, addresses: Iterable[str], topics: Mapping[str, Iterable[str]], living: set[str]
) -> Lock:
    """The lock with what else was published: addresses of no paper, and each paper's topics.

    `topics` are slugs by the paper's id, `living` all that the taxonomy has: a slug that is
    none of them stays with the papers that stood there last.
    """
    entries = {
        entry.id: replace(
            entry,
            topics=(*topics[entry.id], *(slug for slug in entry.topics if slug not in living)),
        )
        if entry.id in topics
        else entry
        for entry in lock.entries.values()
    }
    every = tuple(sorted({*lock.addresses, *addresses}))
    return replace(lock, entries=entries, addresses=every)


# -- How a paper is found again


def _marks(records: Iterable[Record]) -> set[Mark]:
    """What records are found again by in the lock; of an untitled one, its identifier."""
    marks: set[Mark] = set()
    for record in records:
        marks.update((_IDENTIFIER, each) for each in filter(is_identifier, record.identifiers))
        if record.title:
            marks.add((_TITLE, fingerprint(record.title)))
            marks.add((_ID, paper_id(record.title)))
            marks.add((_SHOWN, readable(record.title)))
        if record.abstract:
            marks.add((_ABSTRACT, fingerprint(record.text)))
    return marks


def _entry_marks(entry: Published) -> list[Mark]:
    return [
        *((_IDENTIFIER, one) for one in entry.identifiers),
        *((_ABSTRACT, one) for one in entry.abstract_hashes),
        *((_TITLE, one) for one in entry.title_hashes),
        *((_ID, one) for one in (entry.id, *entry.title_ids)),
        (_SHOWN, entry.title),
    ]


def _published_ids(lock: Lock) -> dict[Mark, list[str]]:
    ids: dict[Mark, list[str]] = {}
    for entry in lock.entries.values():
        for mark in dict.fromkeys(_entry_marks(entry)):
            ids.setdefault(mark, []).append(entry.id)
    return ids


def _newly_at_home(papers: Iterable[Paper], lock: Lock) -> dict[Mark, str]:
    """The paper that each title and abstract belongs to now and did not belong to before."""
    home: dict[Mark, str] = {}
    for paper in papers:
        entry = lock.entries.get(paper.id)
        known = set(_entry_marks(entry)) if entry else set()
        home |= dict.fromkeys(_marks(paper.records) - known, paper.id)
    return {mark: identifier for mark, identifier in home.items() if mark[0] != _SHOWN}


def _claim(
    cluster: Sequence[Record], marks: Set[Mark], entry: Published
) -> tuple[bool, int, int, int]:
    """Sort key for how well `cluster` with its `marks` suits the id of `entry`, best claim first.

    An address that still shows its paper comes before one that leads elsewhere.  Then title
    and abstract count for more than an arXiv id or a DOI, these for more than the title that gave
    the id its name, that for more than another of its titles, and an abstract alone finds a paper
    that was retitled.  Among equal claims the oldest address wins.
    """
    named = [_gave_its_name(record, entry) for record in cluster]
    shared = {kind for kind, _ in marks & {*_entry_marks(entry)}}
    same_title = not shared.isdisjoint({_TITLE, _ID, _SHOWN})
    first = any(named)
    same_text, same_id = same_title and _ABSTRACT in shared, _IDENTIFIER in shared
    strength = 8 * same_text + 4 * same_id + 2 * first + same_title
    is_former = entry.removed or entry.into is not None
    place = named.index(True) if first else len(named)
    return is_former, -strength, entry.first_revision, place


def _gave_its_name(record: Record, entry: Published) -> bool:
    first = entry.title_hashes[:1]
    return fingerprint(record.title) in first or paper_id(record.title) == entry.id


def _new_id(cluster: Sequence[Record], used: set[str]) -> str:
    """The id of the first title; a second paper of that title gets one from its abstract."""
    first = cluster[0]
    identifier = paper_id(first.title)
    salt = first.text
    while identifier in used:
        salt = hashlib.sha256(f"{first.title}\n{salt}".encode()).hexdigest()
        identifier = f"{identifier.rpartition('-')[0]}-{salt[:6]}".lstrip("-")
    return identifier


# -- What became of a published paper


def _entry(paper: Paper, revision: int) -> Published:
    new = Published(id=paper.id, title=paper.title.value, first_revision=revision)
    return _read_again(new, paper, read_facts(paper))


def _read_again(entry: Published, paper: Paper, facts: Facts) -> Published:
    """The entry as the paper's records and the curator have it now."""
    titled = [record for record in paper.records if record.title]
    ids = {*entry.title_ids, *(paper_id(record.title) for record in titled)}
    by_name = sorted(titled, key=lambda record: not _gave_its_name(record, entry))
    hashes = (fingerprint(record.title) for record in by_name)
    return replace(
        entry,
        title=paper.title.value,
        title_ids=tuple(sorted(ids - {entry.id})),
        title_hashes=tuple(dict.fromkeys([*entry.title_hashes, *hashes])),
        identifiers=_identifiers_now(entry, paper),
        facts={name: hashes for name, hashes in facts.items() if hashes},
        into=None,
        removed=False,
    )


def _identifiers_now(entry: Published, paper: Paper) -> tuple[str, ...]:
    """Those that its records state; of a kind that none of them states, the former."""
    stated = {each for record in paper.records for each in record.identifiers}
    now = set(filter(is_identifier, stated))
    kinds = {each.partition(":")[0] for each in now}
    former = (each for each in entry.identifiers if each.partition(":")[0] not in kinds)
    return tuple(sorted(now.union(former)))


def _present(entry: Published, paper: Paper, number: int, *, announce: bool) -> Published:
    facts = read_facts(paper)
    changes = list(entry.changes)
    if entry.removed or entry.into:
        changes.append(Change(revision=number, event="restored"))
    event = _event(entry, paper, facts) if announce else None
    if event:
        was = entry.title if event == "retitled" else ""
        changes.append(Change(revision=number, event=event, was=was))
    return replace(_read_again(entry, paper, facts), changes=tuple(changes))


def _event(entry: Published, paper: Paper, facts: Facts) -> Event | None:
    changed = {name for name, now in facts.items() if _is_changed(entry.facts.get(name, ()), now)}
    if "title" in changed and entry.title != paper.title.value:
        return "retitled"
    return "corrected" if changed - {"title"} else None


def _is_changed(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Is a value shown that was not read before, or is the one shown before no longer read?

    What was unknown has not changed, and choosing differently among the same values is our doing.
    """
    return bool(before) and (not now or now[0] not in before or before[0] not in now)


def _absent(entry: Published, home: Mapping[Mark, str], number: int) -> Published:
    into = next((home[mark] for mark in _entry_marks(entry) if mark in home), None)
    if into is not None and entry.into != into:
        change = Change(revision=number, event="merged", was=entry.title)
        return replace(entry, into=into, removed=False, changes=(*entry.changes, change))
    if into is None and entry.into is None and not entry.removed:
        change = Change(revision=number, event="removed")
        return replace(entry, removed=True, changes=(*entry.changes, change))
    return entry


# -- What was read


def read_facts(paper: Paper) -> Facts:
    """Hashes of the raw values of the facts whose change is announced, the shown one first.

    A fact that nobody states has none.  The year that a listing leaves out of a date is a
    separate fact, so that it is not a correction when another states it.
    """
    found: dict[str, tuple[str, ...]] = {}
    records = [(record.provenance, record) for record in paper.records]
    for fact in FACTS:
        if fact.is_announced:
            texts = _texts(fact.type, _kept_as(fact, paper), _read(fact, paper, records))
            found |= {name: _hashes(values) for name, values in texts.items()}
    return found


def _read(fact: Fact, paper: Paper, records: Iterable[tuple[Provenance, Record]]) -> list[Any]:
    """The values as the records have them, the shown one first; the curator's own as it is."""
    chosen = paper.facts.get(fact.name)
    if chosen is None:
        return []
    if fact.type is FactType.LINKS:  # links in an abstract are reported with the abstract
        return list(chosen.stated_by(Source.CURATOR) or ())
    values = [(place, getattr(record, fact.name, None)) for place, record in records]
    if fact.name in paper.curated:
        value, place = paper.curated[fact.name]
        values.append((place, value))
    shown = next((value for place, value in values if place == chosen.origin), chosen.value)
    return [value for value in (shown, *(value for _, value in values)) if value not in (None, ())]


def _kept_as(fact: Fact, paper: Paper) -> str:
    """The list's own summary and the authors' abstract are two facts: where one takes the other's
    place, neither was corrected."""
    source = value_of(paper.facts.get("abstract_from"))
    return "summary" if fact.name == "abstract" and source == "list" else fact.name


def _texts(kind: FactType, name: str, values: Sequence[Any]) -> dict[str, Iterable[str]]:
    """The values as texts, by the name under which the lock keeps them."""
    match kind:
        case FactType.DATE:
            days = ("-".join(str(n) for n in (date.month, date.day) if n) for date in values)
            return {"year": (str(date.year or "") for date in values), "day": days}
        case FactType.PEOPLE:
            return {name: ("; ".join(person.name for person in people) for people in values)}
        case FactType.LINKS:
            kinds = {kind: [link.url for link in values if link.kind == kind] for kind in KINDS}
            return {f"{kind} link": addresses for kind, addresses in kinds.items()}
        case FactType.PARAGRAPHS:
            return {name: map("\n\n".join, values)}
        case FactType.ORGANIZATION:
            return {name: (organization.name for organization in values)}
        case _:
            return {name: map(str, values)}


def _hashes(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fingerprint(text) for text in texts if text))
