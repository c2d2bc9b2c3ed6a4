"""Library: everything a page can mention, by key; built once, never changed.

It holds the papers to show, their topics and picks, and how each came about.  Later steps ask
it; none of them changes it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.curation import Decision, ReadingPath
from sitegen.content.leave_out import (
    DATA,
    EXPORTED,
    LeaveOut,
    papers_of_a_page,
)
from sitegen.content.lock_file import Lock
from sitegen.content.map_lock import Layout
from sitegen.content.record import Dump, PageId, Record
from sitegen.content.taxonomy import UNSORTED, Taxonomy, Topic
from sitegen.library.assign_topics import Assignment, Placement
from sitegen.library.authors import NO_IDENTITIES, Authors, Identities, find_authors
from sitegen.library.capture import Capture, newest
from sitegen.library.course import Courses, find_courses
from sitegen.library.facets import NO_FACETS, Facets
from sitegen.library.glossary import NO_GLOSSARY, Glossary
from sitegen.library.names import PaperResolver
from sitegen.library.paper import Paper
from sitegen.library.relations import NO_RELATIONS, Relations, relations_among
from sitegen.library.usual import NOTHING_USUAL, Usual
from sitegen.matching.cluster import PossibleMatch
from sitegen.site_map import PAPER
from sitegen.text.clean import readable

Side = tuple[Paper, Record]


class PaperTopics(Struct, frozen=True, kw_only=True):
    """The topics a paper is under, and who decided: the rules or the curator.

    `overruled` is what the rules say where the curator decided.
    """

    assignment: Assignment
    by_curator: bool = False
    overruled: Assignment | None = None

    @property
    def by_rules(self) -> Assignment:
        """What the rules say, whoever decided."""
        return self.overruled or self.assignment

    @property
    def primary(self) -> Placement | None:
        return self.assignment.primary

    @property
    def placements(self) -> tuple[Placement, ...]:
        """The primary topic first, then the others; empty for an unsorted paper."""
        primary = self.assignment.primary
        return (primary, *self.assignment.secondary) if primary else ()


# With a `dict`, so that what many pages ask stays worked out; told from others by identity.
class Library(Struct, frozen=True, eq=False, kw_only=True, dict=True, weakref=True):
    """`papers` are ordered newest first; those without a known year follow by title.

    `unclaimed` are records of references that complete no paper, `possible_claims` say which paper
    some of them may be of after all, and `pending` are identifiers whose title is not known.
    `hidden_authors` says how many people asked not to be named.  `relations`
    are those of each paper that has any to another one shown.  `layout` is where papers were
    published on the map, by their ids of then.  `published` are the addresses of no paper that
    earlier builds made public.
    """

    papers: Mapping[str, Paper]
    authors: Authors
    paper_topics: Mapping[str, PaperTopics]
    decisions: Mapping[str, Decision]
    courses: Courses
    glossary: Glossary
    facets: Facets
    names: PaperResolver
    taxonomy: Taxonomy
    dumps: tuple[Dump, ...]
    references: tuple[Dump, ...]
    captures: Mapping[PageId, Capture]
    possible_matches: tuple[PossibleMatch, ...]
    possible_claims: tuple[PossibleMatch, ...]
    unclaimed: tuple[Record, ...]
    pending: tuple[Record, ...]
    hidden: frozenset[str]
    hidden_authors: int
    lock: Lock
    relations: Relations
    layout: Layout
    leave_out: Set[LeaveOut] = frozenset()
    published: frozenset[str] = frozenset()
    usual: Usual = NOTHING_USUAL

    @property
    def is_lean(self) -> bool:
        """Do pages leave out what only repeats what is elsewhere?"""
        return "copies" in self.leave_out

    def makes(self, path: str) -> bool:
        """Is there a file at `path`, a copy or an export? What the list leaves out is there where
        it was published.
        """
        if path.startswith(PAPER.folder):
            entry = self.lock.entries.get(path.rpartition("/")[2].partition(".")[0])
            return entry is None or not entry.bare
        return path in self.published or not self._leaves_out(path)

    def _leaves_out(self, path: str) -> bool:
        if path in DATA:
            return "data" in self.leave_out
        return self.is_lean and ("/" in path or path in EXPORTED)

    def in_topic(self, topic: Topic) -> list[Paper]:
        """Every paper filed under `topic`, as its primary topic or as a further one."""
        return [*self._by_topic.get(topic.slug, ())]

    @cached_property
    def _by_topic(self) -> Mapping[str, Sequence[Paper]]:
        """The papers filed under each topic, by its slug."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers.values():
            for slug in {p.topic: None for p in self.paper_topics[paper.id].placements}:
                found.setdefault(slug, []).append(paper)
        return found

    @property
    def topics(self) -> list[Topic]:
        """The topics that have papers."""
        return [topic for topic in self.taxonomy.topics if topic.slug in self._by_topic]

    def once_in(self, slug: str) -> list[Paper]:
        """The papers that a reader of a former or retired topic is looking for."""
        heirs = {topic.slug for topic in self.taxonomy.former.get(slug, ())}
        entries = self.lock.entries.values()
        stood = {self.lock.follow(entry.id) for entry in entries if slug in entry.topics}
        return [
            paper
            for paper in self.papers.values()
            if (not heirs.isdisjoint(p.topic for p in self.paper_topics[paper.id].placements))
            or (not heirs and paper.id in stood)
        ]

    def primarily_in(self, topic: Topic) -> list[Paper]:
        return [paper for paper in self.papers.values() if self.primary(paper) == topic]

    def primary(self, paper: Paper) -> Topic | None:
        placement = self.paper_topics[paper.id].primary
        return self.taxonomy.by_slug[placement.topic] if placement else None

    @cached_property
    def unsorted(self) -> list[Paper]:
        return [paper for paper in self.papers.values() if self.primary(paper) is None]

    @property
    def uncertain(self) -> list[Paper]:
        """The papers whose topic the rules chose on little or closely, and nobody confirmed."""
        return [p for p in self.papers.values() if self.paper_topics[p.id].assignment.uncertain]

    def pick(self, paper: Paper) -> str | None:
        """The curator's sentence on why to read it."""
        decision = self.decisions.get(paper.id)
        return readable(decision.pick) if decision and decision.pick else None

    @property
    def picks(self) -> list[Paper]:
        """The picked papers in the order of the curator's file."""
        return [self.papers[i] for i, d in self.decisions.items() if d.pick and i in self.papers]

    @cached_property
    def dump_places(self) -> Mapping[str, int]:
        """Which dump each is, by its name, from 0."""
        return {dump.name: place for place, dump in enumerate(self.dumps)}

    def captures_of(self, dump: Dump) -> list[Capture]:
        """When each page of a dump was saved, in their order."""
        return [self.captures[page] for page in dump.page_ids]

    @cached_property
    def newest_capture(self) -> Capture | None:
        """The newest capture of a dump whose year is known."""
        return newest(capture for dump in self.dumps for capture in self.captures_of(dump))

    @property
    def newest_day(self) -> str | None:
        """The day of the newest capture, as an ISO date."""
        capture = self.newest_capture
        return capture.day if capture else None

    def claim(self, match: PossibleMatch) -> tuple[Side, Record]:
        """A paper with the record that was compared, and the one that may be of it, too."""
        owners, records = self.names.owners, self.names.records
        own, other = sorted(match.pair, key=lambda position: not owners[position])
        return (self.papers[owners[own]], records[own]), records[other]

    def sides(self, match: PossibleMatch) -> tuple[Side, Side]:
        """The two papers that were kept apart, each with the record that was compared."""
        owners, records = self.names.owners, self.names.records
        first, second = match.pair
        return (
            (self.papers[owners[first]], records[first]),
            (self.papers[owners[second]], records[second]),
        )

    @property
    def record_count(self) -> int:
        """How many records all dumps hold, those of hidden papers too."""
        return sum(len(dump.records) for dump in self.dumps)

    @property
    def merges(self) -> int:
        """How many listings are of a paper that another one listed already."""
        return sum(len(paper.listings) - 1 for paper in self.papers.values())

    @property
    def completed(self) -> int:
        """How many papers a reference completes."""
        return sum(len(paper.records) > len(paper.listings) for paper in self.papers.values())

    @property
    def times_listed(self) -> dict[int, int]:
        """How many papers were listed once, twice and so on."""
        times = Counter(len(paper.listings) for paper in self.papers.values())
        return dict(sorted(times.items()))


def build_library(
    *,
    papers: Sequence[Paper],
    assignments: Mapping[str, Assignment],
    decisions: Mapping[str, Decision],
    paths: tuple[ReadingPath, ...],
    names: PaperResolver,
    taxonomy: Taxonomy,
    dumps: Sequence[Dump],
    captures: Mapping[PageId, Capture],
    possible_matches: Sequence[PossibleMatch],
    lock: Lock,
    layout: Layout = MappingProxyType({}),
    references: Sequence[Dump] = (),
    unclaimed: Sequence[Record] = (),
    relations: Relations = NO_RELATIONS,
    pending: Sequence[Record] = (),
    identities: Identities = NO_IDENTITIES,
    hidden_authors: int = 0,
    glossary: Glossary = NO_GLOSSARY,
    facets: Facets = NO_FACETS,
    leave_out: Set[LeaveOut] = frozenset(),
    usual: Usual = NOTHING_USUAL,
) -> Library:
    """Combine what is known. `papers` are those to show (`shown`), in their order."""
    by_id = {paper.id: paper for paper in papers}
    paper_topics = {i: _paper_topics(assignments[i], decisions.get(i)) for i in by_id}
    picked = _picked(by_id, decisions, paper_topics)
    of_a_page = papers_of_a_page(leave_out, len(papers))
    return Library(
        papers=by_id,
        authors=find_authors(papers, identities, lock, of_a_page),
        paper_topics=paper_topics,
        decisions=decisions,
        courses=find_courses(paths, names, picked, taxonomy.topics, by_id, decisions),
        glossary=glossary,
        facets=facets,
        names=names,
        taxonomy=taxonomy,
        dumps=tuple(dumps),
        references=tuple(references),
        captures=captures,
        unclaimed=tuple(unclaimed),
        pending=tuple(pending),
        possible_matches=tuple(
            m for m in possible_matches if {names.owners[i] for i in m.pair} <= by_id.keys()
        ),
        possible_claims=tuple(m for m in possible_matches if _is_claim(m, names, by_id)),
        hidden=frozenset(i for i, decision in decisions.items() if decision.hidden),
        hidden_authors=hidden_authors,
        lock=lock,
        relations=relations_among(relations, by_id),
        layout=layout,
        leave_out=leave_out,
        usual=usual,
        published=frozenset(lock.addresses),
    )


def _is_claim(match: PossibleMatch, names: PaperResolver, papers: Mapping[str, Paper]) -> bool:
    """Is one of the two a paper, and the other a record of none?"""
    owners = sorted(names.owners[position] for position in match.pair)
    return not owners[0] and owners[1] in papers


def _picked(
    papers: Mapping[str, Paper],
    decisions: Mapping[str, Decision],
    paper_topics: Mapping[str, PaperTopics],
) -> dict[str, list[Paper]]:
    """The picks by the slug of their primary topic, in the order of the curator's file."""
    picked: dict[str, list[Paper]] = {}
    for identifier, decision in decisions.items():
        if decision.pick and identifier in papers:
            slug = paper_topics[identifier].assignment.filed
            picked.setdefault(slug, []).append(papers[identifier])
    return picked


def shown(papers: Iterable[Paper], decisions: Mapping[str, Decision]) -> list[Paper]:
    """The papers that the curator does not hide, newest first."""
    visible = (p for p in papers if not (p.id in decisions and decisions[p.id].hidden))
    return sorted(visible, key=newest_first)


def newest_first(paper: Paper) -> tuple[int, int, int, int, str, str]:
    """Sort key: dated papers from the newest, then undated ones by title."""
    title = paper.title.value.casefold()
    if paper.date is None or paper.date.value.year is None:
        return 1, 0, 0, 0, title, paper.id
    date = paper.date.value
    year, month, day = date.order
    return 0, -year, -month, -day, title, paper.id


def by_title(paper: Paper) -> tuple[str, str]:
    """Sort key: papers by title, whatever its capitals."""
    return paper.title.value.casefold(), paper.id


def _paper_topics(assignment: Assignment, decision: Decision | None) -> PaperTopics:
    """The rules' topics, or the curator's where there is a decision."""
    if decision is None or (decision.topic is None and decision.also is None):
        return PaperTopics(assignment=assignment)
    reasons = {p.topic: p for p in (assignment.primary, *assignment.secondary) if p}

    def placement(slug: str) -> Placement:
        return reasons.get(slug) or Placement(topic=slug, score=0.0, reasons=())

    primary = placement(decision.topic) if decision.topic else assignment.primary
    if decision.topic == UNSORTED:
        best = assignment.primary or assignment.runner_up
        none = replace(assignment, primary=None, secondary=(), runner_up=best, doubts=())
        return PaperTopics(assignment=none, by_curator=True, overruled=assignment)
    secondary = assignment.secondary
    if decision.also is not None:
        secondary = tuple(placement(slug) for slug in decision.also)
    taken = primary.topic if primary else None
    decided = replace(
        assignment,
        primary=primary,
        secondary=tuple(p for p in secondary if p.topic != taken),
        doubts=assignment.doubts if decision.topic is None else (),
    )
    return PaperTopics(assignment=decided, by_curator=True, overruled=assignment)
