"""Assembly: from the content to the library, with every problem met on the way.

The steps that need more than one file: which records are one paper, what a name in the
curator's file means, where a paper belongs.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.content.curation import Curation
from sitegen.content.read import Content
from sitegen.content.record import Record
from sitegen.content.settings import Settings
from sitegen.content.sources import Sources
from sitegen.content.taxonomy import Taxonomy
from sitegen.errors import Problem
from sitegen.library import cross_references as prose
from sitegen.library.assign_topics import Assigner
from sitegen.library.capture import Capture, infer_captures
from sitegen.library.history import identify
from sitegen.library.library import Library, build_library
from sitegen.library.names import PaperResolver, RecordResolver, find_constraints, find_decisions
from sitegen.library.paper import Paper, build_paper
from sitegen.matching.cluster import Matching, Merge, PairConstraints, PossibleMatch, match
from sitegen.progress import Progress
from sitegen.site_map import ADDRESSES, PAPER, TOPIC, YEAR, address_of, is_taken

_COMMENT = re.compile(r"^ *#.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """The library and the hand-written pages (Markdown by address, links resolved)."""

    library: Library
    handwritten: Mapping[str, str]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]


def assemble(
    settings: Settings, sources: Sources, content: Content, progress: Progress
) -> Assembly:
    """Match, put together, file. Mistakes are collected, not raised."""
    records = content.records
    with progress.step(f"Matching {len(records)} records"):
        record_names = RecordResolver(records, content.lock, own_dumps=settings.own_dumps)
        constraints = find_constraints(content.curation, record_names)
        matching = match(records, constraints.value)
    with progress.step(f"Putting {len(matching.clusters)} papers together"):
        clusters = [[records[position] for position in cluster] for cluster in matching.clusters]
        captures = infer_captures(content.dumps, clusters, content.curation.captured)
        papers = _papers(matching, records, clusters, captures, content)
        names = PaperResolver(papers, records, record_names)
        decisions = find_decisions(content.curation, names)
    with progress.step(f"Filing them under {len(content.taxonomy.topics)} topics"):
        assigner = Assigner(content.taxonomy)
        library = build_library(
            papers=papers,
            assignments={p.id: assigner.assign(p.title.value, p.text) for p in papers},
            decisions=decisions.value,
            curation=content.curation,
            names=names,
            taxonomy=_introduced(content.taxonomy, names),
            dumps=content.dumps,
            captures=captures,
            possible_matches=_undecided(matching, names.owners, constraints.value),
            lock=content.lock,
        )
    return Assembly(
        library=library,
        handwritten=_handwritten(sources, names, content.taxonomy),
        problems=(
            *content.problems,
            *constraints.problems,
            *decisions.problems,
            *_unknown_steps(content.curation, names),
            *_dead_links(settings, sources, names, content.taxonomy),
            *_taken_addresses(settings, sources),
        ),
    )


def _papers(
    matching: Matching,
    records: Sequence[Record],
    clusters: Sequence[Sequence[Record]],
    captures: Mapping[str, Capture],
    content: Content,
) -> list[Paper]:
    cluster_of = {p: n for n, cluster in enumerate(matching.clusters) for p in cluster}
    merges: list[list[tuple[Record, Record, Merge]]] = [[] for _ in clusters]
    for merge in matching.merges:
        edge = (records[merge.first], records[merge.second], merge)
        merges[cluster_of[merge.first]].append(edge)
    identifiers = identify(clusters, content.lock)
    return [
        build_paper(cluster, edges, captures, identifier)
        for cluster, edges, identifier in zip(clusters, merges, identifiers, strict=True)
    ]


def _undecided(
    matching: Matching, owners: Sequence[Paper], constraints: PairConstraints
) -> list[PossibleMatch]:
    """The possible matches that the curator has not decided; `owners` are the records' papers."""

    def papers(pair: tuple[int, int]) -> frozenset[str]:
        return frozenset(owners[position].id for position in pair)

    decided = {papers(pair) for pair in constraints.cannot_link}
    return [match for match in matching.possible_matches if papers(match.pair) not in decided]


def _introduced(taxonomy: Taxonomy, names: PaperResolver) -> Taxonomy:
    """The taxonomy with the links of its introductions resolved, as seen from a topic's page."""
    topics = (
        replace(t, introduction=prose.resolve(t.introduction, "../", names, taxonomy))
        for t in taxonomy.topics
    )
    return replace(taxonomy, topics=tuple(topics))


def _handwritten(sources: Sources, names: PaperResolver, taxonomy: Taxonomy) -> dict[str, str]:
    return {
        address_of(path): prose.resolve(text, "../" * path.count("/"), names, taxonomy)
        for path, text in sources.pages.items()
    }


def _unknown_steps(curation: Curation, names: PaperResolver) -> Iterator[Problem]:
    for path in curation.paths:
        for step in path.steps:
            yield from names.find(curation.file, step.place, step.paper).problems


def _dead_links(
    settings: Settings, sources: Sources, names: PaperResolver, taxonomy: Taxonomy
) -> Iterator[Problem]:
    topics = _without_comments(sources.topics)
    yield from prose.check(str(settings.topics_file), topics, names, taxonomy)

    def exists(address: str) -> bool:
        return f"{address}.md" in sources.pages or _is_generated(address, names, taxonomy)

    for page, text in sources.pages.items():
        path = str(settings.pages / page)
        yield from prose.check(path, text, names, taxonomy)
        yield from prose.check_pages(path, page, text, exists)


def _is_generated(address: str, names: PaperResolver, taxonomy: Taxonomy) -> bool:
    """Does the site make a page of that address (without its ending)?"""
    path = f"{address}.html"
    name = address.rpartition("/")[2]
    if path == TOPIC.at(name):
        return name in {*taxonomy.by_slug, *taxonomy.former, *taxonomy.retired}
    if path == PAPER.at(name):
        return bool(names.papers(name))
    return path == YEAR.at(name) or path in ADDRESSES.values()


def _without_comments(yaml_text: str) -> str:
    """Comments blanked out, so that an example in one is no link; every position stays."""
    return _COMMENT.sub(lambda comment: " " * len(comment.group()), yaml_text)


def _taken_addresses(settings: Settings, sources: Sources) -> Iterator[Problem]:
    for path in sources.pages:
        if not is_taken(address_of(path)):
            continue
        yield Problem(
            path=str(settings.pages / path),
            message="the site makes a page of that address itself",
            remedy="rename the file",
        )
    first: dict[str, str] = {}
    for path in sources.pages:
        other = first.setdefault(path.casefold(), path)
        if other != path:
            yield Problem(
                path=str(settings.pages / path),
                message=f"to some computers its address is that of '{other}'",
                remedy="rename one of the two",
            )
