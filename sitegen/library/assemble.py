"""Assembly: from the content to the library, with every problem met on the way.

The steps that need more than one file: which records are one paper, what a name in the
curator's file means, where a paper belongs.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.curation import Curation, Decision
from sitegen.content.dumps.answers import Answers
from sitegen.content.folder import IgnoredFile
from sitegen.content.handwritten import Handwritten, read_handwritten
from sitegen.content.leave_out import LeaveOut, left_out
from sitegen.content.lock_file import Lock
from sitegen.content.read import Content
from sitegen.content.record import PageId, Record
from sitegen.content.settings import Settings
from sitegen.content.sources import Sources
from sitegen.content.taxonomy import Taxonomy
from sitegen.errors import Problem
from sitegen.library import cross_references
from sitegen.library.author_address import without_addresses_of
from sitegen.library.authors import find_identities, wrong_names
from sitegen.library.capture import Capture, infer_captures, newest
from sitegen.library.claim import claim
from sitegen.library.facets import find_facets
from sitegen.library.glossary import find_glossary, unused
from sitegen.library.hidden_authors import hidden_names
from sitegen.library.history import RULES, identify, update
from sitegen.library.introductions import unlisted
from sitegen.library.library import Library, build_library, shown
from sitegen.library.names import PaperResolver, RecordResolver, find_constraints, find_decisions
from sitegen.library.paper import Paper, build_paper
from sitegen.library.relations import find_relations
from sitegen.library.usual import file_papers
from sitegen.matching.cluster import Matching, Merge, PairConstraints, PossibleMatch, match
from sitegen.progress import Progress
from sitegen.site_map import ADDRESSES, AUTHOR, PAPER, TOPIC, YEAR, address_of
from sitegen.text.clean import counted

_COMMENT = re.compile(r"^ *#.*$", re.MULTILINE)


class Written(Struct, frozen=True, kw_only=True):
    """Markdown that a person wrote, the page it is on, and where it comes from.

    `markdown` has its links resolved.  It is from the file at `path`, whose `text` holds it at the
    offset `start`.
    """

    page: str
    markdown: str
    path: str
    text: str
    start: int


class Assembly(Struct, frozen=True, kw_only=True):
    """The library, what people wrote (handwritten pages and introductions), and ignored files.

    The library holds the lock as a build publishes it, `lock` is what was read.  `answers` are the
    curator's about lines of dumps, by the dumps' names.
    """

    library: Library
    lock: Lock
    handwritten: Mapping[str, Handwritten]
    written: Sequence[Written]
    ignored: tuple[IgnoredFile, ...]
    problems: tuple[Problem, ...]
    answers: Mapping[str, Answers]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]


def assemble(
    settings: Settings, sources: Sources, content: Content, progress: Progress
) -> Assembly:
    """Match, put together, file. Mistakes are collected, not raised."""
    curation = content.curation
    records = [record for record in content.records if not record.is_pending]
    with progress.step(f"Matching {len(records)} records"):
        record_names = RecordResolver(records, content.lock, own_dumps=settings.own_dumps)
        constraints = find_constraints(curation, record_names)
        matching = match(records, constraints.value, curation.words)
    with progress.step(f"Putting {len(matching.clusters)} papers together"):
        listing = claim(
            [[records[position] for position in cluster] for cluster in matching.clusters],
            [record for record in content.records if record.is_pending],
        )
        captures = infer_captures(
            (*content.dumps, *content.references),
            listing.clusters,
            curation.captured,
            curation.summaries,
        )
        identifiers = identify(listing.clusters, content.lock)
        identified = dict(zip(identifiers, listing.clusters, strict=True))
        names = PaperResolver(identified, records, record_names)
        decisions = find_decisions(curation, names)
        hidden = hidden_names(curation.authors)
        papers = _papers(matching, names, identified, captures, decisions.value, hidden)
        of_dumps = [captures[page] for dump in content.dumps for page in dump.page_ids]
        read = without_addresses_of(hidden.values(), content.lock)
        leave_out = left_out(settings.leave_out, len(papers))
        lock = _published(settings, read, papers, of_dumps, leave_out)
        identities = find_identities(curation, names)
        relations = find_relations(curation, names)
        glossary = find_glossary(content.glossary, names, content.taxonomy, papers)
    with progress.step(f"Filing them under {len(content.taxonomy.topics)} topics"):
        filed = file_papers(content.taxonomy, papers)
        library = build_library(
            papers=papers,
            assignments=filed.assignments,
            usual=filed.usual,
            decisions=decisions.value,
            paths=curation.paths,
            names=names,
            taxonomy=_introduced(content.taxonomy, names),
            dumps=content.dumps,
            references=content.references,
            captures=captures,
            pending=listing.pending,
            unclaimed=listing.unclaimed,
            possible_matches=_undecided(matching, names.owners, constraints.value),
            lock=lock,
            layout=content.layout,
            leave_out=leave_out,
            identities=identities.value,
            relations=relations.value,
            glossary=glossary.value,
            facets=find_facets(content.facets, papers, decisions.value),
            hidden_authors=len({identities.value.shown(each).key for each in hidden.values()}),
        )
    handwritten = _handwritten(sources, names, content.taxonomy)
    introductions = _introductions(settings, sources, content, library.taxonomy)
    return Assembly(
        library=library,
        lock=content.lock,
        handwritten=handwritten,
        written=(*_pages(settings, sources, handwritten), *introductions),
        ignored=sources.ignored,
        answers=curation.answers,
        problems=(
            *content.problems,
            *constraints.problems,
            *decisions.problems,
            *identities.problems,
            *relations.problems,
            *(glossary.problems if content.is_taxonomy_sound else ()),
            *(_misplaced(sources, content, library) if settings.own_dumps else ()),
            *_wrong_steps(curation, names),
            *(_steps_nowhere(curation, library) if content.is_taxonomy_sound else ()),
            *_newer_rules(settings, content.lock),
            *_without_title(content, listing.pending),
            *_dead_links(settings, sources, names, content),
        ),
    )


def _papers(
    matching: Matching,
    names: PaperResolver,
    clusters: Mapping[str, Sequence[Record]],
    captures: Mapping[PageId, Capture],
    decisions: Mapping[str, Decision],
    hidden: Collection[str],
) -> list[Paper]:
    """A paper for each cluster that is not hidden; `clusters` are by the ids of the papers.

    `hidden` are the keys of authors that are not shown.
    """
    merges: dict[str, list[tuple[Record, Record, Merge]]] = {each: [] for each in clusters}
    for merge in matching.merges:
        edge = (names.records[merge.first], names.records[merge.second], merge)
        if owner := names.owners[merge.first]:
            merges[owner].append(edge)
    curated = {identifier: decision.facts for identifier, decision in decisions.items()}
    papers = (
        build_paper(cluster, merges[each], captures, each, curated.get(each), hidden)
        for each, cluster in clusters.items()
    )
    return shown(papers, decisions)


def _published(
    settings: Settings,
    read: Lock,
    papers: Sequence[Paper],
    captures: Sequence[Capture],
    leave_out: Set[LeaveOut],
) -> Lock:
    """The lock as a build publishes it.

    Reading other dumps with this content publishes nothing: what the list's own lock
    says about papers that are not in those dumps does not concern them.
    """
    before = read if settings.own_dumps else Lock()
    capture = newest(captures)
    day = capture.day if capture else None
    return update(before, papers, day, bare="copies" in leave_out)


def _misplaced(sources: Sources, content: Content, library: Library) -> Iterator[Problem]:
    """What the curator says of papers, people and words that other dumps would not bear out."""
    yield from wrong_names(content.curation, library.names, content.records, library.papers)
    if content.is_taxonomy_sound:
        yield from unlisted(content.topics, _without_comments(sources.topics), library)
    introductions = (topic.introduction for topic in content.taxonomy.topics)
    yield from unused(content.glossary, library.glossary, introductions)


def _newer_rules(settings: Settings, lock: Lock) -> Iterator[Problem]:
    """By older rules, facts would be read that the newer ones read otherwise, as if corrected."""
    if lock.rules > RULES:
        yield Problem(
            path=str(settings.lock_file),
            message=f"was written by a newer sitegen (its rules are {lock.rules}, ours {RULES})",
            remedy="upgrade sitegen",
        )


def _without_title(content: Content, pending: Sequence[Record]) -> Iterator[Problem]:
    """What a file names by an identifier alone cannot be a paper before its title is known."""
    for dump in content.dumps:
        waiting = [record for record in pending if record.dump == dump.name]
        if waiting:
            yield Problem(
                path=dump.path,
                line=waiting[0].line,
                message=f"{counted(len(waiting), 'identifier')} without a title, not shown as "
                f"{'a paper' if len(waiting) == 1 else 'papers'}",
                remedy="'sitegen look-up' asks arXiv for the titles; or write them in a file of "
                "the references folder",
                severity="notice",
            )


def _undecided(
    matching: Matching, owners: Sequence[str], constraints: PairConstraints
) -> list[PossibleMatch]:
    """The possible matches that the curator has not decided; `owners` are the records' papers."""

    def papers(pair: tuple[int, int]) -> frozenset[str]:
        return frozenset(owners[position] or str(position) for position in pair)

    decided = {papers(pair) for pair in constraints.cannot_link}
    return [match for match in matching.possible_matches if papers(match.pair) not in decided]


def _introduced(taxonomy: Taxonomy, names: PaperResolver) -> Taxonomy:
    """The taxonomy with the links of its introductions resolved, as seen from a topic's page."""
    topics = (
        replace(t, introduction=cross_references.resolve(t.introduction, "../", names, taxonomy))
        for t in taxonomy.topics
    )
    return replace(taxonomy, topics=tuple(topics))


def _handwritten(
    sources: Sources, names: PaperResolver, taxonomy: Taxonomy
) -> dict[str, Handwritten]:
    """The pages with their links resolved, by their addresses."""
    pages = {}
    for path, text in sources.pages.items():
        page, _ = read_handwritten(path, text)
        root = "../" * path.count("/")
        markdown = cross_references.resolve(page.markdown, root, names, taxonomy)
        pages[address_of(path)] = replace(page, markdown=markdown)
    return pages


def _pages(
    settings: Settings, sources: Sources, handwritten: Mapping[str, Handwritten]
) -> Iterator[Written]:
    for page, text in sources.pages.items():
        yield Written(
            page=address_of(page),
            markdown=handwritten[address_of(page)].markdown,
            path=str(settings.pages / page),
            text=text,
            start=0,
        )


def _introductions(
    settings: Settings, sources: Sources, content: Content, taxonomy: Taxonomy
) -> Iterator[Written]:
    for index, topic in enumerate(taxonomy.topics):
        position = content.topics.positions.get(("topics", index, "introduction"))
        if topic.introduction and position:
            yield Written(
                page=TOPIC.at(topic.slug),
                markdown=topic.introduction,
                path=str(settings.topics_file),
                text=sources.topics,
                start=position.offset_in(sources.topics),
            )


def _wrong_steps(curation: Curation, names: PaperResolver) -> Iterator[Problem]:
    """Steps of paths whose paper is not known, or is one of the path already."""
    for path in curation.paths:
        before: set[str] = set()
        for step in path.steps:
            if not step.paper:
                continue  # reported already
            found = names.find(curation.file, step.place, step.paper)
            yield from found.problems
            if found.value in before:
                message = f"'{step.paper}' a second time in one path"
                yield curation.file.problem(
                    step.place, message, "name each paper once in a path", "warning"
                )
            elif found.value:
                before.add(found.value)


def _steps_nowhere(curation: Curation, library: Library) -> Iterator[Problem]:
    """Words for a step among the picks of a topic, where the paper is under none."""
    for identifier, decision in library.decisions.items():
        paper = library.papers.get(identifier)
        if decision.step and decision.pick and paper and library.primary(paper) is None:
            yield curation.file.problem(
                (*decision.place, "step"),
                "a 'step', but the paper is under no topic, whose picks it could be among",
                "add 'topic: …', or remove the step",
                "warning",
            )


def _dead_links(
    settings: Settings, sources: Sources, names: PaperResolver, content: Content
) -> Iterator[Problem]:
    """Links to topics are checked only if the taxonomy is without errors, their likely cause."""
    topics = _without_comments(sources.topics)
    taxonomy = content.taxonomy if content.is_taxonomy_sound else None
    yield from cross_references.check(str(settings.topics_file), topics, names, taxonomy)

    def exists(address: str) -> bool:
        if f"{address}.md" in sources.pages:
            return True
        return taxonomy is None or _is_generated(address, names, taxonomy)

    for page, text in sources.pages.items():
        path = str(settings.pages / page)
        yield from cross_references.check(path, text, names, taxonomy)
        yield from cross_references.check_pages(path, page, text, exists)


def _is_generated(address: str, names: PaperResolver, taxonomy: Taxonomy) -> bool:
    """Does the site generate a page at that address (without its ending)?"""
    path = f"{address}.html"
    name = address.rpartition("/")[2]
    if path == TOPIC.at(name):
        return name in {*taxonomy.by_slug, *taxonomy.former, *taxonomy.retired}
    if path == PAPER.at(name):
        return bool(names.papers(name))
    return path in (YEAR.at(name), AUTHOR.at(name)) or path in ADDRESSES.values()


def _without_comments(yaml_text: str) -> str:
    """Comments blanked out, so that an example in one is not a link; every position stays."""
    return _COMMENT.sub(lambda comment: " " * len(comment.group()), yaml_text)
