"""Usual: what is usual among the papers of a list, by which those of another field are told.

A phrase may be there by chance: an "expert" pianist is no mixture of experts.  So a topic needs
more than its score.  Four weak points are asked about:

- the score is "little" (see `assign_topics`);
- it rests on one word "alone", a word that may mean something else;
- the phrases in the text, those of all topics, are "sparse" for its length;
- its words are "strange": other papers of the list do not use them, and its phrases are not many
  either.

A paper with two of them is unsorted, unless it speaks like the others here.  What is usual is the
median of the papers that phrases file, and what many of them have is no weak point: so a list of
few phrases, of short summaries or in another language is measured by itself.  Where few papers are
filed nothing is usual yet, and the score alone decides.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.assign_topics import Assigner, Assignment, Doubt, Placement, besides_a_word
from sitegen.library.labels import labels_of
from sitegen.library.paper import Paper
from sitegen.library.subject_terms import telling_text, telling_words

_USUAL = 30  # the fewest filed papers of which anything is usual
_JUDGED = 12  # the fewest words of a text that is judged by them
_OTHERS = 2  # other papers that use a word which is the list's
_BESIDES = 3.0  # the least score without the one word that says most
_SPARSE = 0.55  # of the usual weight of phrases: what is less is a weak point
_STRANGE = 0.75  # of the usual share of known words: what is less is a weak point,
_DENSE = 0.75  # of the usual weight of phrases: what is as much excuses strange words
_AT_HOME = 0.9  # and what is as much excuses the other ones
_COMMON = 0.2  # of the filed papers have a doubt that is no weak point here
_WEAK = 2  # points, and a paper is unsorted


class Usual(Struct, frozen=True, kw_only=True):
    """What is usual among the filed `papers` of a list (ids): the median `density` of `Assignment`,
    and the median share of `known` words, which other papers have.  Two have `shared_words`, three
    `common_words`, and many papers have `common_doubts`.
    """

    papers: frozenset[str] = frozenset()
    density: float = 0.0
    shared_words: frozenset[str] = frozenset()
    common_words: frozenset[str] = frozenset()
    known: float = 0.0
    common_doubts: frozenset[str] = frozenset()

    def judge(self, assignment: Assignment, words: Set[str], paper: str = "") -> Assignment:
        """The assignment of a paper by phrases, with what else makes it doubtful, or unsorted.

        `words` are those of the paper (see `words_in`), which may be none of the list's.
        """
        primary = assignment.primary
        is_judged = len(self.papers) >= _USUAL and len(words) >= _JUDGED
        if not is_judged or primary is None or _is_listed_under(primary):
            return assignment
        known = self._known(words, paper)
        beside = self._doubts(assignment.density, known)
        unusual = [d for d in (*_alone(primary), *beside) if d.kind not in self.common_doubts]
        judged = replace(assignment, doubts=(*assignment.doubts, *unusual))
        weak = sum(doubt.kind not in self.common_doubts for doubt in judged.doubts)
        return judged.unsorted() if weak >= _WEAK and known < _AT_HOME * self.known else judged

    def may_set_apart(self, words: Set[str], paper: str = "") -> bool:
        """Would a paper with these words be unsorted if its phrases were weak?"""
        is_judged = len(self.papers) >= _USUAL and len(words) >= _JUDGED
        return is_judged and self._known(words, paper) < _AT_HOME * self.known

    def _known(self, words: Set[str], paper: str) -> float:
        return _share(words, self.common_words if paper in self.papers else self.shared_words)

    def _doubts(self, density: float, known: float) -> Iterator[Doubt]:
        if density < _SPARSE * self.density:
            yield Doubt(kind="sparse", found=density, needed=_SPARSE * self.density)
        if known < _STRANGE * self.known and density < _DENSE * self.density:
            yield Doubt(kind="strange", found=known, needed=_STRANGE * self.known)


NOTHING_USUAL = Usual()


def words_in(title: str, text: str) -> frozenset[str]:
    """The telling words of a readable title and abstract."""
    return frozenset((*filter(None, telling_words(title)), *telling_text(text).split()))


def usual_among(filed: Mapping[str, tuple[Assignment, Set[str]]]) -> Usual:
    """What is usual among papers with a topic, by their assignments and words, by their ids."""
    assigned = [assignment for assignment, _ in filed.values()]
    several = [words for _, words in filed.values()]
    counts = Counter(chain.from_iterable(several))
    shared_words = frozenset(word for word, count in counts.items() if count >= _OTHERS)
    common_words = frozenset(word for word in shared_words if counts[word] > _OTHERS)
    known = [_share(each, common_words) for each in several if len(each) >= _JUDGED]
    return Usual(
        papers=frozenset(filed),
        density=median([assignment.density for assignment in assigned] or [0.0]),
        shared_words=shared_words,
        common_words=common_words,
        known=median(known or [0.0]),
        common_doubts=_common(assigned),
    )


def _share(words: Set[str], known: Set[str]) -> float:
    return len(words & known) / len(words)


def _common(filed: Sequence[Assignment]) -> frozenset[str]:
    """The doubts that set nothing apart: many papers have them."""
    counts = Counter(
        doubt.kind
        for assignment in filed
        if assignment.primary
        for doubt in (*assignment.doubts, *_alone(assignment.primary))
    )
    return frozenset(["close", *(k for k, count in counts.items() if count > _COMMON * len(filed))])


class FiledPapers(Struct, frozen=True, kw_only=True):
    """The assignment of each paper of a list, by its id, and what was usual among them."""

    assignments: Mapping[str, Assignment]
    usual: Usual


def file_papers(taxonomy: Taxonomy, papers: Sequence[Paper]) -> FiledPapers:
    """File each paper by its phrases and by what is usual.

    Papers that are set apart were not usual: without them it is asked once more, as one file may
    bring many of another field.
    """
    assigner = Assigner(taxonomy)
    by_phrases = {
        paper.id: assigner.assign(paper.title.value, paper.text, labels_of(paper.records))
        for paper in papers
    }
    words = {paper.id: words_in(paper.title.value, paper.text) for paper in papers}
    first = _judged(by_phrases, words, _filed(by_phrases))
    filed = _filed(first.assignments)
    return first if filed == first.usual.papers else _judged(by_phrases, words, filed)


def _filed(assignments: Mapping[str, Assignment]) -> frozenset[str]:
    return frozenset(paper for paper, assigned in assignments.items() if assigned.primary)


def _judged(
    by_phrases: Mapping[str, Assignment], words: Mapping[str, Set[str]], filed: Set[str]
) -> FiledPapers:
    """By what is usual among the `filed` papers."""
    usual = usual_among({paper: (by_phrases[paper], words[paper]) for paper in filed})
    judged = {i: usual.judge(assigned, words[i], i) for i, assigned in by_phrases.items()}
    return FiledPapers(assignments=judged, usual=usual)


def _alone(primary: Placement) -> Iterator[Doubt]:
    if (besides := besides_a_word(primary)) < _BESIDES:
        yield Doubt(kind="alone", found=besides, needed=_BESIDES)


def _is_listed_under(primary: Placement) -> bool:
    return any(reason.where == "label" for reason in primary.reasons)
