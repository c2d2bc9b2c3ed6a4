"""Reading `topics.yml`: every mistake is noted with its place, and the rest is still read."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sitegen.content.taxonomy import UNSORTED, Taxonomy, Topic
from sitegen.content.yaml_file import Place, YamlFile, YamlReader
from sitegen.errors import Problem, did_you_mean
from sitegen.store import kept
from sitegen.text.file_name import invalid_name_reason
from sitegen.text.label import label_key
from sitegen.text.phrases import Phrase, spellings

_SECTIONS = ("weights", "groups", "topics", "retired")
_TOPIC_KEYS = ("slug", "formerly", "name", "group", "scope", "introduction", "phrases", "from")
_FIRST = "start each topic with '- slug: …'"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# A word in brackets of its own, "(MoE)", is only a word.
_PATTERN = re.compile(r"[\[\]{}|?\\]|\w\(|\)[\w*+]")
_MAX_WEIGHT = 1000
_MAX_LENGTH = 200  # of a former slug too: no file system can have held a longer one


@kept
def read_taxonomy(file: YamlFile) -> tuple[Taxonomy, tuple[Problem, ...]]:
    """The taxonomy of `topics.yml`, and all that is wrong with the file."""
    reader = _Reader(file)
    return reader.read(), tuple(reader.problems)


class _Reader(YamlReader):
    def __init__(self, file: YamlFile) -> None:
        super().__init__(file)
        self._weights: dict[str, float] = {}
        self._groups: tuple[str, ...] = ()
        self._former: list[tuple[str, Place]] = []

    def read(self) -> Taxonomy:
        sections = self.mapping(self.file.data, (), _SECTIONS)
        self._weights = self._levels(sections.get("weights"))
        self._groups = tuple(self._texts(sections.get("groups"), ("groups",)).values())
        topics: dict[str, Topic] = {}
        for index, item in enumerate(self.items(sections.get("topics"), ("topics",), _FIRST)):
            topic = self._topic(item, ("topics", index))
            if topic.slug in topics:
                place = ("topics", index, "slug")
                self.report(place, f"a second topic '{topic.slug}'", "give it another slug")
            elif topic.slug:
                topics[topic.slug] = topic
        if not topics and not self.problems:
            self.report((), "there are no topics", "list them under 'topics'")
        retired = self._retired(sections.get("retired"), topics)
        self._check_former(topics, retired)
        return Taxonomy(groups=self._groups, topics=tuple(topics.values()), retired=retired)

    def _retired(self, value: Any, topics: Collection[str]) -> dict[str, str]:
        """Slugs, in a list or as keys before the curator's words."""
        retired: dict[str, str] = {}
        for key, slug, words in self._entries(value):
            place = ("retired", key)
            if slug in retired:
                self.report(place, f"'{slug}' a second time", "name each slug once")
            elif self._is_former(slug, place, topics):
                retired[slug] = words
        return retired

    def _entries(self, value: Any) -> Iterator[tuple[int | str, str, str]]:
        """Each retired slug with its key in the file and the words on it."""
        if isinstance(value, list):
            for index, slug in self._texts(value, ("retired",)).items():
                yield index, slug, ""
        else:
            for slug, words in self.mapping(value, ("retired",), example="old-slug: why").items():
                yield slug, slug, self.text(words, ("retired", slug)) or ""

    def _check_former(self, topics: Collection[str], retired: Collection[str]) -> None:
        for slug, place in self._former:
            if self._is_former(slug, place, topics) and slug in retired:
                self.report(place, f"'{slug}' is also under 'retired'", "remove one of the two")

    def _is_former(self, slug: str, place: Place, topics: Collection[str]) -> bool:
        """Can `slug` be one that a topic had? Otherwise that is reported."""
        if slug in topics:
            message = f"'{slug}' is the slug of a topic"
            self.report(place, message, "remove it here, or give that topic another slug")
        return slug not in topics and self._is_slug(slug, place)

    def _levels(self, value: Any) -> dict[str, float]:
        weights = {}
        for level, weight in self.mapping(value, ("weights",), example="telling: 2").items():
            is_number = isinstance(weight, int | float) and not isinstance(weight, bool)
            if is_number and 0 < abs(weight) <= _MAX_WEIGHT:
                weights[level] = float(weight)
            else:
                message = f"the weight '{weight}' is not a number other than 0, up to {_MAX_WEIGHT}"
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
            introduction=self.markdown(fields.get("introduction"), (*place, "introduction")),
            phrases=self._phrases(fields, place),
            labels=self._labels(fields.get("from"), (*place, "from")),
            formerly=self._formerly(fields.get("formerly"), (*place, "formerly")),
        )

    def _formerly(self, value: Any, place: Place) -> tuple[str, ...]:
        slugs: list[str] = []
        for index, slug in self._texts(value, place).items():
            if slug in slugs:
                self.report((*place, index), f"'{slug}' a second time", "name each slug once")
            else:
                slugs.append(slug)
                self._former.append((slug, (*place, index)))
        return tuple(slugs)

    def _slug(self, fields: Mapping[str, Any], place: Place) -> str:
        """The slug; it names files, so it must work on every computer."""
        slug, here = self.required(fields, "slug", place), (*place, "slug")
        if not slug or not self._is_slug(slug, here):
            return ""
        if reason := invalid_name_reason(slug):
            self.report(here, f"the slug '{slug}' {reason}", "choose another slug")
        return slug

    def _is_slug(self, slug: str, place: Place) -> bool:
        if slug == UNSORTED:
            message = f"'{slug}' is where papers without a topic go"
            self.report(place, message, "choose another slug")
            return False
        if len(slug) > _MAX_LENGTH:
            self.report(place, f"a slug of {len(slug)} characters", "choose a shorter slug")
            return False
        if _SLUG.fullmatch(slug):
            return True
        remedy = "use lower-case letters, digits and single hyphens, as in 'my-topic'"
        self.report(place, f"'{slug}' is not a slug", remedy)
        return False

    def _group(self, fields: Mapping[str, Any], place: Place) -> str:
        group = self.required(fields, "group", place)
        if group and group not in self._groups:
            remedy = did_you_mean(group, self._groups, "add it to 'groups'")
            self.report((*place, "group"), f"there is no group '{group}'", remedy)
        return group

    def _phrases(self, fields: Mapping[str, Any], above: Place) -> tuple[Phrase, ...]:
        value, place = fields.get("phrases"), (*above, "phrases")
        phrases: list[Phrase] = []
        listed: dict[tuple[str, ...], str] = {}
        known_problems = len(self.problems)
        for level, texts in self.mapping(value, place, example="telling: [a phrase]").items():
            if level not in self._weights:
                known = ", ".join(self._weights)
                levels = f"use one of: {known}" if known else "list the levels under 'weights'"
                remedy = did_you_mean(level, self._weights, levels)
                self.report((*place, level), f"there is no level '{level}'", remedy)
                continue
            for index, text in self._texts(texts, (*place, level)).items():
                if self._is_new(text, listed, (*place, level, index)):
                    phrases.append(Phrase(text=text, weight=self._weights[level]))
                    listed |= dict.fromkeys(spellings(text), text)
        if not phrases and not fields.get("from") and len(self.problems) == known_problems:
            self.report(place, "a topic without phrases", "say what puts a paper there")
        return tuple(phrases)

    def _labels(self, value: Any, place: Place) -> tuple[str, ...]:
        """Each once; several topics may name one label, which is then evidence for each."""
        labels: dict[str, str] = {}
        for index, text in self._texts(value, place).items():
            key = label_key(text)
            if not key:
                self.report((*place, index), f"there is no word in '{text}'", "write a label")
            elif key in labels:
                message = f"'{text}' is '{labels[key]}' again"
                self.report((*place, index), message, "remove one of the two", "notice")
            else:
                labels[key] = text
        return tuple(labels.values())

    def _is_new(self, text: str, listed: Mapping[tuple[str, ...], str], place: Place) -> bool:
        keys = spellings(text)
        again = {listed[key] for key in keys & listed.keys()}
        if again:  # which does no harm, and what is one word may change with the rules
            message = f"'{text}' is '{min(again)}' again"
            self.report(place, message, "remove one of the two", "notice")
        elif () in keys:
            self.report(place, f"there is no word in '{text}'", "write a phrase")
        elif _PATTERN.search(text):
            message = f"'{text}' is read as words, not as a pattern"
            remedy = "write each phrase by itself; 'quantiz*' is any word that begins so"
            self.report(place, message, remedy, "warning")
        return not again and () not in keys

    def _texts(self, value: Any, place: Place) -> dict[int, str]:
        """The texts of a list by their index in it."""
        items = enumerate(self.items(value, place))
        texts = {index: self.text(item, (*place, index)) for index, item in items}
        return {index: text for index, text in texts.items() if text}
