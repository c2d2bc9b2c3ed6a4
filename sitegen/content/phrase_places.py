"""Phrase places: where in `topics.yml` and in `facets.yml` each phrase is."""

from collections.abc import Iterator
from typing import Any

from sitegen.content.yaml_file import Place, YamlFile
from sitegen.text.clean import clean

_Entry = tuple[str, Any, Place]  # an owner of phrases as it is named, as it is written, its place


def phrase_places(file: YamlFile) -> dict[tuple[str, str], str]:
    """`file:line:column` of each phrase of a file without errors, by its text and its owner: the
    slug of a topic, or those of a facet and a value, `work/survey`.
    """
    places: dict[tuple[str, str], str] = {}
    for owner, entry, above in (*_topics(file), *_values(file)):
        for level, texts in (entry.get("phrases") or {}).items():
            for index, text in enumerate(texts or ()):
                # Of one that is there twice, the first counts.
                place = (*above, "phrases", str(level), index)
                places.setdefault((owner, clean(str(text))), file.problem(place, "", "").place)
    return places


def _topics(file: YamlFile) -> Iterator[_Entry]:
    return _listed(file.data or {}, "topics", ())


def _values(file: YamlFile) -> Iterator[_Entry]:
    for facet, entry, place in _listed(file.data or {}, "facets", ()):
        for value, written, below in _listed(entry, "values", place):
            yield f"{facet}/{value}", written, below


def _listed(entry: Any, key: str, place: Place) -> Iterator[_Entry]:
    for index, item in enumerate(entry.get(key) or ()):
        yield str(item["slug"]), item, (*place, key, index)
