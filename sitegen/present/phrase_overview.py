"""Phrase overview: what the phrases of a list do, all together and those of one topic.

The form in which the curator's desk gets it: papers are named by their ids, and `titles` has the
title of each.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import asdict

from sitegen.content.lock_file import Lock
from sitegen.content.taxonomy import Topic
from sitegen.library.agreement import Agreement, Decided, agreements, decided_papers
from sitegen.library.filing import Key
from sitegen.library.library import Library
from sitegen.library.moved import Moved, moved_papers
from sitegen.library.phrase_candidates import phrase_candidates
from sitegen.library.phrase_use import PhraseUse, phrase_uses
from sitegen.library.rivalry import Rivalry, rivalries
from sitegen.library.what_if import WhatIf
from sitegen.present.edit_text import what_if_text


class Totals(Struct, frozen=True, kw_only=True):
    """Of the `phrases`, how many are in no paper (`dead`), how many only inside longer ones
    (`hidden`), how many would never count because another one does (`needless`), and how many
    decide papers alone (`deciding`); how many `papers` there are, and how many of them a phrase
    decides alone (`decided_alone`).
    """

    papers: int
    decided_alone: int
    phrases: int
    dead: int
    hidden: int
    needless: int
    deciding: int


class TopicTotals(Struct, frozen=True, kw_only=True):
    """A topic with the same counts; `papers` are those it is the first topic of."""

    slug: str
    name: str
    totals: Totals
    agreement: Agreement


class Tried(WhatIf, frozen=True, kw_only=True):
    """What edits would do, and the same in words."""

    says: str
    titles: Mapping[str, str]


class PhraseRow(Struct, frozen=True, kw_only=True):
    """A phrase of a topic: `place` is its `file:line:column`; the rest is as in `PhraseUse`."""

    phrase: str
    level: str
    place: str
    dead: bool
    title: tuple[str, ...]
    abstract: tuple[str, ...]
    hidden: tuple[str, ...]
    decides: tuple[str, ...]
    also_in: tuple[str, ...]
    instead: str


class PhraseOverview(Struct, frozen=True, kw_only=True):
    """All topics; `decided` are the curator's decisions on topics, with what the phrases say."""

    totals: Totals
    topics: tuple[TopicTotals, ...]
    decided: tuple[Decided, ...]
    rivalries: tuple[Rivalry, ...]
    candidates: tuple[Tried, ...]
    moved: tuple[Moved, ...]
    levels: Mapping[str, float]
    titles: Mapping[str, str]


class TopicOverview(Struct, frozen=True, kw_only=True):
    """One topic with its phrases, in the order of the file, and what concerns it of the rest."""

    topic: TopicTotals
    phrases: tuple[PhraseRow, ...]
    decided: tuple[Decided, ...]
    rivalries: tuple[Rivalry, ...]
    candidates: tuple[Tried, ...]
    titles: Mapping[str, str]


def phrase_overview(library: Library, published: Lock) -> PhraseOverview:
    """`published` is the lock as it was read."""
    decided, close = tuple(decided_papers(library)), tuple(rivalries(library))
    moved = tuple(moved_papers(library, published))
    named = [*(each.paper for each in decided), *(each.paper for each in moved)]
    return PhraseOverview(
        totals=_totals(phrase_uses(library), len(library.papers)),
        topics=tuple(_topic_totals(library, topic) for topic in library.taxonomy.topics),
        decided=decided,
        rivalries=close,
        candidates=tuple(tried(library, one) for one in phrase_candidates(library)),
        moved=moved,
        levels=library.taxonomy.levels,
        titles=_titles(library, named, *(each.papers for each in close)),
    )


def topic_overview(library: Library, topic: Topic, places: Mapping[Key, str]) -> TopicOverview:
    """`places` says where each phrase is (see `content.phrase_places`)."""
    slug = topic.slug
    uses = [use for use in phrase_uses(library) if use.topic == slug]
    decided = tuple(each for each in decided_papers(library) if slug in (each.topic, each.said))
    close = tuple(each for each in rivalries(library) if slug in each.topics)
    found = (papers for use in uses for papers in (use.title, use.abstract, use.hidden))
    return TopicOverview(
        topic=_topic_totals(library, topic),
        phrases=tuple(_row(use, places.get((slug, use.phrase), "")) for use in uses),
        decided=decided,
        rivalries=close,
        candidates=tuple(
            tried(library, one)
            for one in phrase_candidates(library)
            if any(edit.topic == slug for edit in one.edits)
        ),
        titles=_titles(
            library, (each.paper for each in decided), *(each.papers for each in close), *found
        ),
    )


def tried(library: Library, one: WhatIf) -> Tried:
    moves = tuple(move.paper for move in one.moves)
    return Tried(
        **asdict(one),
        says=what_if_text(one, library.taxonomy),
        titles=_titles(library, one.finds, moves),
    )


def _totals(uses: Sequence[PhraseUse], papers: int) -> Totals:
    return Totals(
        papers=papers,
        decided_alone=len({*chain.from_iterable(use.decides for use in uses)}),
        phrases=len(uses),
        dead=sum(use.is_dead for use in uses),
        hidden=sum(bool(use.hidden) and not (use.counts_in or use.instead) for use in uses),
        needless=sum(bool(use.instead) for use in uses),
        deciding=sum(bool(use.decides) for use in uses),
    )


def _topic_totals(library: Library, topic: Topic) -> TopicTotals:
    uses = [use for use in phrase_uses(library) if use.topic == topic.slug]
    return TopicTotals(
        slug=topic.slug,
        name=topic.name,
        totals=_totals(uses, len(library.primarily_in(topic))),
        agreement=agreements(library)[topic.slug],
    )


def _row(use: PhraseUse, place: str) -> PhraseRow:
    return PhraseRow(
        phrase=use.phrase,
        level=use.level,
        place=place,
        dead=use.is_dead,
        title=use.title,
        abstract=use.abstract,
        hidden=use.hidden,
        decides=use.decides,
        also_in=use.also_in,
        instead=use.instead,
    )


def _titles(library: Library, *papers: Iterable[str]) -> dict[str, str]:
    return {paper: library.papers[paper].title.value for paper in chain.from_iterable(papers)}
