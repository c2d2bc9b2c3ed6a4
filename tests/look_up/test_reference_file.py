"""The file of accepted answers: what is in it stays, and what is added reads back the same."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.errors import ContentError
from sitegen.look_up.hit import Hit
from sitegen.look_up.reference_file import ReferenceFile, entry, read_reference_file
from sitegen.look_up.verdict import Verdict
from sitegen.look_up.wanted import Question
from sitegen.text.clean import readable
from sitegen.text.dates import YearFrom
from sitegen.text.person import Person, people, people_of_bibtex
from tests.export.test_bibtex import parsed
from tests.export.titles import titles
from tests.factories import date, record

WRITTEN = "@misc{mine, title = {My Own}}\n"
AUTHORS = (
    Person(family="van der Berg", given="Jan", suffix="Jr."),
    Person(family="Finch & Sons Collaboration"),
)
NAMES = (
    "Ada B. Finch",
    "Jan van der Berg Jr.",
    "Zoë O'Wren-Łuk",
    "The Nest Collaboration",
    "Finch, Ada",
    "Jean-Luc De Wren",
    "et al.",
    "others",
)


def hit(**facts: Any) -> Hit:
    given: dict[str, Any] = {
        "arxiv": "2401.00001",
        "title": "Sparrow: A Small Cache",
        "authors": AUTHORS,
        "submitted": date("2024-01-02", by=YearFrom.ARXIV),
        "category": "cs.LG",
    }
    return Hit(**(given | facts))


def verdict(key: str, **facts: Any) -> Verdict:
    return Verdict(question=Question(key=key, known=record()), accepted=hit(**facts))


def keys(text: str) -> Sequence[str]:
    found = parse_string(text)
    assert not found.failed_blocks
    return [each.key for each in found.entries]


def test_a_preprint() -> None:
    assert entry("sparrow-123456", hit()) == (
        "@misc{sparrow-123456,\n"
        "  title = {{Sparrow}: A Small Cache},\n"
        "  author = {van der Berg, Jr., Jan and {Finch \\& Sons Collaboration}},\n"
        "  year = 2024,\n"
        "  month = jan,\n"
        "  date = {2024-01-02},\n"
        "  eprint = {2401.00001},\n"
        "  archivePrefix = {arXiv},\n"
        "  primaryClass = {cs.LG},\n"
        "  url = {https://arxiv.org/abs/2401.00001}\n"
        "}\n"
    )


def test_what_was_published_says_where() -> None:
    text = entry("a", hit(doi="10.1234/nest_5", journal="J. Invented Res. 7 (2025) 1-9"))
    assert text.startswith("@article{a,\n")
    assert "  journal = {J. Invented Res. 7 (2025) 1-9},\n" in text
    assert "  doi = {10.1234/nest_5},\n" in text


def test_what_arxiv_does_not_say_is_not_written() -> None:
    text = entry("a", hit(authors=(), category=""))
    assert not {"author", "primaryClass", "doi", "journal"} & parsed(text).fields_dict.keys()


@given(titles)
def test_text_reads_back_the_same(text: str) -> None:
    found = parsed(entry("arxiv-cs/0112017", hit(title=text, journal=text)))
    assert (found["title"], found["journal"]) == (text, text)
    assert found.key == "arxiv-cs/0112017"


def test_a_build_reads_what_was_accepted() -> None:
    found = hit(doi="10.1234/nest_5", journal="J. Invented Res. 7 (2025) 1-9")
    (read,) = read_dump(_saved(entry("a", found))).records
    assert (read.title, read.arxiv, read.doi) == (found.title, found.arxiv, found.doi)
    assert (read.authors, read.authors_complete) == (found.authors, True)
    assert (read.venue, read.kind, read.abstract) == (found.journal, "article", ())
    assert read.date and read.date.iso == "2024-01-02"


@pytest.mark.parametrize(
    "title",
    [
        "τ-Bench & H₂O: 100% of C# in a_b",
        "Sets {a, b} of 'Straße' -- “quoted” --- and ''so''",
        "Saving $5, or 50$ [sic] (?!)",
        "@inproceedings{key, title = {Other}}",
        "漢字 и λ²",
    ],
)
def test_a_build_reads_a_title_as_it_was(title: str) -> None:
    (read,) = read_dump(_saved(entry("a", hit(title=title)))).records
    assert readable(read.title) == title


def _saved(text: str) -> SavedFile:
    return SavedFile(name="look-up.bib", path="references/look-up.bib", data=text.encode())


def test_more_authors_than_are_named_are_others() -> None:
    text = entry("a", hit(authors=AUTHORS[:1], authors_complete=False))
    assert "  author = {van der Berg, Jr., Jan and others},\n" in text


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5))
def test_names_are_read_as_they_were_written(names: list[str]) -> None:
    authors, is_complete = people(names)
    text = entry("a", hit(authors=authors, authors_complete=is_complete))
    field = parse_string(text).entries[0].get("author")
    assert people_of_bibtex(field.value if field else "et al.") == (authors, is_complete)


@given(titles, titles)
def test_no_name_ends_its_entry(family: str, given_name: str) -> None:
    authors = [Person(family=family, given=given_name), *AUTHORS]
    assert keys(entry("a", hit(authors=authors)) + entry("b", hit())) == ["a", "b"]


def test_what_is_there_is_kept_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "look-up.bib"
    path.write_text(f'% a remark\n@string{{x = "y"}}\n{WRITTEN}\n\n', encoding="utf-8")
    text = read_reference_file(path).with_answers(
        [verdict("z"), verdict("arxiv-1"), verdict("mine")]
    )
    assert text.startswith(f'% a remark\n@string{{x = "y"}}\n{WRITTEN}\n@misc{{arxiv-1,')
    assert keys(text) == ["mine", "arxiv-1", "z"]
    path.write_text(text, encoding="utf-8")
    assert read_reference_file(path).with_answers([verdict("z")]) == text


def test_a_new_file_holds_nothing_but_entries(tmp_path: Path) -> None:
    empty = read_reference_file(tmp_path / "look-up.bib")
    assert empty == ReferenceFile("", frozenset())
    assert empty.with_answers([verdict("b"), verdict("a")]) == (
        f"{entry('a', hit())}\n{entry('b', hit())}"
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"@misc{a, title = {A}}\n\n@misc{b, title = {B\n", id="open"),
        pytest.param(b"@misc{a, title = {A}}\n@misc{\xff}", id="not UTF-8"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "look-up.bib"
    path.write_bytes(data)
    with pytest.raises(ContentError) as refused:
        read_reference_file(path)
    (problem,) = refused.value.problems
    assert (problem.path, problem.line) == (str(path), 3 if b"\n\n" in data else 2)


def test_a_key_that_is_there_twice_breaks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "look-up.bib"
    path.write_text(2 * WRITTEN, encoding="utf-8")
    assert read_reference_file(path).keys == {"mine"}
