"""Reading `topics.yml`: every mistake is noted with its place, and the rest is still read."""

import re
from collections.abc import Mapping
from typing import Any

from sitegen.content.taxonomy import UNSORTED, Taxonomy, Topic
from sitegen.content.yaml_file import Place, YamlFile, YamlReader
from sitegen.errors import Problem, did_you_mean
from sitegen.text.phrases import Phrase, spellings

_SECTIONS = ("weights", "groups", "topics")
_TOPIC_KEYS = ("slug", "name", "group", "scope", "introduction", "phrases")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_taxonomy(file: YamlFile) -> tuple[Taxonomy, tuple[Problem, ...]]:
    """The taxonomy of `topics.yml`, and all that is wrong with the file."""
    reader = _Reader(file)
    return reader.read(), tuple(reader.problems)


class _Reader(YamlReader):
    def __init__(self, file: YamlFile) -> None:
        super().__init__(file)
        self._weights: dict[str, float] = {}
        self._groups: tuple[str, ...] = ()

    def read(self) -> Taxonomy:
        sections = self.mapping(self.file.data, (), _SECTIONS)
        self._weights = self._levels(sections.get("weights"))
        self._groups = tuple(self._texts(sections.get("groups"), ("groups",)).values())
        topics: dict[str, Topic] = {}
        for index, item in enumerate(self.items(sections.get("topics"), ("topics",))):
            topic = self._topic(item, ("topics", index))
            if topic.slug in topics:
                place = ("topics", index, "slug")
                self.report(place, f"a second topic '{topic.slug}'", "give it another slug")
            elif topic.slug:
                topics[topic.slug] = topic
        if not topics and not self.problems:
            self.report((), "there are no topics", "list them under 'topics'")
        return Taxonomy(groups=self._groups, topics=tuple(topics.values()))

    def _levels(self, value: Any) -> dict[str, float]:
        weights = {}
        for level, weight in self.mapping(value, ("weights",)).items():
            if isinstance(weight, int | float) and not isinstance(weight, bool) and weight:
                weights[level] = float(weight)
            else:
                message = f"the weight '{weight}' is not a number other than 0"
                remedy = "write a number, negative for what speaks against a topic"
                self.report(("weights", level), message, remedy)
        return weights

    def _topic(self, value: Any, place: Place) -> Topic:
        fields = self.mapping(value, place, _TOPIC_KEYS)
        return Topic(
            slug=self._slug(fields, place),
            name=self.required(fields, "name", place),
            group=self._group(fields, place),
            scope=self.required(fields, "scope", place),
            introduction=self.text(fields.get("introduction"), (*place, "introduction")) or "",
            phrases=self._phrases(fields.get("phrases"), (*place, "phrases")),
        )

    def _slug(self, fields: Mapping[str, Any], place: Place) -> str:
        slug = self.required(fields, "slug", place)
        if slug == UNSORTED:
            message = f"'{slug}' is where papers without a topic stand"
            self.report((*place, "slug"), message, "choose another slug")
            return ""
        if not slug or _SLUG.fullmatch(slug):
            return slug
        remedy = "use lower-case letters, digits and single hyphens, as in 'my-topic'"
        self.report((*place, "slug"), f"'{slug}' is no slug", remedy)
        return ""

    def _group(self, fields: Mapping[str, Any], place: Place) -> str:
        group = self.required(fields, "group", place)
        if group and group not in self._groups:
            remedy = did_you_mean(group, self._groups, "add it to 'groups'")
            self.report((*place, "group"), f"there is no group '{group}'", remedy)
        return group

    def _phrases(self, value: Any, place: Place) -> tuple[Phrase, ...]:
        phrases: list[Phrase] = []
        listed: dict[tuple[str, ...], str] = {}
        known_problems = len(self.problems)
        for level, texts in self.mapping(value, place).items():
            if level not in self._weights:
                remedy = did_you_mean(level, self._weights, "name a level of 'weights'")
                self.report((*place, level), f"there is no level '{level}'", remedy)
                continue
            for index, text in self._texts(texts, (*place, level)).items():
                if self._is_new(text, listed, (*place, level, index)):
                    phrases.append(Phrase(text=text, weight=self._weights[level]))
                    listed |= dict.fromkeys(spellings(text), text)
        if not phrases and len(self.problems) == known_problems:
            self.report(place, "a topic without phrases", "say what puts a paper there")
        return tuple(phrases)

    def _is_new(self, text: str, listed: Mapping[tuple[str, ...], str], place: Place) -> bool:
        keys = spellings(text)
        again = {listed[key] for key in keys & listed.keys()}
        if again:  # which does no harm, and what is one word may change with the rules
            message = f"'{text}' is '{min(again)}' again"
            self.report(place, message, "remove one of the two", "notice")
        elif () in keys:
            self.report(place, f"there is no word in '{text}'", "write a phrase")
        return not again and () not in keys

    def _texts(self, value: Any, place: Place) -> dict[int, str]:
        """The texts of a list by their index in it."""
        items = enumerate(self.items(value, place))
        texts = {index: self.text(item, (*place, index)) for index, item in items}
        return {index: text for index, text in texts.items() if text}
