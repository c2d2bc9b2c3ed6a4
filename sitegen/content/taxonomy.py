"""Taxonomy: the topics a curator names, their groups, and what puts a paper there."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from sitegen.errors import did_you_mean
from sitegen.text.label import label_key
from sitegen.text.phrases import Phrase

UNSORTED = "unsorted"  # the slug of papers without a topic; no topic may have it
_OTHERWISE = "name a slug of topics.yml"


class Topic(Struct, frozen=True, kw_only=True):
    """One topic. `scope` says what belongs; `introduction` is Markdown; `labels` are
    headings, categories and keywords of sources that are evidence for it, and `formerly` slugs it
    was published under.
    """

    slug: str
    name: str
    group: str
    scope: str
    introduction: str
    phrases: tuple[Phrase, ...]
    labels: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


# With a `dict`, so that what is asked again and again stays.
class Taxonomy(Struct, frozen=True, kw_only=True, dict=True):
    """Groups and topics, both in the order of the file. `retired` are slugs of topics that no
    longer exist, each with the curator's note on it, which may be empty. `levels` say what a phrase
    of each counts.
    """

    groups: tuple[str, ...]
    topics: tuple[Topic, ...]
    retired: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def by_slug(self) -> dict[str, Topic]:
        return {topic.slug: topic for topic in self.topics}

    @property
    def by_label(self) -> dict[str, list[str]]:
        """The slugs of the topics that each label is evidence for, by the label's key.

        A topic's own name and slug are among its labels.
        """
        slugs: dict[str, list[str]] = {}
        for topic in self.topics:
            for key in dict.fromkeys(map(label_key, (topic.name, topic.slug, *topic.labels))):
                slugs.setdefault(key, []).append(topic.slug)
        return slugs

    def level_of(self, phrase: Phrase) -> str:
        """The level that its weight is that of; the weight itself if there is none."""
        levels = (level for level, weight in self.levels.items() if weight == phrase.weight)
        return next(levels, f"{phrase.weight:g}")

    @cached_property
    def former(self) -> dict[str, tuple[Topic, ...]]:
        """The topics that each former slug leads to; more than one where a topic was divided."""
        topics: dict[str, tuple[Topic, ...]] = {}
        for topic in self.topics:
            for slug in topic.formerly:
                topics[slug] = (*topics.get(slug, ()), topic)
        return topics

    @cached_property
    def by_name(self) -> dict[str, Topic]:
        """The topics by every slug that names one of them: its own, or one that it alone had."""
        heirs = {slug: topics[0] for slug, topics in self.former.items() if len(topics) == 1}
        return heirs | self.by_slug

    def named(self, slug: str) -> Topic | None:
        """The topic of that slug, or the one topic that formerly had it."""
        return self.by_name.get(slug)

    def name_of(self, slug: str | None) -> str:
        """The name of the topic that a slug names; the slug itself if the topic is gone."""
        if slug is None or slug == UNSORTED:
            return UNSORTED.title()
        topic = self.named(slug)
        return topic.name if topic else slug

    @property
    def divided(self) -> dict[str, list[str]]:
        """The slugs of the topics that each divided one became, by the slug that it had."""
        return {
            slug: [topic.slug for topic in topics]
            for slug, topics in self.former.items()
            if slug not in self.by_name
        }

    def instead_of(self, slug: str, otherwise: str = _OTHERWISE) -> str:
        """What to do about a slug that names no topic."""
        return name_a_topic(slug, self.by_slug, self.divided, otherwise)


def name_a_topic(
    wrong: str,
    slugs: Iterable[str],
    divided: Mapping[str, Sequence[str]],
    otherwise: str = _OTHERWISE,
) -> str:
    """The remedy for a slug that names no topic."""
    if wrong in divided:
        return f"it was divided: name one of {', '.join(divided[wrong])}"
    remedy = did_you_mean(wrong, slugs, otherwise)
    if remedy == otherwise:
        return remedy
    return f"{remedy} If it was renamed, write 'formerly: [{wrong}]' there"
