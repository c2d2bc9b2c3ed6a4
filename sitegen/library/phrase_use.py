"""Phrase use: what each phrase of the taxonomy finds, and what it decides.

A phrase decides a paper alone if the paper would be under another topic without it, or under none.
Only papers that the curator has not decided are counted there: a decision stands by itself.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from sitegen.content.taxonomy import Topic
from sitegen.library.assign_topics import Assignment, Placement
from sitegen.library.filing import Edit, Filing, Found, Key, filing, topic_of
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.phrase_evidence import PhraseEvidence, words_of
from sitegen.text.phrases import PhraseIndex, spellings, stands_for_many
from sitegen.text.words import split


class PhraseUse(Struct, frozen=True, kw_only=True):
    """A phrase of a topic and the ids of papers: those where it counts in the title and in the
    abstract, those where it is only inside longer phrases (`hidden`), and those it decides alone.

    `also_in` are the slugs of other topics for which the same phrase speaks.  Wherever one with
    `instead` is, that other phrase of the topic counts, such as "filter*" for "filtering".
    """

    topic: str
    phrase: str
    level: str
    title: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
    instead: str = ""

    @property
    def counts_in(self) -> int:
        """In how many papers it counts."""
        return len({*self.title, *self.abstract})

    @property
    def is_dead(self) -> bool:
        """Is it in no paper at all?"""
        return not (self.title or self.abstract or self.hidden)


@once_a_library
def phrase_uses(library: Library) -> tuple[PhraseUse, ...]:
    """The use of every phrase, in the order of the file."""
    filed = filing(library)
    titles, abstracts = _counting(library)
    decided = _decided(library, filed)
    also = _also_in(library)
    instead = {key: other for t in library.taxonomy.topics for key, other in _instead(t)}
    return tuple(
        PhraseUse(
            topic=topic.slug,
            phrase=phrase.text,
            level=library.taxonomy.level_of(phrase),
            title=tuple(titles.get(key, ())),
            abstract=tuple(abstracts.get(key, ())),
            hidden=tuple(
                paper
                for paper in filed.papers_with.get(key, ())
                if paper not in titles.get(key, ()) and paper not in abstracts.get(key, ())
            ),
            decides=tuple(decided.get(key, ())),
            also_in=tuple(also.get(key, ())),
            instead=instead.get(key, ""),
        )
        for topic in library.taxonomy.topics
        for phrase in topic.phrases
        for key in [(topic.slug, phrase.text)]
    )


def _counting(library: Library) -> tuple[dict[Key, list[str]], dict[Key, list[str]]]:
    """The papers where each phrase counts: in the title, and in the abstract."""
    evidence = PhraseEvidence((t.slug, p) for t in library.taxonomy.topics for p in t.phrases)
    titles: dict[Key, list[str]] = {}
    abstracts: dict[Key, list[str]] = {}
    for paper in library.papers.values():
        for slug, reasons in evidence.reasons(words_of(paper.title.value, paper.text)).items():
            for reason in reasons:
                where = titles if reason.where == "title" else abstracts
                where.setdefault((slug, reason.phrase), []).append(paper.id)
    return titles, abstracts


def _decided(library: Library, filed: Filing) -> dict[Key, list[str]]:
    """The papers that each phrase decides alone."""
    decided: dict[Key, list[str]] = {}
    for paper, found in filed.found.items():
        decision = library.decisions.get(paper)
        if decision is None or decision.topic is None:
            for key in _deciders(filed, paper, {each.key: each for each in found}):
                decided.setdefault(key, []).append(paper)
    return decided


def _deciders(filed: Filing, paper: str, found: Mapping[Key, Found]) -> Iterator[Key]:
    """The phrases without which a paper would be elsewhere.

    Most need not be tried.  The first topic loses at most what a phrase adds, and where it bears a
    greater loss, it bears this too, unless a topic that the phrase holds back gains enough.  But of
    a paper that says little else of the list, any phrase may be one too few.
    """
    said = filed.said[paper]
    first = topic_of(said)
    ahead = said.primary.score - _score(said.runner_up) if said.primary else 0.0
    borne = 0.0
    all_are_tried = filed.may_set_apart(paper)
    adds = _adding(said)
    for key in sorted(found, key=lambda key: (-adds.get(key, 0.0), key)):
        gains = [gain for topic, gain in found[key].holds_back.items() if topic != first]
        least = ahead - adds.get(key, 0.0) - max(gains, default=0.0)
        is_borne = adds.get(key, 0.0) <= borne and (not gains or least > 0)
        if is_borne and not all_are_tried:
            continue
        edit = Edit(topic=key[0], phrase=key[1], weight=None)
        after = filed.with_edits([paper], [edit])[paper]
        if topic_of(after) != first:
            yield key
        elif not gains:
            borne = max(borne, _score(said.primary) - _score(after.primary))


def _score(placement: Placement | None) -> float:
    return placement.score if placement else 0.0


def _adding(said: Assignment) -> dict[Key, float]:
    """What each phrase of the first topic adds to it."""
    adds: dict[Key, float] = {}
    for reason in said.primary.reasons if said.primary else ():
        if reason.where != "label" and said.primary:
            key = said.primary.topic, reason.phrase
            adds[key] = adds.get(key, 0.0) + reason.weight
    return adds


def _instead(topic: Topic) -> Iterator[tuple[Key, str]]:
    """The phrases in whose own words another one is found in their place."""
    index = PhraseIndex((topic.slug, phrase) for phrase in topic.phrases)
    for phrase in topic.phrases:
        if not stands_for_many(phrase.text):
            words = split(phrase.text)
            whole = [m.phrase for m in index.find(words) if (m.start, m.end) == (0, len(words))]
            if whole and phrase not in whole:
                yield (topic.slug, phrase.text), whole[0].text


def _also_in(library: Library) -> dict[Key, list[str]]:
    """The other topics that a phrase which speaks for one speaks for too."""
    spelled = {
        (topic.slug, phrase.text): sorted(spellings(phrase.text))
        for topic in library.taxonomy.topics
        for phrase in topic.phrases
        if phrase.weight > 0
    }
    topics: dict[tuple[str, ...], dict[str, None]] = {}
    for (slug, _), each in spelled.items():
        for spelling in each:
            topics.setdefault(spelling, {})[slug] = None
    return {
        key: list(dict.fromkeys(slug for one in each for slug in topics[one] if slug != key[0]))
        for key, each in spelled.items()
    }
