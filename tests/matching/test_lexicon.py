"""The words that come with the program, and those that a curator adds."""

from importlib.resources import files

import pytest

from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS, Words, read_words
from sitegen.content.yaml_file import YamlReader, read_yaml
from sitegen.matching.cluster import match
from sitegen.matching.lexicon import Lexicon
from sitegen.text.titles import parse_title

LEXICON = Lexicon(NO_WORDS)


def test_the_file_of_words_reads_as_a_curator_s_section_does() -> None:
    text = (files("sitegen.matching") / "words.yml").read_text("utf-8")
    reader = YamlReader(read_yaml("words.yml", text))
    words = read_words(reader, reader.file.data, ())
    assert not reader.problems
    assert all(getattr(words, name) for name in Words.__struct_fields__)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hypertension", "hypotension"),
        ("underweight", "overweight"),
        ("inpatient", "outpatient"),
        ("preoperative", "postoperative"),
        ("microeconomic", "macroeconomic"),
        ("monolingual", "multilingual"),
        ("tachycardia", "bradycardia"),
        ("intracellular", "extracellular"),
        ("homozygous", "heterozygous"),
        ("aerobic", "anaerobic"),
        ("afferent", "efferent"),
        ("upper", "lower"),
        ("rat", "mouse"),
    ],
)
def test_opposites(one: str, other: str) -> None:
    assert LEXICON.are_opposites(one, other)
    assert LEXICON.are_opposites(other, one)


@pytest.mark.parametrize(("one", "other"), [("adaptive", "addaptive"), ("pressure", "pleasure")])
def test_no_opposites(one: str, other: str) -> None:
    assert not LEXICON.are_opposites(one, other)


@pytest.mark.parametrize(
    "title",
    [
        "Editorial",
        "Book Reviews",
        "Guest Editors’ Introduction",
        "Letters to the Editor",
        "Introduction to the Special Issue, Part 2",
        "Table of Contents",
        "In Memoriam",
        "Buchbesprechungen",
        "Comptes rendus",
        "Reseñas de libros",
    ],
)
def test_generic_titles(title: str) -> None:
    assert LEXICON.is_generic(parse_title(title).words)


@pytest.mark.parametrize(
    "title", ["Sparrows: A Review", "GPT-4", "1984", "The Book of Sparrows", "X"]
)
def test_titles_of_one_paper(title: str) -> None:
    assert not LEXICON.is_generic(parse_title(title).words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Tides of Spain", "Tides of Spain"),
        ("Die Geschichte der Gezeiten", "Geschichte der Gezeiten"),
        ("Le Rouge et le Noir", "Rouge et Noir"),
        ("L'analyse des marées", "Analyse des marées"),
        ("La historia de las mareas", "Historia de las mareas"),
        ("El arte moderno", "Arte moderno"),
    ],
)
def test_articles_say_nothing(one: str, other: str) -> None:
    assert are_one(one, other)


def test_an_english_word_is_no_article() -> None:
    assert not are_one("Why Sparrows Die", "Why Sparrows")


@pytest.mark.parametrize(
    ("one", "other", "added"),
    [
        ("Ebb Tides in Norway", "Flow Tides in Norway", Words(opposites=(("ebb", "flow"),))),
        ("Proteinfreie Tage im Meer", "Proteinreiche Tage im Meer", Words(prefixes=("protein",))),
        ("Sparrows of Norway, Palinode", "Sparrows of Norway", Words(answers=("palinode",))),
        ("Waterfowl Notices", "Waterfowl Notices", Words(generic=("waterfowl", "notice"))),
    ],
)
def test_a_curator_s_words_part(one: str, other: str, added: Words) -> None:
    assert not are_one(one, other, added)


@pytest.mark.parametrize(
    ("one", "other", "added"),
    [
        ("Og Tides in Norway", "Tides in Norway", Words(ignored=("og",))),
        ("Tides in Norway", "Tides in Norway: Særtryk", Words(editions=("Særtryk",))),
        (
            "The GTN of Norway",
            "The Great Tide of Norway",
            Words(abbreviations=(("GTN", "great tide"),)),
        ),
    ],
)
def test_a_curator_s_words_join(one: str, other: str, added: Words) -> None:
    assert not are_one(one, other)
    assert are_one(one, other, added)


def are_one(one: str, other: str, added: Words = NO_WORDS) -> bool:
    records = [Record(dump="a.txt", lines=(1,), title=title) for title in (one, other)]
    return len(match(records, words=added).clusters) == 1
