"""Candidates: phrases that would make the curator's corrections unnecessary.

What corrected papers say, and papers of other topics hardly ever, is tried as a phrase of the topic
they were put under.  One that settles no more decisions than it moves papers is not worth a look,
nor is one that a single paper has: the decision itself is shorter.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from sitegen.library.agreement import decided_papers
from sitegen.library.filing import Edit, filing
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper_terms import PaperTerms, paper_terms, telling_terms
from sitegen.library.telling_terms import is_vague
from sitegen.library.what_if import WhatIf, what_if_found
from sitegen.text.phrases import spellings
from sitegen.text.words import split

_TRIED = 12  # terms of a topic
_SHOWN = 3
_LEAST_PAPERS = 2


@once_a_library
def phrase_candidates(library: Library) -> tuple[WhatIf, ...]:
    """What phrases would do that settle decisions, best first, at most three a topic."""
    tried = [(slug, phrase) for slug, phrases in _terms(library).items() for phrase in phrases]
    found = filing(library).look_for(phrase for _, phrase in tried)
    best: dict[str, list[WhatIf]] = {}
    for slug, phrase in tried:
        if len(found[phrase]) >= _LEAST_PAPERS:
            one = max(_at_each_level(library, slug, phrase, found), key=_worth, default=None)
            if one and one.gain > 0:
                best.setdefault(slug, []).append(one)
    return tuple(sorted(chain.from_iterable(map(_several, best.values())), key=_rank))


def _at_each_level(
    library: Library, slug: str, phrase: str, found: Mapping[str, Sequence[str]]
) -> Iterator[WhatIf]:
    """From the heaviest level on: what that one does not settle, no other does."""
    weights = {weight for weight in library.taxonomy.levels.values() if weight > 0}
    for weight in sorted(weights, reverse=True):
        edit = Edit(topic=slug, phrase=phrase, weight=weight)
        one = what_if_found(library, [edit], found)
        if not one.settles:
            return
        yield one


def _worth(one: WhatIf) -> tuple[int, float]:
    """Of two levels that do the same, the lighter is the better."""
    return one.gain, -(one.edits[0].weight or 0.0)


def _rank(one: WhatIf) -> tuple[int, int, bool, str, str]:
    """What does most good comes first; of two that do the same, two words tell more than one."""
    edit = one.edits[0]
    is_word = len(split(edit.phrase)) == 1
    return -one.gain, len(one.doubts) - len(one.assures), is_word, edit.topic, edit.phrase


def _several(found: Iterable[WhatIf]) -> Iterator[WhatIf]:
    """The best ones, of which none settles only what better ones do."""
    settled: set[str] = set()
    shown = 0
    for each in sorted(found, key=_rank):
        if shown < _SHOWN and not settled.issuperset(each.settles):
            settled.update(each.settles)
            shown += 1
            yield each


def _terms(library: Library) -> dict[str, list[str]]:
    """For each topic with corrections, the terms of those papers that tell most of it, as they are
    written.
    """
    corrected: dict[str, list[str]] = {}
    for each in decided_papers(library):
        if each.is_corrected and each.topic:
            corrected.setdefault(each.topic, []).append(each.paper)
    terms = paper_terms(library)
    telling = telling_terms(terms).all
    tried: dict[str, list[str]] = {}
    for slug, papers in corrected.items():
        topic = library.taxonomy.by_slug[slug]
        known = frozenset(one for phrase in topic.phrases for one in spellings(phrase.text))
        here = [paper.id for paper in library.primarily_in(topic)]
        written = (terms.terms[term].written for term in _ranked(papers, here, terms, telling))
        new = (phrase for phrase in written if spellings(phrase).isdisjoint(known))
        tried[slug] = list(islice(new, _TRIED))
    return tried


def _ranked(
    papers: Iterable[str], here: Iterable[str], terms: PaperTerms, telling: Collection[str]
) -> list[str]:
    """The terms of corrected papers, by their keys, that tell of a subject or that several have:
    first those of which most papers are `here`.
    """
    inside = Counter(term for paper in here for term in {*terms.counts[paper]})
    corrected = Counter(term for paper in papers for term in {*terms.counts[paper]})

    def rank(term: str) -> tuple[float, int, str]:
        return -inside[term] / (terms.frequency[term] + 1), -corrected[term], term

    several = (term for term, count in corrected.items() if count > 1 and term in terms.terms)
    tried = {term for term in several if not is_vague(terms.terms[term])}
    return sorted(tried.union(filter(telling.__contains__, corrected)), key=rank)
