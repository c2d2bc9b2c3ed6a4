"""What if: what edits of the phrases would change, before they are made.

Papers with a decision of the curator stay where they are; an edit settles one if the phrases come
to say what was decided, so that the decision is no longer needed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from sitegen.content.phrases_reader import mistakes_in
from sitegen.content.taxonomy import Taxonomy
from sitegen.errors import SitegenError, did_you_mean
from sitegen.library.assign_topics import Assignment
from sitegen.library.filing import Edit, Filing, decided_topics, filing, topic_of
from sitegen.library.library import Library
from sitegen.text.phrases import spellings


class Move(Struct, frozen=True, kw_only=True):
    """A paper that would go from one topic to another, by their slugs; None is unsorted."""

    paper: str
    before: str | None = field(name="from")
    after: str | None = field(name="to")


class WhatIf(Struct, frozen=True, kw_only=True):
    """What edits would do, by the ids of papers.

    `finds` are those that have a phrase of the edits.  Of papers with a decision, `settles` are
    those for which the phrases would newly say what was decided, and `unsettles` those for which
    they no longer would; of `turns` they would say something else than now.  Of the others,
    `moves` would go elsewhere, `assures` would be uncertain
    no more, and `doubts` would become so.
    """

    edits: tuple[Edit, ...]
    finds: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    unsettles: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    turns: tuple[Move, ...] = ()
    assures: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def gain(self) -> int:
        """How many more papers are where they should be, if none that moves should."""
        return len(self.settles) - len(self.unsettles) - len(self.moves)


WITHOUT = "without"  # stands in the place of a level where a phrase is taken away


def read_edit(taxonomy: Taxonomy, topic: str, level: str, phrase: str) -> Edit:
    """The edit that gives a topic a phrase under a level, or, `without` it, takes one away.

    Raises SitegenError if there is no such topic, level or phrase, or the phrase is a pattern.
    """
    found = taxonomy.named(topic)
    if found is None:
        raise SitegenError(no_topic(taxonomy, topic))
    if level == WITHOUT:
        texts = [each.text for each in found.phrases]
        alike = [each for each in texts if spellings(each) & spellings(phrase)]
        if phrase not in texts and len(alike) == 1:
            [phrase] = alike
        if phrase not in texts:
            remedy = did_you_mean(phrase, texts, f"'sitegen phrases {found.slug}' lists them")
            raise SitegenError(f"'{found.slug}' has no phrase '{phrase}' ({remedy})")
        return Edit(topic=found.slug, phrase=phrase, weight=None)
    if level not in taxonomy.levels:
        levels = ", ".join([*taxonomy.levels, WITHOUT])
        remedy = did_you_mean(level, taxonomy.levels, f"use one of: {levels}")
        raise SitegenError(f"there is no level '{level}' ({remedy})")
    for message, remedy, severity in mistakes_in(phrase):
        if severity == "error":
            raise SitegenError(f"{message} ({remedy})")
    return Edit(topic=found.slug, phrase=phrase, weight=taxonomy.levels[level])


def no_topic(taxonomy: Taxonomy, name: str) -> str:
    """That there is no topic of that name, and which one may be meant."""
    slugs = [topic.slug for topic in taxonomy.topics]
    remedy = did_you_mean(name, slugs, f"use one of: {', '.join(slugs)}")
    return f"there is no topic '{name}' ({remedy})"


def what_if(library: Library, edits: Sequence[Edit]) -> WhatIf:
    """What all the edits together would do."""
    filed = filing(library)
    added = [edit.phrase for edit in edits if edit.weight is not None]
    return what_if_found(library, edits, filed.look_for(added))


def what_if_found(
    library: Library, edits: Sequence[Edit], found: Mapping[str, Sequence[str]]
) -> WhatIf:
    """The same, where the papers with each added phrase are known."""
    filed = filing(library)
    papers = list(dict.fromkeys(paper for edit in edits for paper in _papers(filed, edit, found)))
    after = filed.with_edits(papers, edits)
    pinned = decided_topics(library)
    free = [paper for paper in papers if paper not in pinned]
    return WhatIf(
        edits=tuple(edits),
        finds=tuple(papers),
        settles=tuple(_newly_right(filed.said, after, pinned)),
        unsettles=tuple(_newly_right(after, filed.said, pinned)),
        moves=tuple(_moves(filed.said, after, free)),
        turns=tuple(_moves(filed.said, after, [paper for paper in papers if paper in pinned])),
        assures=tuple(_newly_certain(filed.said, after, free)),
        doubts=tuple(_newly_certain(after, filed.said, free)),
    )


def _papers(filed: Filing, edit: Edit, found: Mapping[str, Sequence[str]]) -> Sequence[str]:
    known = filed.papers_with_like(edit)
    return [*known, *found[edit.phrase]] if edit.weight is not None else known


def _moves(
    before: Mapping[str, Assignment], after: Mapping[str, Assignment], papers: Iterable[str]
) -> Iterator[Move]:
    for paper in papers:
        was, now = topic_of(before[paper]), topic_of(after[paper])
        if was != now:
            yield Move(paper=paper, before=was, after=now)


def _newly_right(
    before: Mapping[str, Assignment],
    after: Mapping[str, Assignment],
    pinned: Mapping[str, str | None],
) -> Iterator[str]:
    for paper, topic in pinned.items():
        is_tried = paper in before and paper in after
        if is_tried and topic_of(before[paper]) != topic == topic_of(after[paper]):
            yield paper


def _newly_certain(
    before: Mapping[str, Assignment], after: Mapping[str, Assignment], papers: Sequence[str]
) -> Iterator[str]:
    """Those that stay under their topic, and are uncertain there no more."""
    for paper in papers:
        stays = topic_of(before[paper]) == topic_of(after[paper])
        if stays and before[paper].uncertain and not after[paper].uncertain:
            yield paper
