"""Which terms a person would name to say what two papers have in common."""

from collections import Counter

import pytest

from sitegen.library.subject_terms import Term, as_written, terms_of
from sitegen.library.telling_terms import TellingTerms

TITLES = ("Pipeline Parallelism", "Better Pipeline", "Training Large Nets", "vLLM on GPUs", "KV")
# In none of the titles are words of one text next to words of another.
TEXTS = (
    *(f"{title}. And again, {title}." for title in TITLES * 2),
    *("Training, then large." for _ in range(9)),
    *("A pipeline here, parallelism there." for _ in range(2)),
    *(f"On owl {number}." for number in range(39)),
)


def written(*titles: str) -> dict[str, Term]:
    return as_written(titles, {term for title in titles for term in terms_of(title)})


def telling(decisive: frozenset[str] = frozenset()) -> frozenset[str]:
    terms = written(*TITLES)
    frequency = Counter(term for text in TEXTS for term in {*terms_of(text)} if term in terms)
    return TellingTerms(terms=terms, frequency=frequency, papers=len(TEXTS), decisive=decisive).all


@pytest.mark.parametrize(
    ("term", "tells"),
    [
        ("pipelineparallelism", True),
        ("vllm", True),
        ("pipeline", False),  # a word that is no name
        ("betterpipeline", False),  # says how, not what
        ("traininglarge", False),  # mostly apart
        ("kv", False),  # too short for a name
    ],
)
def test_a_phrase_or_a_name_tells_what_two_papers_share(term: str, tells: bool) -> None:
    assert (term in telling()) is tells


def test_what_the_curator_calls_decisive_needs_no_proof() -> None:
    assert "betterpipeline" in telling(frozenset({"betterpipeline"}))
    assert "pipeline" not in telling(frozenset({"pipeline"}))


def test_a_word_that_the_curator_gives_most_weight_needs_no_other() -> None:
    terms = written(*TITLES)
    found = TellingTerms(
        terms=terms,
        frequency=dict.fromkeys(terms, 3),
        papers=100,
        decisive=frozenset({"pipeline", "better"}),
        subjects=frozenset({"pipeline"}),
    )
    assert "pipeline" in found.all
    assert "better" not in found.all


def test_a_name_tells_as_an_acronym_does() -> None:
    terms = written("Dust of the Vostok cores", "Cores from Vostok and their dust")
    frequency = dict.fromkeys(terms, 2)
    found = TellingTerms(terms=terms, frequency=frequency, papers=100, decisive=frozenset())
    assert "vostok" in found.all
    assert "dust" not in found.all


def test_what_many_papers_have_tells_nothing_of_two() -> None:
    terms = written(*["Pipeline Parallelism"] * 30)
    for papers, tells in ((1000, True), (100, False)):
        found = TellingTerms(
            terms=terms,
            frequency=dict.fromkeys(terms, 30),
            papers=papers,
            decisive=frozenset(),
        )
        assert ("pipelineparallelism" in found.all) is tells
