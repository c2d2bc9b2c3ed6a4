"""Phrase places: where in `topics.yml` each phrase is."""

from collections.abc import Iterator
from typing import Any

from sitegen.content.yaml_file import Place, YamlFile
from sitegen.text.clean import clean


def phrase_places(file: YamlFile) -> dict[tuple[str, str], str]:
    """`file:line:column` by a topic's slug and the text of the phrase, of a file without errors."""
    places: dict[tuple[str, str], str] = {}
    for slug, text, place in _phrases(file):  # of one that is there twice, the first counts
        places.setdefault((slug, clean(str(text))), file.problem(place, "", "").place)
    return places


def _phrases(file: YamlFile) -> Iterator[tuple[str, Any, Place]]:
    for index, topic in enumerate(file.data["topics"]):
        for level, texts in (topic.get("phrases") or {}).items():
            for position, text in enumerate(texts or ()):
                place = ("topics", index, "phrases", str(level), position)
                yield str(topic["slug"]), text, place
