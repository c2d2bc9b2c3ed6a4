"""Verdict: is what arXiv answers the paper that was asked about?

A hit is accepted only if its title is ours, in the normal form, and nothing that we know speaks
against it, by the same evidence as in matching.  An id is its own question: the paper that has it
is accepted.  Everything else is doubtful, and the curator's to decide.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from sitegen.content.record import Record
from sitegen.content.words import Words
from sitegen.look_up.hit import Hit
from sitegen.look_up.wanted import Question
from sitegen.matching.evidence import Evidence, Subject, of_facts
from sitegen.matching.lexicon import Lexicon
from sitegen.text.bare_title import bare_title
from sitegen.text.clean import counted
from sitegen.text.titles import normalize, parse_title

_FEW_WORDS = 3


class Doubt(Struct, frozen=True):
    """A hit that may be the paper, and why it was not accepted."""

    hit: Hit
    reason: str


class Verdict(Struct, frozen=True, kw_only=True):
    """What came of a question: a hit that was accepted, or doubtful ones, or nothing.

    `refusal` is what the API says about a question that it did not take.
    """

    question: Question
    accepted: Hit | None = None
    doubts: tuple[Doubt, ...] = ()
    refusal: str = ""


def judge(question: Question, hits: Sequence[Hit]) -> Verdict:
    """The verdict on the hits of a title."""
    doubts = [Doubt(hit, reason_against(question, hit)) for hit in hits]
    clear = [doubt.hit for doubt in doubts if not doubt.reason]
    if len(clear) == 1:
        return Verdict(question=question, accepted=clear[0])
    several = f"{len(clear)} papers on arXiv have this title"
    return Verdict(
        question=question,
        doubts=tuple(Doubt(doubt.hit, doubt.reason or several) for doubt in doubts),
    )


def reason_against(question: Question, hit: Hit) -> str:
    """Why a hit of a title is not accepted; empty if nothing speaks against it."""
    known = question.known
    if _normal(known.title) != _normal(hit.title):
        return "the titles are not the same"
    if _lexicon().is_generic(parse_title(known.title).words):
        return "many papers have this title"
    evidence = tuple(of_facts(known, hit.record))
    if against := [*_other_number(known, hit.record), *_against(evidence)]:
        return "; ".join(against)
    if _is_short(known.title) and not any(each.weight > 0 for each in evidence):
        return "the title is short, and nothing else that is known agrees"
    return ""


def _other_number(known: Record, hit: Record) -> Iterator[str]:
    """Two whole lists that agree as far as one goes are one paper to matching, but not here."""
    ours, theirs = known.authors_count, hit.authors_count
    if ours and theirs and ours != theirs:
        yield f"{counted(ours, 'author')} here, {theirs} there"


def _against(evidence: Iterable[Evidence]) -> Iterator[str]:
    for each in evidence:
        if each.weight < 0 and each.subject is not Subject.AUTHORS_COUNT:
            yield each.says


def _is_short(title: str) -> bool:
    """Of so few words that papers of any field may have it: `Transformers`, `Deep Learning`."""
    return len(parse_title(title).words) < _FEW_WORDS


def _normal(title: str) -> tuple[str, bool]:
    """The normal form of a title without its labels, and whether it was cut."""
    return normalize(bare_title(title)), parse_title(title).cut


@cache
def _lexicon() -> Lexicon:
    """Only for the titles that many papers have, in any field."""
    return Lexicon(Words())
