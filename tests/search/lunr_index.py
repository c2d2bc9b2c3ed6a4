"""What lunr itself would count and score, to hold the index against."""

from collections.abc import Sequence

from lunr.builder import Builder

from sitegen.search.index import AUTHORS_BOOST, K1, TITLE_BOOST, B, Fields


def lunr_builder(fields: Sequence[Fields]) -> Builder:
    """A lunr.py builder holding the terms of each document, which it knows by its number.

    Pipelines are empty and fields are token lists: what a word is, `tokens` alone decides.
    """
    builder = Builder()
    builder.ref("id")
    builder.field("title", boost=TITLE_BOOST)
    builder.field("text")
    builder.field("authors", boost=AUTHORS_BOOST)
    builder.b(B)
    builder.k1(K1)
    for number, field in enumerate(fields):
        title = [term for _, term in field.title]
        terms = {"title": title, "text": field.text.split(), "authors": list(field.authors)}
        builder.add({"id": str(number), **terms})
    return builder
