"""Content: everything a curator keeps, read, and checked as far as each file allows by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.content.curation import Curation, read_curation
from sitegen.content.dumps.answers import Answers, stale_answers
from sitegen.content.dumps.problems import find_problems
from sitegen.content.dumps.reader import NO_ANSWERS, read_dump
from sitegen.content.handwritten import check_pages
from sitegen.content.lock_file import Lock
from sitegen.content.lock_reader import read_lock
from sitegen.content.record import Dump, Record
from sitegen.content.settings import Settings
from sitegen.content.sources import DumpFile, Sources
from sitegen.content.starter_texts import starter_texts
from sitegen.content.taxonomy import Taxonomy
from sitegen.content.topics_file import read_taxonomy
from sitegen.content.yaml_file import YamlFile, read_yaml
from sitegen.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The parsed files. `records` are those of all dumps, in the order of dumps and lines.

    `topics` keeps the positions in the file of the taxonomy.
    """

    dumps: tuple[Dump, ...]
    topics: YamlFile
    taxonomy: Taxonomy
    curation: Curation
    lock: Lock
    problems: tuple[Problem, ...]

    @property
    def records(self) -> list[Record]:
        return [record for dump in self.dumps for record in dump.records]


def read_content(settings: Settings, sources: Sources) -> Content:
    topics = read_yaml(str(settings.topics_file), sources.topics)
    taxonomy, taxonomy_problems = read_taxonomy(topics)
    curation = read_curation(
        read_yaml(str(settings.curation_file), sources.curation),
        [file.name for file in sources.dumps] if settings.own_dumps else None,
        {name: topic.slug for name, topic in taxonomy.by_name.items()},
    )
    readings = [_read(file, curation, settings) for file in sources.dumps]
    lock, lock_problems = read_lock(str(settings.lock_file), sources.lock)
    return Content(
        dumps=tuple(dump for dump, _ in readings),
        topics=topics,
        taxonomy=taxonomy,
        curation=curation,
        lock=lock,
        problems=(
            *settings.problems,
            *sources.problems,
            *taxonomy_problems,
            *([] if taxonomy_problems else _vanished_topics(topics, taxonomy, lock)),
            *curation.problems,
            *lock_problems,
            *check_pages(settings.pages, sources.pages),
            *starter_texts(settings, sources),
            *(problem for _, problems in readings for problem in problems),
        ),
    )


def _read(file: DumpFile, curation: Curation, settings: Settings) -> tuple[Dump, list[Problem]]:
    answers = curation.answers.get(file.name, NO_ANSWERS)
    dump = read_dump(file.name, file.path, file.data, answers)
    problems = list(find_problems(dump, answers, allow_unread=settings.allow_unread))
    if settings.own_dumps and answers != NO_ANSWERS:
        problems += _stale(file, dump, answers, curation.file)
    return dump, problems


def _stale(file: DumpFile, dump: Dump, answers: Answers, curation: YamlFile) -> Iterator[Problem]:
    unanswered = read_dump(file.name, file.path, file.data)
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
