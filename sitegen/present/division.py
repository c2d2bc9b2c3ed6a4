"""Division: what a topic may be divided into, as lines to paste into `topics.yml`."""

import math
from collections.abc import Iterator, Sequence
from textwrap import fill, indent

import yaml

from sitegen.content.taxonomy import Taxonomy, Topic
from sitegen.library.division import Part, nearness
from sitegen.library.library import Library
from sitegen.present.doubt import percent_text
from sitegen.text.clean import counted
from sitegen.text.phrases import Phrase

_WIDTH = 96
_BOUND = "\0"  # a space where a line is not broken


def division_text(library: Library, topic: Topic, parts: Sequence[Part]) -> str:
    """The parts as topics in the place of this one, each with `formerly`; or that there are none.

    What is no YAML is behind `#`.
    """
    if not parts and not library.primarily_in(topic):
        return f"# {topic.name}: no papers to divide.\n"
    if not parts:
        return _undivided(topic, nearness(library, topic))
    said = fill(_head(library, topic, parts), _WIDTH, initial_indent="# ", subsequent_indent="# ")
    return f"{said}\n" + "".join(_part(library, topic, part) for part in parts)


def _undivided(topic: Topic, near: float) -> str:
    """Why there are no parts, and what would make some."""
    said = (
        f"the best parts are {percent_text(near)} as far apart as is needed to be no chance"
        if near
        else "no term is in the titles of some papers and tells them from the others"
    )
    text = (
        f"{topic.name}: one line of work; {said}. More papers may change that, and so do weighty "
        "phrases that name the parts you see."
    )
    return f"{fill(text, _WIDTH, initial_indent='# ', subsequent_indent='# ')}\n"


def _head(library: Library, topic: Topic, parts: Sequence[Part]) -> str:
    papers = sum(len(part.papers) for part in parts)
    settled = sum(len(part.settled) for part in parts)
    decided = sum(
        decision.topic == topic.slug and identifier in library.papers
        for identifier, decision in library.decisions.items()
    )
    renamed = (
        f" curation.yml puts {counted(decided, 'paper')} under '{topic.slug}': name a part there."
        if decided
        else ""
    )
    return (
        f"{topic.name}: {len(parts)} lines of work. With these topics in the place of "
        f"'{topic.slug}', their phrases file {settled} of {papers} papers as below. Name the "
        f"topics, say what belongs, and make introductions of the one there was.{renamed}"
    )


def _part(library: Library, topic: Topic, part: Part) -> str:
    fields = {
        "slug": part.slug,
        "formerly": [topic.slug, *topic.formerly],
        "name": part.name,
        "group": topic.group,
        "scope": f"{part.name}: {', '.join(part.terms[1:]) or '…'}.",
    }
    if topic.labels:
        fields["from"] = list(topic.labels)
    text = yaml.safe_dump(
        [fields], sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=None
    )
    phrases = (_list(level, texts) for level, texts in _by_level(part.phrases, library.taxonomy))
    text = "\n".join([f"{text}  phrases:", *phrases, ""]) if part.phrases else text
    settled = {*part.settled}
    papers = (
        f"# {library.papers[each].title.value}{'' if each in settled else ' (filed elsewhere)'}"
        for each in part.papers
    )
    return indent("\n".join([*papers, text]), "  ")


def _by_level(phrases: Sequence[Phrase], taxonomy: Taxonomy) -> Iterator[tuple[str, list[str]]]:
    """The texts of phrases in alphabetical order, under the names of their levels."""
    for level in taxonomy.levels:
        texts = [phrase.text for phrase in phrases if taxonomy.level_of(phrase) == level]
        if texts:
            yield level, sorted(texts, key=str.casefold)


def _list(level: str, texts: Sequence[str]) -> str:
    """A level with its phrases, none of which is broken in two."""
    line = ", ".join(_scalar(text).replace(" ", _BOUND) for text in texts)
    wrapped = fill(
        f"{line}]",
        _WIDTH,
        initial_indent=f"    {_scalar(level)}: [",
        subsequent_indent="      ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapped.replace(_BOUND, " ")


def _scalar(text: str) -> str:
    """As it is written inside a list."""
    written = yaml.safe_dump([text], width=math.inf, allow_unicode=True, default_flow_style=True)
    return written.strip()[1:-1]
