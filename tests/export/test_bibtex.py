"""BibTeX, read back by bibtexparser."""

import re

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry
from hypothesis import given
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from sitegen.export import bibtex
from sitegen.library.paper import Paper
from sitegen.present.citation import cite
from sitegen.text.person import Person
from sitegen.text.prose import typeset
from tests.export.titles import titles
from tests.factories import (
    ADA,
    JAN,
    TEAM,
    date,
    library,
    organization,
    paper,
    settings,
    summarized,
)


def entry(one: Paper) -> str:
    return bibtex.entry(cite(library([one]), one, settings()))


def parsed(text: str) -> Entry:
    text = FORMULA.sub(lambda formula: without_formula(formula.group()), text)
    found = parse_string(text, append_middleware=[LatexDecodingMiddleware(decoder=decoder())])
    assert not found.failed_blocks
    (only,) = found.entries
    return only


FORMULA = re.compile(r"\{\$(?:[_^]\{.\}|\\[A-Za-z]+|[-*])\$\}")
# Every letter and sign that a formula may stand for, by its formula.
_LETTERS = {bibtex._formula(chr(number)): chr(number) for number in range(0x2BFF, 0x36F, -1)}


def without_formula(formula: str) -> str:
    return _LETTERS[formula]


def as_set(text: str) -> str:
    """Some signs share a formula (`∆` and `Δ`): the text with the first that has it."""
    return "".join(_LETTERS.get(bibtex._formula(mark), mark) for mark in text)


def decoder() -> LatexNodes2Text:
    """TeX read back into Unicode; pylatexenc does not know these commands, or not as ASCII."""
    marks = {"textbraceleft": "{", "textbraceright": "}", "~": "~", "^": "^"}
    macros = [MacroTextSpec(name, mark) for name, mark in marks.items()]
    commands = get_default_latex_context_db()
    commands.add_context_category("marks", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=commands, math_mode="verbatim")


def test_every_fact_has_its_field() -> None:
    one = paper(
        date=date("2024-08-17"),
        organization=organization("Acme & Sons"),
        abstract=("First 100%.", "Second."),
    )
    assert entry(one) == (
        f"@misc{{{one.id},\n"
        "  title = {{Sparrow}: A Small Cache},\n"
        "  author = {{Acme \\& Sons}},\n"
        "  year = 2024,\n"
        "  month = aug,\n"
        "  date = {2024-08-17},\n"
        "  abstract = {First 100\\%.\nSecond.},\n"
        "  keywords = {Caches large \\& small},\n"
        f"  url = {{https://example.org/list/{one.url}}}\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("kind", "head", "field"),
    [
        ("article", "@article{", "journal"),
        ("conference", "@inproceedings{", "booktitle"),
        ("chapter", "@incollection{", "booktitle"),
        ("thesis", "@phdthesis{", "school"),
        ("report", "@techreport{", "institution"),
        ("preprint", "@misc{", "howpublished"),
        ("software", "@misc{", "howpublished"),
    ],
)
def test_the_kind_decides_the_type_and_where_the_venue_goes(
    kind: str, head: str, field: str
) -> None:
    text = entry(paper(kind=kind, venue="Nests & Eggs"))
    assert text.startswith(head)
    assert f"  {field} = {{Nests \\& Eggs}},\n" in text


def test_volume_and_pages_stand_below_the_journal() -> None:
    text = entry(paper(kind="article", venue="Nests", volume="12", pages="251-258"))
    assert "  journal = {Nests},\n  volume = {12},\n  pages = {251--258},\n" in text


def test_authors_are_written_as_bibtex_divides_them() -> None:
    one = paper(authors=(JAN, ADA, TEAM, Person(family="Simon and Schuster", given="A, B")))
    assert (
        "  author = {van der Berg, Jr., Jan and Bettong, Ada and {The Quokka Team} "
        "and {Simon and Schuster}, {A, B}},\n"
    ) in entry(one)


def test_a_list_of_authors_that_is_cut_ends_in_others() -> None:
    assert "{Bettong, Ada and others}" in entry(paper(authors=(ADA,), authors_complete=False))


def test_a_paper_on_arxiv_has_its_identifiers() -> None:
    one = paper(arxiv="2401.00001", doi="10.5555/emu_1", labels=("Logic (cs.LO)", "math.GT"))
    fields = parsed(entry(one)).fields_dict
    found = {name: field.value for name, field in fields.items()}
    assert found["eprint"] == "2401.00001"
    assert found["archivePrefix"] == "arXiv"
    assert found["primaryClass"] == "cs.LO"
    assert "  doi = {10.5555/emu_1},\n" in entry(one)
    assert found["url"] == "https://arxiv.org/abs/2401.00001"


def test_a_label_is_no_category_of_a_paper_that_is_not_on_arxiv() -> None:
    assert "primaryClass" not in entry(paper(labels=("cs.LO",)))


def test_what_nobody_is_known_to_have_written_is_sorted_by_its_title() -> None:
    assert "  key = {Sparrow: A Small Cache},\n" in entry(paper())
    assert "key = " not in entry(paper(authors=(ADA,)))


def test_a_summary_of_the_list_is_a_note_that_says_so() -> None:
    text = entry(summarized("One.", "Two."))
    assert "  annote = {The reading list’s own summary: One. Two.},\n" in text
    assert "abstract = " not in text


def test_an_inferred_year_is_only_in_the_note() -> None:
    fields = parsed(entry(paper(date=date(day=(4, 10))))).fields_dict
    assert fields["note"].value == "Listed as Apr 10; the year 2026 is inferred"
    assert not {"year", "month", "date"} & fields.keys()


def test_a_count_of_authors_is_not_an_author() -> None:
    fields = parsed(entry(paper(authors_count=7))).fields_dict
    assert not {"author", "note"} & fields.keys()


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("Fast GPT-4 and LoRA on A100s", "Fast {GPT}-4 and {LoRA} on {A100s}"),
        ("Sparrow: A Small Cache", "{Sparrow}: A Small Cache"),
        ("Parallel-R1: Towards Thought", "{Parallel}-{R1}: Towards Thought"),
        ("Open Models: A Survey", "Open Models: A Survey"),
        ("A small cache for Bayesian learners", "A small cache for {Bayesian} learners"),
        ("A new cache. The second part of it", "A new cache. The second part of it"),
        ("Deep Q-Learning with A Twist", "Deep {Q}-Learning with A Twist"),
        ("The pH of a Pond", "The {pH} of a Pond"),
        ("Running 4bit Models", "Running 4bit Models"),
        ("Layer:Wise Caches for Readers", "Layer:Wise Caches for Readers"),
        # Most long words tell whether a title is in lower case; short ones and the first do not.
        ("Caches with the new and old for Readers", "Caches with the new and old for Readers"),
        ("Caches that keep Bayesian order", "Caches that keep {Bayesian} order"),
        ("Caches keep Bayesian order", "Caches keep {Bayesian} order"),
        # The first word after a break has its capital from its place.
        ("A new cache: Readers may win", "A new cache: Readers may win"),
        ("Can caches learn? Readers may win", "Can caches learn? Readers may win"),
        ("Let caches learn! Readers may win", "Let caches learn! Readers may win"),
        ("A new cache – Readers may win", "A new cache – Readers may win"),
        ("A new cache (Readers may win)", "A new cache (Readers may win)"),
        ("A new cache for “Readers who win”", "A new cache for “Readers who win”"),
    ],
)
def test_names_keep_their_capitals(text: str, protected: str) -> None:
    assert f"  title = {{{protected}}},\n" in entry(paper(text))


def test_greek_and_mathematics_are_formulas_in_what_a_style_prints() -> None:
    one = paper("The τ₂ of 10⁸ Birds ≥ −ℝ", abstract=("Of τ₂.",), venue="Journal of Δ")
    assert "  title = {The {$\\tau$}{$_{2}$} of 10{$^{8}$} Birds {$\\geq$} {$-$}{ℝ}},\n" in entry(
        one
    )
    assert "  journal = {Journal of {$\\Delta$}},\n" in entry(one)
    assert "  abstract = {Of τ₂.},\n" in entry(one)


def test_letters_that_latex_has_are_left_alone() -> None:
    one = paper("Ünïcode – 5° “naïve”", authors=(Person(family="Łoś", given="Đorđe"),))
    assert "  title = {Ünïcode – 5° “naïve”},\n" in entry(one)
    assert "  author = {Łoś, Đorđe},\n" in entry(one)


def test_what_tex_acts_on_is_escaped() -> None:
    assert "  title = {Reading snake\\_case},\n" in entry(paper("Reading snake_case"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("sets {a, {b}} of ~9% or ^", r"sets \{a, \{b\}\} of \~{}9\% or \^{}"),
        ("}{", r"{\textbraceright}{\textbraceleft}"),
        ("{a}} {b", r"\{a\}{\textbraceright} {\textbraceleft}b"),
    ],
)
def test_braces_and_tildes_are_spelled_as_zotero_reads_them(text: str, written: str) -> None:
    assert f"  abstract = {{{written}}},\n" in entry(paper(abstract=(text,)))
    assert f"  title = {{A {{GPT}} {written}}},\n" in entry(paper(f"A GPT {text}"))


def test_an_address_has_nothing_that_bibtex_counts() -> None:
    one = paper()
    text = bibtex.entry(cite(library([one]), one, settings(url="https://example.org/a{b}\\c/")))
    assert f"  url = {{https://example.org/a%7Bb%7D%5Cc/{one.url}}}\n" in text


@given(titles)
def test_a_title_survives(text: str) -> None:
    assert as_set(parsed(entry(paper(text)))["title"]) == as_set(typeset(text))


@given(titles)
def test_no_title_ends_its_entry(text: str) -> None:
    plain = entry(paper("Plain", identifier="plain-000000"))
    both = bibtex.bibliography([entry(paper(text)), plain])
    assert len(parse_string(both).entries) == 2


@given(titles)
def test_braces_are_balanced_as_bibtex_counts_them(text: str) -> None:
    depth = 0
    for mark in entry(paper(text, abstract=(text,))):
        depth += {"{": 1, "}": -1}.get(mark, 0)
        assert depth >= 0
    assert depth == 0
