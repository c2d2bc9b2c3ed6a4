"""Opinion: what the words of a paper say of its topic, in words with the numbers."""

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.library import Library
from sitegen.library.second_opinion import Opinion


def opinion_text(opinion: Opinion, library: Library) -> str:
    """`its words are nearer to Agents (.41) than to LLM serving (.18); nearest: “A”, “B”`."""
    said = f"its words are {_compared(opinion, library)}"
    titles = [f"“{library.papers[each].title.value}”" for each in opinion.neighbors]
    return f"{said}; nearest: {', '.join(titles)}" if titles else said


def _compared(opinion: Opinion, library: Library) -> str:
    digits = 2 if likeness_text(opinion.likeness) != likeness_text(opinion.own) else 3
    other = _named(opinion.topic, opinion.likeness, library, digits)
    if opinion.filed == UNSORTED:
        return f"nearest to {other}, {likeness_text(opinion.usual)} is usual"
    filed = _named(opinion.filed, opinion.own, library, digits)
    nearest = other if opinion.likeness > opinion.own else filed
    if opinion.verdict == "none":
        return f"like those of no topic: {nearest} at most, {likeness_text(opinion.usual)} is usual"
    if nearest == other:
        return f"nearer to {other} than to {filed}"
    return f"nearest to {filed}, next to {other}"


def _named(topic: str, likeness: float, library: Library, digits: int) -> str:
    return f"{library.taxonomy.by_slug[topic].name} ({likeness_text(likeness, digits)})"


def likeness_text(likeness: float, digits: int = 2) -> str:
    """`.41`; 1 is the most."""
    return f"{likeness:.{digits}f}".lstrip("0") if likeness < 0.995 else "1"
