"""Content: everything a curator keeps, read, and checked as far as one file at a time can be."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.content.curation import Curation, read_curation
from sitegen.content.dumps.reader import LAYOUTS, read_dump
from sitegen.content.handwritten import check_pages
from sitegen.content.lock_file import Lock
from sitegen.content.lock_reader import read_lock
from sitegen.content.record import Dump, Record
from sitegen.content.settings import Settings
from sitegen.content.sources import Sources
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
    dumps = tuple(read_dump(file.name, file.path, file.data) for file in sources.dumps)
    topics = read_yaml(str(settings.topics_file), sources.topics)
    taxonomy, taxonomy_problems = read_taxonomy(topics)
    curation = read_curation(
        read_yaml(str(settings.curation_file), sources.curation),
        [dump.name for dump in dumps] if settings.own_dumps else None,
        {name: topic.slug for name, topic in taxonomy.by_name.items()},
    )
    lock, lock_problems = read_lock(str(settings.lock_file), sources.lock)
    return Content(
        dumps=dumps,
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
            *(_unknown_layout(dump) for dump in dumps if dump.layout is None),
        ),
    )


def _vanished_topics(file: YamlFile, taxonomy: Taxonomy, lock: Lock) -> Iterator[Problem]:
    """Topics that were published and no longer exist: their addresses would lead nowhere."""
    known = {*taxonomy.by_slug, *taxonomy.former, *taxonomy.retired}
    for slug in lock.topics:
        if slug not in known:
            yield file.problem(
                ("topics",),
                f"the topic '{slug}' was published and is gone",
                f"write 'formerly: [{slug}]' at the topic that took its place, or 'retired: "
                f"[{slug}]' below the topics; if nobody can know of it, take its lines out of "
                "papers.lock",
            )


def _unknown_layout(dump: Dump) -> Problem:
    """A warning: the rest of the site still builds (`sitegen check` calls it an error)."""
    known = ", ".join(layout.name for layout in LAYOUTS)
    return Problem(
        path=dump.path,
        line=1,
        message=f"no known layout; none of its {dump.line_count} lines was read",
        remedy=f"save the page's whole text, from its head on (known layouts: {known})",
        severity="warning",
    )
