"""Division: what a topic may be divided into, as lines to paste into `topics.yml`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import indent

import yaml

from sitegen.content.taxonomy import Topic
from sitegen.library.division import Part
from sitegen.text.phrases import Phrase

_WIDTH = 96


def division_text(topic: Topic, parts: Sequence[Part], weights: Mapping[str, float]) -> str:
    """The parts as topics in the place of this one, each with `formerly`; or that there are none.

    `weights` are those of the levels of `topics.yml`, by their names.
    """
    if not parts:
        return f"# {topic.name}: one line of work; nothing tells its papers apart.\n"
    settled = sum(len(part.settled) for part in parts)
    papers = sum(len(part.papers) for part in parts)
    head = (
        f"# {topic.name}: {len(parts)} lines of work. In the place of '{topic.slug}', the phrases\n"
        f"# below put {settled} of {papers} papers where they are listed; name them, say what\n"
        "# belongs, and write the introductions anew.\n"
    )
    return head + "".join(_part(topic, part, weights) for part in parts)


def _part(topic: Topic, part: Part, weights: Mapping[str, float]) -> str:
    fields = {
        "slug": part.slug,
        "formerly": [topic.slug, *topic.formerly],
        "name": part.name,
        "group": topic.group,
        "scope": f"{part.name}: {', '.join(part.terms[1:]) or '…'}.",
        "phrases": dict(_levels(part.phrases, weights)),
    }
    if topic.labels:
        fields["from"] = list(topic.labels)
    lines = [
        f"# {each}{'' if each in part.settled else ' (another topic)'}" for each in part.papers
    ]
    text = yaml.safe_dump(
        [fields], sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=None
    )
    return indent("\n".join([*lines, text]), "  ")


def _levels(
    phrases: Iterable[Phrase], weights: Mapping[str, float]
) -> Iterator[tuple[str, list[str]]]:
    """The texts of phrases in alphabetical order, under the names of their levels."""
    phrases = list(phrases)
    for level, weight in weights.items():
        texts = [phrase.text for phrase in phrases if phrase.weight == weight]
        if texts:
            yield level, sorted(texts, key=str.casefold)
