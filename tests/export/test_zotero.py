"""Zotero's rules: what it makes of a value is written here as it was seen to do it.

It reads TeX by a table in which braces, carets and tildes have one spelling each, takes a plus in
COinS for a blank however it is spelled, and keeps each note as a thing of its own below the paper.
"""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export import bibtex, csl, ris
from sitegen.export.coins import context_object
from sitegen.export.page_metadata import citation_meta
from sitegen.facts import KINDS
from sitegen.library.paper import Paper
from sitegen.present.citation import Citation, cite
from tests.export.test_bibtex import FORMULA, without_formula
from tests.factories import ADA, date, library, paper, settings, topic

# A dollar sign is left out, which has no spelling that Zotero reads, and so are lone braces.
MARKS = st.sampled_from([*"abc 9%&#_~^,;'-", "{b}", "{c {d}}"])
TEXTS = st.lists(MARKS, min_size=1).map(lambda parts: " ".join("".join(parts).split()) or "a")


def cited(one: Paper) -> Citation:
    return cite(library([one], topics=[topic(name="Caches, large; small")]), one, settings())


def of_bibtex(value: str) -> str:
    """A value as Zotero shows it; what its table does not have stays as it is."""
    value = FORMULA.sub(lambda formula: without_formula(formula.group()), value)
    value = value.replace("~", "\0").replace("\\\0{}", "~").replace("\\^{}", "^")
    value = value.replace("\0", "\u00a0")
    value = value.replace("\\{", "\x0e").replace("\\}", "\x0f")
    value = re.sub(r"\\([%&#_])", r"\1", value.replace("{}", ""))
    return re.sub(r"[{}]", "", value).replace("\x0e", "{").replace("\x0f", "}")


def field(text: str, name: str) -> str:
    found = re.search(rf"^  {name} = \{{(.*)\}},?$", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1].partition("},\n  ")[0]


@given(TEXTS)
def test_zotero_reads_titles_and_abstracts_of_bibtex_as_they_are(text: str) -> None:
    one = cited(paper(text, abstract=(text,)))
    entry = bibtex.entry(one)
    assert of_bibtex(field(entry, "title")) == one.title
    assert of_bibtex(field(entry, "abstract")) == one.abstract[0]


@given(TEXTS)
def test_zotero_reads_every_part_of_a_reference_in_a_page(text: str) -> None:
    one = cited(paper(text, abstract=(text,)))
    pairs = [pair.partition("=")[::2] for pair in context_object(one).split("&")]
    found = [(name, unquote(re.sub(r"\+|%2[Bb]", " ", value))) for name, value in pairs]
    assert ("rft.title", one.title) in found
    assert ("rft.description", one.abstract[0]) in found
    assert [value for name, value in found if name == "rft.subject"] == ["Caches large small"]
    assert found[-1][0] == "rft.type"  # a title before it is the paper's own


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("known", [True, False])
def test_a_paper_comes_without_notes_of_its_own(kind: str, known: bool) -> None:
    all_of_it = paper(kind=kind, authors=(ADA,), date=date("2024-08-17"), abstract=("Of birds.",))
    one = cited(all_of_it if known else paper(kind=kind, authors_count=7))
    assert not re.search(r"^  (note|annote|annotation) =", bibtex.entry(one), re.MULTILINE)
    assert "N1  - " not in ris.reference(one)
    assert "note" not in csl.item(one)
    assert "z:extra" not in dict(citation_meta(one))


@pytest.mark.parametrize("kind", KINDS)
def test_no_tag_is_split(kind: str) -> None:
    one = cited(paper(kind=kind))
    assert [line for line in ris.reference(one).split("\r\n") if line.startswith("KW")] == [
        "KW  - Caches large small"
    ]
    assert field(bibtex.entry(one), "keywords") == "Caches large small"
