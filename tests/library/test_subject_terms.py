"""The terms of a text: words and runs of words, however they are joined."""

import pytest

from sitegen.library.subject_terms import Term, as_written, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Data-centers", {"datacenter"}),
        ("Data centers", {"data", "center", "datacenter"}),
        ("Mixture of Experts", {"mixture", "expert", "mixtureofexpert"}),
        ("the mixture of the experts", {"mixture", "expert"}),
        ("of lamps of", {"lamp"}),
        ("", set()),
    ],
)
def test_terms_are_words_and_runs_that_nothing_interrupts(text: str, terms: set[str]) -> None:
    assert set(terms_of(text)) == terms


def test_no_run_is_longer_than_four_words() -> None:
    terms = terms_of("amber birch cedar dogwood elm")
    assert "amberbirchcedardogwood" in terms
    assert not [term for term in terms if term.startswith("amber") and term.endswith("elm")]


def test_a_text_and_how_it_is_written_have_the_same_terms() -> None:
    for title in ("Mixture-of-Experts LLMs: a Survey of Sparse Models", "Of A and B", "A* search"):
        terms = {*terms_of(title)}
        assert as_written([title], terms).keys() == terms


def test_names_keep_their_capitals_where_titles_are_sentences() -> None:
    texts = [
        "Cores from the Dome of Vostok and the dust in them",
        "Vostok dust: A record of winds",
        "Dust over the dome, and under a dome",
    ]
    terms = as_written(texts, {"vostok", "dust", "dome", "record"})
    assert {key: term.written for key, term in terms.items()} == {
        "vostok": "Vostok",
        "dust": "dust",
        "dome": "dome",
        "record": "record",
    }


def test_headlines_do_not_tell_names() -> None:
    texts = ["The Dust of Vostok", "Winds Over Vostok", "Of winds that blow over Vostok"]
    assert as_written(texts, {"vostok"})["vostok"].written == "vostok"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Die Gletscher der Alpen", {"gletscher", "alpen"}),
        ("Recherches sur les glaciers", {"recherch", "glacier"}),
        ("When cells die by themselves", {"cell", "die"}),
    ],
)
def test_small_words_of_other_languages_are_no_terms(text: str, terms: set[str]) -> None:
    found = {*terms_of(text)}
    assert terms <= found
    assert found.isdisjoint({"der", "sur", "le", "les", "diegletscher", "surle"})
    assert ("die" in found) == ("die" in terms)


def test_a_term_is_written_as_most_texts_write_it() -> None:
    texts = ["Chain-of-Thought LLMs", "Chain of Thought", "The chain of thought"]
    terms = as_written(texts, {"chainofthought", "llm"})
    assert terms.keys() == {"chainofthought", "llm"}
    assert terms["chainofthought"] == Term(
        written="chain of thought", words=("chain", "of", "thought"), texts=3
    )
    assert terms["llm"] == Term(written="LLMs", words=("llm",), texts=1)
