"""Doubt: what an assignment to a topic falls short of, in words with the numbers."""

import math
from collections.abc import Iterator

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.assign_topics import Assignment, Doubt, strongest_of


def doubt_texts(assignment: Assignment, taxonomy: Taxonomy) -> Iterator[str]:
    """`score 7 is below 10`, `only 12% ahead of Agents, 30% needed`."""
    for doubt in assignment.doubts:
        yield _text(doubt, assignment, taxonomy)


def _text(doubt: Doubt, assignment: Assignment, taxonomy: Taxonomy) -> str:
    next_best = assignment.runner_up
    name = taxonomy.by_slug[next_best.topic].name if next_best else ""
    found, needed = apart(doubt.found, doubt.needed)
    match doubt.kind:
        case "too-little":
            if not name:
                return "no phrase of any topic was found"
            return f"too little for {name}: score {found}, {needed} needed"
        case "little":
            return f"score {found} is below {needed}"
        case "alone":
            return f"rests on {_alone(assignment)} alone: {found} without it, {needed} needed"
        case "close":
            found, needed = percent_text(doubt.found), percent_text(doubt.needed)
            return f"only {found} ahead of {name}, {needed} needed"
        case "sparse":
            return f"phrases of all topics weigh {found} for its length, {needed} needed"
        case "strange":
            found, needed = percent_text(doubt.found), percent_text(doubt.needed)
            return f"only {found} of its words are those of other papers here, {needed} needed"


def _alone(assignment: Assignment) -> str:
    best = assignment.primary or assignment.runner_up
    return f"“{strongest_of(best)[0].phrase}”" if best else ""


def percent_text(share: float) -> str:
    """Whole percents, and never rounded up to what it is below."""
    return f"{math.floor(100 * share + 1e-6)}%"


def apart(found: float, needed: float) -> tuple[str, str]:
    """Two scores, with as many digits as tell them apart."""
    for digits in (1, 2):
        texts = score_text(found, digits), score_text(needed, digits)
        if texts[0] != texts[1]:
            return texts
    return score_text(found, 3), score_text(needed, 3)


def score_text(score: float, digits: int = 1) -> str:
    """With so many digits behind the point at most, and never rounded up to what it is below."""
    return f"{shown_score(score, digits):g}"


def shown_score(score: float, digits: int = 1) -> float:
    """The number that is shown of a score."""
    scale = 10.0**digits
    return math.floor(scale * score + 1e-6) / scale
