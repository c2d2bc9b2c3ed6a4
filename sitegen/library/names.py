"""Names: what a curator may call a paper, and which records are meant.

A paper is named by its id, by the exact title of one of its records, by its arXiv id or DOI, or
by the `dump:line` of a record.  Names are looked up among records, because a pin must be known
before records become papers; a paper that was published but is in none of the dumps read is still
known.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from sitegen.content.curation import Curation, Decision, Pair
from sitegen.content.lock_file import Lock
from sitegen.content.record import Record
from sitegen.content.yaml_file import Place, YamlFile
from sitegen.errors import Problem, did_you_mean
from sitegen.library.history import fingerprint
from sitegen.library.paper import paper_id
from sitegen.matching.cluster import PairConstraints
from sitegen.text.clean import readable
from sitegen.text.identifier import arxiv_id, doi

T = TypeVar("T")

_WAYS = "use its id, its exact title, its arXiv id or DOI, or dump:line"
_ADD = "to add a paper, put it into a file of the dumps; to name one, " + _WAYS
_WORD = re.compile(r"\w+")
_ALIKE = 0.75  # letters of titles that may be meant
_SHOWN = 5  # of the papers that may be meant
_DUMP_LINE = re.compile(r"(.+):([1-9]\d{0,8})", re.ASCII)


class Found(Struct, Generic[T], frozen=True):
    """What was looked up, and the problems met on the way."""

    value: T
    problems: tuple[Problem, ...]


class RecordResolver:
    """The names of records, those that were published and those that the records give.

    With `own_dumps` false other dumps than the list's own are read: what the curator's file
    names may then be missing, and that is not a mistake.
    """

    def __init__(self, records: Sequence[Record], lock: Lock, *, own_dumps: bool = True) -> None:
        self._own_dumps = own_dumps
        self._lock = lock
        self._published = lock.names
        self._records = records
        self._positions: dict[str, list[int]] = {}
        self._titles: dict[str, None] = {}
        self._suggestions: list[str] = []
        for position, record in enumerate(records):
            title = readable(record.title)
            identifiers = [each for each in (record.arxiv, record.doi) if each]
            for name in {
                paper_id(record.title),
                fingerprint(record.title),
                record.title,
                title,
                *identifiers,
            }:
                self._positions.setdefault(name, []).append(position)
            self._positions[record.address] = [position]
            self._titles[title] = None
            self._suggestions += [paper_id(record.title), title]

    def positions(self, name: str) -> tuple[int, ...]:
        """The records of that name; failing that, those of the paper once published under it.

        An identifier may be written in any of its ways, as an address too.
        """
        name = name if name in self._positions else arxiv_id(name) or doi(name) or name
        names = [name] if name in self._positions else self._published.get(name, ())
        found = (position for known in names for position in self._positions.get(known, ()))
        return tuple(dict.fromkeys(found))

    def unknown(self, file: YamlFile, place: Place, name: str) -> Problem:
        """The problem to report for a name without records: a typo, or a paper not read here."""
        if self.was_published(name) or not self._own_dumps:
            return file.problem(
                place,
                f"'{name}' is in none of the dumps read",
                "nothing to do, unless it should be here",
                "notice",
            )
        remedy = self.nearest(name, _ADD if place[:1] == ("papers",) else _WAYS)
        return file.problem(place, f"there is no paper '{name}'", remedy)

    def was_published(self, name: str) -> bool:
        return name in self._published

    def follow(self, identifier: str) -> str:
        """The id that a merged paper has now."""
        return self._lock.follow(identifier)

    def meant(self, name: str) -> list[str]:
        """What an inexact name may stand for: listings with that line, or titles with that part."""
        return [record.address for record in self._by_distance(name, within=0)] or self._with(name)

    def nearest(self, name: str, otherwise: str = _WAYS) -> str:
        """The remedy for a name that no paper has."""
        names = self.meant(name) or [record.address for record in self._by_distance(name)[:2]]
        if not names:
            return did_you_mean(name, self._suggestions, otherwise, _ALIKE)
        shown = [f"'{each}'" for each in names[:_SHOWN]]
        if len(names) > _SHOWN:
            shown.append(f"one of {len(names) - _SHOWN} more")
        return f"did you mean {' or '.join(shown)}?"

    def _by_distance(self, name: str, within: int | None = None) -> list[Record]:
        """The listings of the dump by their distance from the line, if `name` is a `dump:line`.

        A dump may be called by the end of its name, behind a date.
        """
        match = _DUMP_LINE.fullmatch(name)
        if not match:
            return []
        line, dumps = int(match[2]), self._called(match[1])
        distances = {
            position: max(record.lines[0] - line, line - record.lines[-1], 0)
            for position, record in enumerate(self._records)
            if record.dump in dumps
        }
        nearest = sorted(distances, key=distances.__getitem__)
        return [self._records[i] for i in nearest if within is None or distances[i] <= within]

    def _called(self, name: str) -> set[str]:
        """The dump of that name, or else those whose name ends with it."""
        dumps = {record.dump for record in self._records}
        return {name} if name in dumps else {each for each in dumps if each.endswith(f"-{name}")}

    def _with(self, part: str) -> list[str]:
        """The titles that contain the words of `part`, those that begin with them first."""
        wanted = _words(part)
        words = {title: _words(title) for title in self._titles} if wanted else {}
        found = [title for title, each in words.items() if wanted in each]
        return sorted(found, key=lambda title: not words[title].startswith(wanted))


def _words(text: str) -> str:
    """The words alone, without capitals and punctuation."""
    return " ".join(_WORD.findall(text.casefold()))


def find_constraints(curation: Curation, names: RecordResolver) -> Found[PairConstraints]:
    """The curator's pins as positions of records; contradictory ones are reported."""
    pinned = curation.same + curation.different
    references = dict.fromkeys(side for pair in pinned for side in (pair.first, pair.second))
    problems = [
        names.unknown(curation.file, reference.place, reference.name)
        for reference in references
        if not names.positions(reference.name)
    ]
    problems += [_unclear(curation.file, pair) for pair in pinned if _is_unclear(pair, names)]
    must_link = [edge for pair in curation.same for edge in _edges(pair, names)]
    groups = _connected(must_link)
    cannot_link = []
    for pair in curation.different:
        edges = _edges(pair, names)
        cannot_link += edges
        if any(groups.get(first, first) == groups.get(second, second) for first, second in edges):
            problems.append(_contradiction(curation.file, pair))
    constraints = PairConstraints(must_link=tuple(must_link), cannot_link=tuple(cannot_link))
    return Found(constraints, tuple(problems))


def _edges(pair: Pair, names: RecordResolver) -> list[tuple[int, int]]:
    first, second = (names.positions(side.name) for side in (pair.first, pair.second))
    return [(a, b) for a in first for b in second if a != b]


def _is_unclear(pair: Pair, names: RecordResolver) -> bool:
    """Do both sides name some record? Then it would be pinned with or against itself."""
    first, second = (names.positions(side.name) for side in (pair.first, pair.second))
    return bool(set(first) & set(second))


def _unclear(file: YamlFile, pair: Pair) -> Problem:
    return file.problem(
        pair.second.place,
        f"'{pair.first.name}' and '{pair.second.name}' name the same listing",
        "distinguish listings of one title by their dump:line",
    )


def _connected(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each position in a chain of pairs, with the smallest position of its chain."""
    root: dict[int, int] = {}
    for first, second in pairs:
        low, high = sorted((root.get(first, first), root.get(second, second)))
        members = {first, second} | {m for m, r in root.items() if r == high}
        root.update(dict.fromkeys(members | {low, high}, low))
    return root


def _contradiction(file: YamlFile, pair: Pair) -> Problem:
    return file.problem(
        pair.second.place,
        f"'{pair.first.name}' and '{pair.second.name}' are pinned as different and as the same",
        "remove one of the two pins; a chain of 'same' pins counts too",
    )


class PaperResolver:
    """The ids of papers by every name of their records and by themselves.

    Ids are known before papers are built: what the curator says about one is a part of it.
    `clusters` are the records of each paper by its id; `records` and `owners` are parallel: a
    record, and the id of the paper it belongs to (empty for a reference that no paper claims).
    """

    def __init__(
        self,
        clusters: Mapping[str, Sequence[Record]],
        records: Sequence[Record],
        names: RecordResolver,
    ) -> None:
        owner = {record.address: id_ for id_, cluster in clusters.items() for record in cluster}
        self._ids = clusters.keys()
        self.records = records
        self.owners = [owner.get(record.address, "") for record in records]
        self._names = names

    def papers(self, name: str) -> tuple[str, ...]:
        """The id of every paper of that name: one, none, or several with the same title."""
        for identifier in (name, self._names.follow(name)):
            if identifier in self._ids:
                return (identifier,)
        owners = (self.owners[position] for position in self._names.positions(name))
        return tuple(dict.fromkeys(filter(None, owners)))

    def pin(self, identifier: str, record: Record) -> str:
        """What to call a paper in a pin: its id, or one of its records as `dump:line`.

        An id stands for its title, so it would mean every paper with that title.
        """
        meant = {self.owners[position] for position in self._names.positions(identifier)}
        return identifier if meant == {identifier} else record.address

    def meant(self, name: str) -> tuple[str, ...]:
        """The id of the one paper with that part of a title or that line of a dump, if one has."""
        papers = {id_ for each in self._names.meant(name) for id_ in self.papers(each)}
        return tuple(papers) if len(papers) == 1 else ()

    def nearest(self, name: str) -> str:
        return self._names.nearest(name)

    def was_published(self, name: str) -> bool:
        """Is it, or was it ever, the id or the title of a published paper?"""
        return self._names.was_published(name)

    def find(self, file: YamlFile, place: Place, name: str) -> Found[str | None]:
        papers = self.papers(name)
        if len(papers) == 1:
            return Found(papers[0], ())
        if not papers:
            return Found(None, (self._names.unknown(file, place, name),))
        ids = " or ".join(papers)
        problem = file.problem(place, f"'{name}' is the title of several papers", f"write {ids}")
        return Found(None, (problem,))


def find_decisions(curation: Curation, names: PaperResolver) -> Found[dict[str, Decision]]:
    """The curator's decisions by paper id."""
    decisions: dict[str, Decision] = {}
    problems: list[Problem] = []
    for name, decision in curation.decisions.items():
        found = names.find(curation.file, decision.place, name)
        problems += found.problems
        if found.value is None:
            continue
        if found.value in decisions:
            problems.append(_twice(curation.file, decision, found.value))
        decisions[found.value] = decision
    return Found(decisions, tuple(problems))


def _twice(file: YamlFile, decision: Decision, identifier: str) -> Problem:
    return file.problem(
        decision.place,
        f"a second entry for the paper '{identifier}'",
        "merge it with the entry above; the two names are one paper",
    )
