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
    names = {slug: topic.name for slug, topic in library.taxonomy.by_slug.items()}
    other = f"{names[opinion.topic]} ({likeness_text(opinion.likeness)})"
    if opinion.filed == UNSORTED:
        return f"nearest to {other}"
    filed = f"{names[opinion.filed]} ({likeness_text(opinion.own)})"
    if opinion.likeness > opinion.own:
        return f"nearer to {other} than to {filed}"
    return f"nearest to {filed}, next to {other}"


def likeness_text(likeness: float) -> str:
    """`.41`; 1 is the most."""
    return f"{likeness:.2f}".lstrip("0") if likeness < 0.995 else "1"
