"""What is said of a glossary that cannot be read as it was meant."""

import pytest

from sitegen.content.glossary import MOST_WORDS, TermsFile, read_glossary
from sitegen.content.yaml_file import read_yaml

GOOD = """\
- term: KV cache
  also: [key-value cache]
  text: What is kept.
  read: caches
"""


def read(text: str) -> tuple[TermsFile, list[str]]:
    written, problems = read_glossary(read_yaml("glossary.yml", text))
    return written, list(map(str, problems))


def test_a_term_has_other_names_a_text_and_something_to_read() -> None:
    written, problems = read(GOOD)
    (term,) = written.terms
    assert (term.name, term.others) == ("KV cache", ("key-value cache",))
    assert (term.text, term.read) == ("What is kept.", "caches")
    assert problems == []


def test_no_file_is_no_mistake() -> None:
    written, problems = read("")
    assert (written.terms, problems) == ((), [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("  alias: [x]", "glossary.yml:5:3: unknown key 'alias' (did you mean 'also'?)"),
        ("- term: KV-cache\n  text: A.", "glossary.yml:5:3: 'KV-cache' is 'KV cache' again"),
        (
            "- term: Other\n  also: [KV Caches]\n  text: A.",
            "glossary.yml:6:10: 'KV Caches' is 'KV cache' again, the name of another term "
            "(leave it to one of the two terms)",
        ),
        ("- term: '…'\n  text: A.", "glossary.yml:5:3: there is no word in '…'"),
        ("- text: A.", "glossary.yml:5:3: 'term' is missing (add 'term: …')"),
        ("- term: Other", "glossary.yml:5:3: 'text' is missing (add 'text: …')"),
        ("- term: Other\n  text: A.\n  read:", "glossary.yml:7:3: 'read' is empty"),
        ("- Other", "glossary.yml:5:3: expected 'key: value' lines, found text"),
        (
            f"- term: Other\n  text: {'word ' * (MOST_WORDS + 1)}",
            "glossary.yml:6:3: a text of 61 words, but it is shown beside the line that is read "
            "(say it in one or two sentences of at most 60 words)",
        ),
    ],
)
def test_a_mistake_has_its_place_and_a_remedy(lines: str, expected: str) -> None:
    written, problems = read(f"{GOOD}{lines}\n")
    assert [problem for problem in problems if problem.startswith(expected)], problems
    assert len(problems) == 1
    assert written.terms[0].name == "KV cache"


def test_what_is_no_list_is_said_once() -> None:
    assert read("term: KV cache")[1] == [
        "glossary.yml:1:1: expected a list, found 'key: value' lines (start each with '- ')"
    ]


def test_a_name_twice_in_one_term_does_no_harm() -> None:
    text = GOOD.replace("key-value cache", "KV caches")
    written, problems = read_glossary(read_yaml("glossary.yml", text))
    assert written.terms[0].others == ()
    assert [problem.severity for problem in problems] == ["notice"]
