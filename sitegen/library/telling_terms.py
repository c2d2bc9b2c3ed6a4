"""Telling terms: those that a person would name to say what two papers have in common.

"Pipeline parallelism" is one, "training large", "better performance" and "worker" are not.  Which
are is told by the list itself: its titles, and how often the words of a run stand together.
"""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from sitegen.library.subject_terms import Term
from sitegen.text.words import acronym, keys

# Of all papers: what more have is the subject of the list, not of two papers.
_COMMON, _COMMON_DECISIVE, _COMMON_NAME = 0.08, 0.25, 0.05
_NAME = 3  # letters that a name has at least
_FEW = 4  # papers, which are not common in however short a list
_IN_TITLES = 0.1  # of the papers with a term: what is never a title's subject is a turn of speech
_TOGETHER = 0.4  # how often a run's words stand together, beside words in any order
# At either end of a run these say how, not what.
_VAGUE = frozenset(
    keys(
        "ability accelerate accelerating accurate achieving approach better big building "
        "capability common comparable component comprehensive current deep designing different "
        "difficult effective efficiency efficient enabling even existing experiment extensive "
        "fast faster fewer first framework full fully general generating good high higher "
        "highly important improve improved improvement improving increasing key large larger "
        "less leveraging limitation long low lower main many method modern more much multiple "
        "need new novel number one optimizing other overall paper performance practical prior "
        "real recent reduced reducing same several show significant simple small state strategy "
        "strong study suboptimal substantial technique three traditional truly two various very "
        "way without work yield"
    )
)


class TellingTerms(Struct, frozen=True, eq=False, kw_only=True, dict=True):
    """`terms` by their keys, in how many of `papers` papers each is (`frequency`), and the keys of
    those that the curator gave much weight (`decisive`) and most (`subjects`), a word of which
    needs no other beside it, as a name needs none.
    """

    terms: Mapping[str, Term]
    frequency: Mapping[str, int]
    papers: int
    decisive: frozenset[str]
    subjects: frozenset[str] = frozenset()

    @cached_property
    def all(self) -> frozenset[str]:
        return frozenset(key for key, term in self.terms.items() if self._tells(key, term))

    def _tells(self, key: str, term: Term) -> bool:
        is_run = len(term.words) > 1 or "-" in term.written
        is_decisive = is_run and key in self.decisive
        share = _COMMON_DECISIVE if is_decisive else _COMMON if is_run else _COMMON_NAME
        if not 2 <= self.frequency.get(key, 0) <= max(_FEW, share * self.papers):
            return False
        if not is_run:
            return key in self.subjects or (len(key) >= _NAME and _is_name(term.written))
        return is_decisive or (len(term.words) > 1 and self._is_subject(key, term))

    def _is_subject(self, key: str, term: Term) -> bool:
        if is_vague(term):
            return False
        return term.texts >= _IN_TITLES * self.frequency[key] and self._stands_together(key, term)

    def _stands_together(self, key: str, term: Term) -> bool:
        """Wherever it is cut in two, the parts are more often together than apart."""
        for cut in range(1, len(term.words)):
            first, second = "".join(term.words[:cut]), "".join(term.words[cut:])
            apart = self.frequency.get(first, 0) * self.frequency.get(second, 0)
            if self.frequency[key] * self.papers < _TOGETHER * apart:
                return False
        return True


def _is_name(written: str) -> bool:
    return acronym(written) is not None or written[0].isupper()


def is_vague(term: Term) -> bool:
    """Does it begin or end with a word that says how, not what?"""
    return not _VAGUE.isdisjoint((term.words[0], term.words[-1]))
