"""Introductions: the papers that a topic's introduction names, against those its page lists.

Who follows the introduction looks for them below it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from sitegen.content.text_file import position_at
from sitegen.content.yaml_file import Place, YamlFile
from sitegen.errors import Problem
from sitegen.library.cross_references import papers_named
from sitegen.library.library import Library


def unlisted(file: YamlFile, text: str, library: Library) -> Iterator[Problem]:
    """A warning for each link to a paper that is shown, but not on the page of the topic.

    `text` is the whole of `topics.yml`, without its comments.
    """
    entries = _entries(file, text, library)
    topics = library.taxonomy.by_slug
    listed = {slug: {paper.id for paper in library.in_topic(topics[slug])} for slug in topics}
    for paper, offset in papers_named(text, library.names):
        slug = entries[bisect_right(entries, (offset, "")) - 1][1]
        if slug and paper in library.papers and paper not in listed[slug]:
            position = position_at(text, offset)
            yield Problem(
                path=file.path,
                line=position.line,
                column=position.column,
                message=f"the introduction of '{slug}' names a paper that its page does not list",
                remedy="name another, or give the paper this topic in curation.yml",
                severity="warning",
            )


def _entries(file: YamlFile, text: str, library: Library) -> list[tuple[int, str]]:
    """Where each topic begins, with its slug, and each other part of the file, with none."""
    lines = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    topics = enumerate(library.taxonomy.topics)
    slugs: dict[Place, str] = {("topics", index): topic.slug for index, topic in topics}
    found = (
        (lines[position.line - 1] + position.column - 1, slugs.get(place, ""))
        for place, position in file.positions.items()
        if place in slugs or len(place) <= 1
    )
    return sorted([(0, ""), *found])
