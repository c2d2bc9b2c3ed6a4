"""Finding: the one sentence that says what a paper found, wherever papers are listed."""

from sitegen.library.chosen import value_of
from sitegen.library.paper import Paper
from sitegen.text.sentence import first_sentence

_LONGEST = 500  # characters; what a source calls its finding may be a page


def finding(paper: Paper) -> str:
    """The sentence that is stated, or how the abstract begins; empty if neither says it in one."""
    stated = value_of(paper.facts.get("finding")) or ""
    if stated and len(stated) <= _LONGEST:
        return stated
    return next(filter(None, map(first_sentence, paper.abstract.value[:1])), "")
