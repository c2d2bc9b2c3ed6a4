"""The reasons that are told: the weightiest first, each once."""

from sitegen.library.shared_terms import SharedTerms
from sitegen.library.subject_terms import as_written, terms_of

TITLES = (
    *("Neural Architecture Search", "Mixture-of-Experts", "MoE"),
    *("Lamp Oil", "Oil Trade", "Owl Eye"),
)
TERMS = as_written(TITLES, {term for title in TITLES for term in terms_of(title)})


def shared(**weights: float) -> list[str]:
    """What two papers share that both have the terms with these weights."""
    return [*SharedTerms(TERMS, TERMS.keys()).of(weights, weights)]


def test_the_weightiest_come_first_and_three_at_most() -> None:
    found = shared(owleye=0.2, lampoil=0.5, mixtureofexpert=0.4, neuralarchitecturesearch=0.1)
    assert found == ["lamp oil", "mixture-of-experts", "owl eye"]


def test_a_part_of_a_longer_term_is_not_told() -> None:
    assert shared(architecturesearch=0.9, neuralarchitecturesearch=0.1, neural=0.5) == [
        "neural architecture search"
    ]


def test_an_acronym_is_not_told_beside_what_it_is_short_for() -> None:
    assert shared(moe=0.9, mixtureofexpert=0.1) == ["mixture-of-experts"]
    assert shared(moe=0.9) == ["MoE"]


def test_no_word_is_told_twice() -> None:
    assert shared(lampoil=0.5, oiltrade=0.4) == ["lamp oil"]


def test_what_is_not_telling_or_not_shared_is_not_told() -> None:
    reasons = SharedTerms(TERMS, {"lampoil", "owleye"})
    assert [
        *reasons.of({"moe": 1.0, "lampoil": 0.5, "owleye": 0.5}, {"moe": 1.0, "owleye": 0.5})
    ] == ["owl eye"]


def test_a_name_that_other_letters_begin_with_is_told() -> None:
    titles = ("RAG", "Ragged Tensors")
    terms = as_written(titles, {term for title in titles for term in terms_of(title)})
    both = dict.fromkeys(("rag", "raggedtensor"), 0.5)
    assert {*SharedTerms(terms, terms.keys()).of(both, both)} == {"RAG", "ragged tensors"}
