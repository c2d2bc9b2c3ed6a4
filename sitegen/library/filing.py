"""Filing: where the phrases alone put each paper, and where they would with some edit of them.

An edit concerns few papers: those that have its phrase.  Only these are filed again, by the few
phrases that they have, so that a thousand edits are tried in a second or two.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.taxonomy import UNSORTED, Taxonomy, Topic
from sitegen.library.assign_topics import Assigner, Assignment
from sitegen.library.labels import labels_of
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.library.phrase_evidence import MOST_COUNTED, PaperWords, words_of
from sitegen.library.usual import words_in
from sitegen.text.phrases import Mention, Phrase, PhraseIndex, spellings

Key = tuple[str, str]  # a topic's slug and the text of a phrase of it


class Edit(Struct, frozen=True, kw_only=True):
    """A phrase that a topic is given with that weight; with None, one that is taken from it."""

    topic: str
    phrase: str
    weight: float | None

    @property
    def key(self) -> Key:
        return self.topic, self.phrase


class Found(Struct, frozen=True, kw_only=True):
    """A phrase that is in a paper, inside a longer one or not; `holds_back` are the topics that
    might gain without it, and what they would at most: its own if it speaks against that, and those
    of phrases inside it.
    """

    topic: str
    phrase: Phrase
    holds_back: Mapping[str, float]

    @property
    def key(self) -> Key:
        return self.topic, self.phrase.text


class Filing:
    """The papers of a list, ready to be filed by other phrases."""

    def __init__(self, library: Library) -> None:
        self.taxonomy = library.taxonomy
        self.papers = library.papers
        self.said = {i: library.paper_topics[i].by_rules for i in library.papers}
        self._usual = library.usual
        self._telling: dict[str, frozenset[str]] = {}

    @cached_property
    def found(self) -> Mapping[str, Sequence[Found]]:
        """The phrases in each paper, by its id."""
        phrases = {(t.slug, p.text): p for t in self.taxonomy.topics for p in t.phrases}
        return {
            paper: [
                Found(topic=key[0], phrase=phrases[key], holds_back=gains)
                for key, gains in _held_back(mentions).items()
            ]
            for paper, mentions in self._mentions(phrases)
        }

    @cached_property
    def papers_with(self) -> Mapping[Key, Collection[str]]:
        """The ids of the papers that have each phrase of the taxonomy."""
        papers: dict[Key, list[str]] = {}
        for paper, found in self.found.items():
            for each in found:
                papers.setdefault(each.key, []).append(paper)
        return papers

    def papers_with_like(self, edit: Edit) -> list[str]:
        """The ids of the papers that have the phrase of an edit, or one that it replaces."""
        topic = self.taxonomy.by_slug[edit.topic]
        alike = [p.text for p in topic.phrases if _are_alike(p.text, edit)]
        papers = (self.papers_with.get((topic.slug, text), ()) for text in alike)
        return list(chain.from_iterable(papers))

    def look_for(self, phrases: Iterable[str]) -> dict[str, list[str]]:
        """The ids of the papers that have each of any phrases."""
        papers: dict[str, list[str]] = {text: [] for text in phrases}
        wanted = {("", text): Phrase(text=text, weight=1.0) for text in papers}
        for paper, mentions in self._mentions(wanted):
            for _, text in dict.fromkeys(map(_key, mentions)):
                papers[text].append(paper)
        return papers

    def with_edits(self, papers: Collection[str], edits: Sequence[Edit]) -> dict[str, Assignment]:
        """Where these papers would be filed."""
        phrases: dict[Key, Phrase] = {}
        for paper in papers:
            phrases.update((each.key, each.phrase) for each in self.found[paper])
        for edit in edits:
            alike = [key for key in phrases if key[0] == edit.topic and _are_alike(key[1], edit)]
            for key in alike:
                del phrases[key]
            if edit.weight is not None:
                phrases[edit.key] = Phrase(text=edit.phrase, weight=edit.weight)
        assigner = Assigner(_with_phrases(self.taxonomy, phrases))
        return {paper: self.judged(assigner, self.papers[paper]) for paper in papers}

    def may_set_apart(self, paper: str) -> bool:
        """Would the paper be unsorted if its phrases were weak, whatever their sum?"""
        return self._usual.may_set_apart(self._words_in(self.papers[paper]), paper)

    def judged(self, assigner: Assigner, paper: Paper) -> Assignment:
        """Where other phrases would file a paper.  What is usual in the list stays so: an edit
        concerns few of its papers.
        """
        assigned = assigner.assign(paper.title.value, paper.text, labels_of(paper.records))
        return self._usual.judge(assigned, self._words_in(paper), paper.id)

    def _words_in(self, paper: Paper) -> frozenset[str]:
        """The words of a paper that say something, which are asked for again and again."""
        if paper.id not in self._telling:
            self._telling[paper.id] = words_in(paper.title.value, paper.text)
        return self._telling[paper.id]

    def _mentions(self, phrases: Mapping[Key, Phrase]) -> Iterator[tuple[str, list[Mention]]]:
        """Those in each paper: every phrase stands by itself, so that none hides another."""
        index = PhraseIndex(("\n".join(key), phrase) for key, phrase in phrases.items())
        for paper, words in self._words.items():
            parts = (index.find(part, apart=str) for part in _parts(words))
            yield paper, [mention for part in parts for mention in part]

    @cached_property
    def _words(self) -> Mapping[str, PaperWords]:
        return {i: words_of(paper.title.value, paper.text) for i, paper in self.papers.items()}


@once_a_library
def filing(library: Library) -> Filing:
    return Filing(library)


def decided_topics(library: Library) -> dict[str, str | None]:
    """Where the curator put papers, by their ids; None is unsorted."""
    decided = {paper: decision.topic for paper, decision in library.decisions.items()}
    return {i: None if topic == UNSORTED else topic for i, topic in decided.items() if topic}


def topic_of(assignment: Assignment) -> str | None:
    """The slug of the first topic; None if there is none."""
    return assignment.primary.topic if assignment.primary else None


def _parts(words: PaperWords) -> Iterator[Sequence[str]]:
    yield from words.title
    yield words.abstract


def _key(mention: Mention) -> Key:
    topic, _, text = mention.owner.partition("\n")
    return topic, text


def _held_back(mentions: Sequence[Mention]) -> dict[Key, dict[str, float]]:
    """Each phrase that is mentioned, with the topics that it holds back."""
    inside: dict[Key, dict[Key, float]] = {}
    by_start: dict[int, list[Mention]] = {}
    for each in mentions:
        key, weight = _key(each), each.phrase.weight
        inside.setdefault(key, {key: -weight} if weight < 0 else {})
        if weight > 0:
            by_start.setdefault(each.start, []).append(each)
    for each in chain.from_iterable(by_start.values()):
        if each.end - each.start > 1:
            near = (one for at in range(each.start, each.end) for one in by_start.get(at, ()))
            shorter = {_key(one): one.phrase.weight for one in near if one.words < each.words}
            inside[_key(each)].update(shorter)
    return {key: _gains(weights) for key, weights in inside.items()}


def _gains(weights: Mapping[Key, float]) -> dict[str, float]:
    """The most that each topic gains if phrases of these weights come to count, or no longer do."""
    gains: dict[str, float] = {}
    for (topic, _), weight in weights.items():
        gains[topic] = gains.get(topic, 0.0) + MOST_COUNTED * weight
    return gains


def _are_alike(text: str, edit: Edit) -> bool:
    return not spellings(text).isdisjoint(spellings(edit.phrase))


def _with_phrases(taxonomy: Taxonomy, phrases: Mapping[Key, Phrase]) -> Taxonomy:
    """The same topics, with these phrases alone and without what is shown of them."""
    of_topic: dict[str, list[Phrase]] = {}
    for (slug, _), phrase in phrases.items():
        of_topic.setdefault(slug, []).append(phrase)
    return replace(
        taxonomy, topics=tuple(_bare(t, of_topic.get(t.slug, ())) for t in taxonomy.topics)
    )


def _bare(topic: Topic, phrases: Iterable[Phrase]) -> Topic:
    return replace(topic, phrases=tuple(phrases), scope="", introduction="")
