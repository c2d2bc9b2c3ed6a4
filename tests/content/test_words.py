"""The section `words` of curation.yml: what it may say, and what is reported."""

import pytest

from sitegen.content.words import NO_WORDS, Words, read_words
from sitegen.content.yaml_file import YamlReader, read_yaml


def read(text: str) -> tuple[Words, list[str]]:
    reader = YamlReader(read_yaml("curation.yml", text))
    words = read_words(reader, reader.file.data, ())
    return words, [str(problem) for problem in reader.problems]


def test_every_kind_of_words() -> None:
    words, problems = read(
        "ignored: [og]\n"
        "articles: [het]\n"
        "kinds: [[survey, oversikt], [dikt]]\n"
        "opposites: [[ebb, flow]]\n"
        "prefixes: [hyper, hypo]\n"
        "abbreviations: {GTN: great tide of Norway}\n"
    )
    assert not problems
    assert words == Words(
        ignored=("og",),
        articles=("het",),
        kinds=(("survey", "oversikt"), ("dikt",)),
        opposites=(("ebb", "flow"),),
        prefixes=("hyper", "hypo"),
        abbreviations=(("GTN", "great tide of Norway"),),
    )


def test_nothing_said() -> None:
    assert read("") == (NO_WORDS, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("nouns: [tide]", "unknown key 'nouns'"),
        ("ignored: og", "expected a list, found text"),
        ("negations: [no]", "expected text, found true or false (put it in quotes)"),
        ("opposites: [ebb]", "not two words (write - [one word, another word])"),
        ("opposites: [[ebb]]", "not two words (write - [one word, another word])"),
        ("kinds: [survey]", "not a list of words (write - [one word, another word])"),
        ("abbreviations: [GTN]", "expected 'key: value' lines, found a list"),
    ],
)
def test_mistakes(text: str, problem: str) -> None:
    _, problems = read(text)
    assert len(problems) == 1
    assert problem in problems[0]
