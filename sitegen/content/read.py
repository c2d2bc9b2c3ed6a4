"""Content: everything a curator keeps, read, and checked as far as each file allows by itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.curation import Curation, read_curation
from sitegen.content.dumps.answers import NO_ANSWERS, Answers, stale_answers
from sitegen.content.dumps.problems import find_problems
from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.facets import Facet, read_facets
from sitegen.content.glossary import TermsFile, read_glossary
from sitegen.content.handwritten import check_pages
from sitegen.content.lock_file import Lock
from sitegen.content.lock_reader import read_lock
from sitegen.content.map_lock import Layout, read_map_lock
from sitegen.content.record import Dump, Record
from sitegen.content.requirements_file import REQUIREMENTS, check_requirements
from sitegen.content.settings import Settings, config_file
from sitegen.content.sources import Sources
from sitegen.content.starter_texts import starter_texts
from sitegen.content.taxonomy import Taxonomy
from sitegen.content.topics_file import read_taxonomy
from sitegen.content.yaml_file import YamlFile, read_yaml
from sitegen.errors import Problem
from sitegen.store import kept

_read_yaml = kept(read_yaml)


class Content(Struct, frozen=True, kw_only=True):
    """The parsed files. `records` are those of all dumps, in the order of dumps and lines, and
    then those of the references.

    `topics` keeps the positions in the file of the taxonomy, which is sound if it has no errors.
    """

    dumps: tuple[Dump, ...]
    references: tuple[Dump, ...]
    topics: YamlFile
    taxonomy: Taxonomy
    facets: tuple[Facet, ...]
    is_taxonomy_sound: bool
    curation: Curation
    glossary: TermsFile
    lock: Lock
    layout: Layout
    problems: tuple[Problem, ...]

    @property
    def records(self) -> list[Record]:
        return [record for dump in (*self.dumps, *self.references) for record in dump.records]


def read_content(settings: Settings, sources: Sources) -> Content:
    topics = _read_yaml(str(settings.topics_file), sources.topics)
    taxonomy, taxonomy_problems = read_taxonomy(topics)
    is_sound = not any(problem.severity == "error" for problem in taxonomy_problems)
    facets, facet_problems = read_facets(_read_yaml(str(settings.facets_file), sources.facets))
    curation = _read_curation(
        settings,
        sources,
        taxonomy if is_sound else None,
        None if any(problem.severity == "error" for problem in facet_problems) else facets,
    )
    readings = [_read(file, curation, settings) for file in sources.dumps]
    references = [_read(file, curation, settings) for file in sources.references]
    glossary, glossary_problems = read_glossary(
        _read_yaml(str(settings.glossary_file), sources.glossary)
    )
    lock, lock_problems = read_lock(str(settings.lock_file), sources.lock)
    layout, layout_problems = read_map_lock(str(settings.map_lock), sources.map_lock)
    return Content(
        dumps=tuple(_confirmed(dump, curation) for dump, _ in readings),
        references=tuple(_as_reference(_confirmed(dump, curation)) for dump, _ in references),
        topics=topics,
        taxonomy=taxonomy,
        facets=facets,
        is_taxonomy_sound=is_sound,
        curation=curation,
        glossary=glossary,
        lock=lock,
        layout=layout,
        problems=(
            *settings.problems,
            *sources.problems,
            *_unless_unread(sources, taxonomy_problems),
            *(_vanished_topics(topics, taxonomy, lock) if is_sound else ()),
            *_unless_unread(sources, facet_problems),
            *curation.problems,
            *_unless_unread(sources, glossary_problems),
            *_unless_unread(sources, lock_problems),
            *layout_problems,
            *check_pages(settings.pages, sources.pages),
            *_requirements(settings, sources),
            *starter_texts(settings, sources),
            *_no_papers(settings, sources, readings),
            *(problem for _, problems in (*readings, *references) for problem in problems),
        ),
    )


def _read_curation(
    settings: Settings,
    sources: Sources,
    taxonomy: Taxonomy | None,
    facets: Sequence[Facet] | None,
) -> Curation:
    """With the taxonomy and the facets where their files are sound."""
    by_name = taxonomy.by_name if taxonomy else {}
    return read_curation(
        _read_yaml(str(settings.curation_file), sources.curation),
        [file.name for file in (*sources.dumps, *sources.references)]
        if settings.own_dumps
        else None,
        {name: topic.slug for name, topic in by_name.items()},
        facets,
        taxonomy.divided if taxonomy else {},
    )


def _read(file: SavedFile, curation: Curation, settings: Settings) -> tuple[Dump, list[Problem]]:
    answers = curation.answers.get(file.name, NO_ANSWERS)
    file = replace(file)  # whose text and lines go with it
    dump = read_dump(file, answers)
    problems = list(find_problems(dump, answers, allow_unread=settings.allow_unread))
    if settings.own_dumps and answers != NO_ANSWERS:
        problems += _stale(file, dump, answers, curation.file)
    return dump, problems


def _as_reference(dump: Dump) -> Dump:
    """The same records, marked as those that only complete papers."""
    return _marked(dump, lambda record: replace(record, is_reference=True))


def _confirmed(dump: Dump, curation: Curation) -> Dump:
    """The same records, marked if the curator calls the file unconfirmed."""
    if dump.name not in curation.unconfirmed:
        return dump
    return _marked(dump, lambda record: replace(record, is_confirmed=False))


def _marked(dump: Dump, mark: Callable[[Record], Record]) -> Dump:
    pages = (replace(page, records=tuple(map(mark, page.records))) for page in dump.pages)
    return replace(dump, pages=tuple(pages))


def _requirements(settings: Settings, sources: Sources) -> Iterator[Problem]:
    """A list needs no `requirements.txt`, but what is in it should work."""
    text = sources.beside.get(REQUIREMENTS)
    if text is not None:
        path = config_file(settings.content).with_name(REQUIREMENTS)
        yield from check_requirements(str(path), text)


def _unless_unread(sources: Sources, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with what a file says, unless the file itself could not be read."""
    unread = {problem.path for problem in sources.problems if problem.severity == "error"}
    return (problem for problem in problems if problem.path not in unread)


def _no_papers(
    settings: Settings, sources: Sources, readings: Sequence[tuple[Dump, list[Problem]]]
) -> Iterator[Problem]:
    """A warning if there is no listing at all, unless an error among the dumps says why."""
    folders = tuple(map(str, settings.dumps))
    told = [*sources.problems, *(problem for _, problems in readings for problem in problems)]
    said_why = any(p.severity == "error" and p.path.startswith(folders) for p in told)
    if not said_why and not any(dump.records for dump, _ in readings):
        yield Problem(
            path=folders[0],
            message="no paper was read",
            remedy="save a listing page in this folder",
            severity="warning",
        )


def _stale(file: SavedFile, dump: Dump, answers: Answers, curation: YamlFile) -> Iterator[Problem]:
    unanswered = read_dump(file)
    for stale in stale_answers(answers, unanswered, dump):
        place = ("dumps", file.name, stale.key, stale.index)
        yield curation.problem(place, stale.message, stale.remedy, stale.severity)


def _vanished_topics(file: YamlFile, taxonomy: Taxonomy, lock: Lock) -> Iterator[Problem]:
    """Topics that were published and no longer exist: their addresses would lead nowhere."""
    known = {*taxonomy.by_slug, *taxonomy.former, *taxonomy.retired}
    for slug in lock.topics:
        if slug not in known:
            yield file.problem(
                ("topics",),
                f"the topic '{slug}' was published, but is gone",
                f"write 'formerly: [{slug}]' in the topic that replaced it, or 'retired: [{slug}]' "
                "below the topics; if it was never public, remove its lines from papers.lock",
            )
