"""Taxonomy: the topics a curator names, their groups, and the phrases that put a paper there."""

from dataclasses import dataclass

from sitegen.text.phrases import Phrase

UNSORTED = "unsorted"  # the slug under which papers without a topic stand; no topic may have it


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic. `scope` says what belongs; `introduction` is Markdown."""

    slug: str
    name: str
    group: str
    scope: str
    introduction: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """Groups and topics, both in the order of the file."""

    groups: tuple[str, ...]
    topics: tuple[Topic, ...]

    @property
    def by_slug(self) -> dict[str, Topic]:
        return {topic.slug: topic for topic in self.topics}
