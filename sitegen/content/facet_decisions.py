"""Facet decisions: the values of facets that the curator gives one paper, against the phrases."""

from collections.abc import Sequence
from typing import Any

from sitegen.content.facets import Facet
from sitegen.content.yaml_file import Place, YamlReader
from sitegen.errors import did_you_mean


def read_facet_decisions(
    reader: YamlReader, value: Any, place: Place, facets: Sequence[Facet] | None
) -> dict[str, tuple[str, ...]]:
    """The slugs of values by that of their facet, as in `{work: [system]}`; an empty list says that
    the paper has none.  Without `facets`, where what is wrong with their file is reported already,
    nothing is read.
    """
    known = {facet.slug: facet for facet in facets or ()}
    decided: dict[str, tuple[str, ...]] = {}
    for slug, values in reader.mapping(value, place, example="a-facet: [a-value]").items():
        if slug in known:
            decided[slug] = _values(reader, values, (*place, slug), known[slug])
        elif facets is not None:
            remedy = did_you_mean(slug, known, "name a slug of facets.yml")
            reader.report((*place, slug), f"there is no facet '{slug}'", remedy)
    return decided


def _values(reader: YamlReader, value: Any, place: Place, facet: Facet) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for index, item in enumerate(reader.items(value, place)):
        here = (*place, index)
        slug = reader.text(item, here)
        if slug in found:
            reader.report(here, f"'{slug}' a second time", "name each value once")
        elif slug in facet.by_slug:
            found[slug] = None
        elif slug is not None:
            remedy = did_you_mean(slug, facet.by_slug, f"use {' or '.join(facet.by_slug)}")
            reader.report(here, f"'{facet.slug}' has no value '{slug}'", remedy)
    if len(found) > 1 and not facet.several:
        reader.report(place, f"{len(found)} values of '{facet.slug}'", "name one")
    return tuple(found)
