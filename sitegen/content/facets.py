"""Reading `facets.yml`: what else a reader may ask of papers, beside their topics.

A facet is a question with a few values, such as the kind of work; phrases decide which of them a
paper has, as they decide its topics.  A list without the file has no facets.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from sitegen.content.phrases_reader import PhrasesReader
from sitegen.content.yaml_file import Place, YamlFile
from sitegen.errors import Problem
from sitegen.store import kept
from sitegen.text.phrases import Phrase

MOST = 8  # facets: a form with more is no help, and each is a bit of Explore's filters
MOST_VALUES = 30
MOST_LETTERS = 40  # of a slug: addresses and columns have it

_SECTIONS = ("weights", "facets")
_FACET_KEYS = ("slug", "title", "several", "values")
_VALUE_KEYS = ("slug", "title", "phrases")


class FacetValue(Struct, frozen=True, kw_only=True):
    """One of the answers to a facet's question, and what gives it to a paper."""

    slug: str
    title: str
    phrases: tuple[Phrase, ...]


class Facet(Struct, frozen=True, kw_only=True):
    """A question, in the words of its title; may a paper have `several` of the values?"""

    slug: str
    title: str
    values: tuple[FacetValue, ...]
    several: bool = False

    @property
    def key(self) -> str:
        """By which addresses and Explore's data have it: no name of their own begins so."""
        return f"facet.{self.slug}"

    @property
    def by_slug(self) -> dict[str, FacetValue]:
        return {value.slug: value for value in self.values}


@kept
def read_facets(file: YamlFile) -> tuple[tuple[Facet, ...], tuple[Problem, ...]]:
    """The facets of `facets.yml` in the order of the file, and all that is wrong with it."""
    reader = _Reader(file)
    return reader.read(), tuple(reader.problems)


class _Reader(PhrasesReader):
    def read(self) -> tuple[Facet, ...]:
        sections = self.mapping(self.file.data, (), _SECTIONS)
        self.read_weights(sections.get("weights"))
        entries = self._entries(sections.get("facets"), ("facets",), _FACET_KEYS, "facet", MOST)
        return tuple(self._facet(*entry) for entry in entries)

    def _entries(
        self, value: Any, place: Place, keys: tuple[str, ...], what: str, most: int
    ) -> Iterator[tuple[str, dict[str, Any], Place]]:
        """The entries of a list that have a slug of their own, each with it and with its place."""
        items = self.items(value, place, f"start each {what} with '- slug: …'")
        if len(items) > most:
            self.report(place, f"{len(items)} {what}s", f"name at most {most}")
        slugs: set[str] = set()
        for index, item in enumerate(items[:most]):
            here, known = (*place, index), len(self.problems)
            fields = self.mapping(item, here, keys)
            if not fields and len(self.problems) > known:
                continue  # something else than an entry
            slug = self._slug(fields, here)
            if slug in slugs:
                self.report((*here, "slug"), f"a second {what} '{slug}'", "give it another slug")
            elif slug:
                slugs.add(slug)
                yield slug, fields, here

    def _slug(self, fields: Mapping[str, Any], place: Place) -> str:
        slug, here = self.required(fields, "slug", place), (*place, "slug")
        if len(slug) > MOST_LETTERS:
            self.report(here, f"a slug of {len(slug)} characters", "choose a shorter slug")
            return ""
        return slug if slug and self.is_slug(slug, here) else ""

    def _facet(self, slug: str, fields: Mapping[str, Any], place: Place) -> Facet:
        values = self._values(fields, place)
        if len(values) < 2:
            self.report(place, "a facet needs two values to tell papers apart", "add values")
        return Facet(
            slug=slug,
            title=self.required(fields, "title", place),
            several=self.flag(fields.get("several"), (*place, "several")),
            values=values,
        )

    def _values(self, fields: Mapping[str, Any], above: Place) -> tuple[FacetValue, ...]:
        place = (*above, "values")
        entries = self._entries(fields.get("values"), place, _VALUE_KEYS, "value", MOST_VALUES)
        return tuple(self._value(*entry) for entry in entries)

    def _value(self, slug: str, fields: Mapping[str, Any], place: Place) -> FacetValue:
        known_problems, here = len(self.problems), (*place, "phrases")
        phrases = self.phrases(fields.get("phrases"), here)
        if not phrases and len(self.problems) == known_problems:
            self.report(here, "a value without phrases", "say what gives it to a paper")
        title = self.required(fields, "title", place)
        return FacetValue(slug=slug, title=title, phrases=phrases)
