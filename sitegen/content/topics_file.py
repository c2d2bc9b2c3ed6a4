"""Reading `topics.yml`: every mistake is noted with its place, and the rest is still read."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sitegen.content.phrases_reader import PhrasesReader
from sitegen.content.taxonomy import UNSORTED, Taxonomy, Topic
from sitegen.content.yaml_file import Place, YamlFile
from sitegen.errors import Problem, did_you_mean
from sitegen.store import kept
from sitegen.text.file_name import invalid_name_reason
from sitegen.text.label import label_key
from sitegen.text.phrases import Phrase

_SECTIONS = ("weights", "groups", "topics", "retired")
_TOPIC_KEYS = ("slug", "formerly", "name", "group", "scope", "introduction", "phrases", "from")
_FIRST = "start each topic with '- slug: …'"
_MAX_LENGTH = 200  # of a former slug too: no file system can have held a longer one


@kept
def read_taxonomy(file: YamlFile) -> tuple[Taxonomy, tuple[Problem, ...]]:
    """The taxonomy of `topics.yml`, and all that is wrong with the file."""
    reader = _Reader(file)
    return reader.read(), tuple(reader.problems)


class _Reader(PhrasesReader):
    def __init__(self, file: YamlFile) -> None:
        super().__init__(file)
        self._groups: tuple[str, ...] = ()
        self._former: list[tuple[str, Place]] = []

    def read(self) -> Taxonomy:
        sections = self.mapping(self.file.data, (), _SECTIONS)
        self.read_weights(sections.get("weights"))
        self._groups = tuple(self.texts(sections.get("groups"), ("groups",)).values())
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
        return Taxonomy(
            groups=self._groups,
            topics=tuple(topics.values()),
            retired=retired,
            levels=self.weights,
        )

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
            for index, slug in self.texts(value, ("retired",)).items():
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
        for index, slug in self.texts(value, place).items():
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
        return self.is_slug(slug, place)

    def _group(self, fields: Mapping[str, Any], place: Place) -> str:
        group = self.required(fields, "group", place)
        if group and group not in self._groups:
            remedy = did_you_mean(group, self._groups, "add it to 'groups'")
            self.report((*place, "group"), f"there is no group '{group}'", remedy)
        return group

    def _phrases(self, fields: Mapping[str, Any], above: Place) -> tuple[Phrase, ...]:
        place = (*above, "phrases")
        known_problems = len(self.problems)
        phrases = self.phrases(fields.get("phrases"), place)
        if not phrases and not fields.get("from") and len(self.problems) == known_problems:
            self.report(place, "a topic without phrases", "say what puts a paper there")
        return phrases

    def _labels(self, value: Any, place: Place) -> tuple[str, ...]:
        """Each once; several topics may name one label, which is then evidence for each."""
        labels: dict[str, str] = {}
        for index, text in self.texts(value, place).items():
            key = label_key(text)
            if not key:
                self.report((*place, index), f"there is no word in '{text}'", "write a label")
            elif key in labels:
                message = f"'{text}' is '{labels[key]}' again"
                self.report((*place, index), message, "remove one of the two", "notice")
            else:
                labels[key] = text
        return tuple(labels.values())
