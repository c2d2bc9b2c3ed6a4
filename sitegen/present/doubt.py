"""Doubt: what an assignment to a topic falls short of, in words with the numbers."""

import math
from collections.abc import Iterator

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.assign_topics import Assignment


def doubt_texts(assignment: Assignment, taxonomy: Taxonomy) -> Iterator[str]:
    """`score 7 is below 10`, `only 12% ahead of Agents, 30% needed`."""
    next_best = assignment.runner_up
    name = taxonomy.by_slug[next_best.topic].name if next_best else ""
    for doubt in assignment.doubts:
        if doubt.kind == "close":
            share = math.ceil(100 * doubt.needed)
            yield f"only {math.floor(100 * doubt.found)}% ahead of {name}, {share}% needed"
        elif doubt.kind == "little":
            yield f"score {score_text(doubt.found)} is below {score_text(doubt.needed)}"
        elif name:
            found, needed = score_text(doubt.found), score_text(doubt.needed)
            yield f"too little for {name}: score {found}, {needed} needed"
        else:
            yield "no phrase of any topic was found"


def score_text(score: float) -> str:
    """With one digit behind the point at most, and never rounded up to what it is below."""
    return f"{math.floor(10 * score + 1e-6) / 10:g}"
