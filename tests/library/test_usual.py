"""Which papers are set apart from a list's topics, by an invented list of pots and rivers."""

import pytest

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.assign_topics import Assigner, Assignment
from sitegen.library.paper import Paper
from sitegen.library.usual import file_papers, words_in
from sitegen.text.phrases import Phrase
from tests.factories import paper, topic

POTS = (
    "The glaze of a pot runs in the kiln where clay is fired. Potters wedge clay, throw pots upon "
    "a wheel, trim the foot and dry them slowly. Ash, feldspar and silica melt and cover the "
    "shoulder of each vessel. Temperature, oxygen and time decide the color of the glaze."
)
BIRDS = (
    "Storks cross the strait in August. Thermals lift flocks above mountains while juveniles "
    "follow adults. Feathers, fat and wind decide departure. Satellite tags recorded altitude, "
    "distance and rest in wetlands. Predation near nests lowered survival, whereas landfills fed "
    "many wintering families. A wheel of gulls turned overhead."
)
TAXONOMY = Taxonomy(
    groups=("Systems",),
    topics=(
        topic(
            "clay",
            "Clay",
            phrases=tuple(
                Phrase(text=text, weight=weight)
                for text, weight in [
                    *[("kiln", 4), ("wheel", 4), ("stoneware pot", 4)],
                    *[("clay", 2), ("glaze", 2), ("pot", 1), ("vessel", 1)],
                ]
            ),
        ),
    ),
)


def pots(count: int) -> list[Paper]:
    return [paper(f"A kiln of clay, number {n}", abstract=(POTS,)) for n in range(count)]


def filed(*papers: Paper, among: int = 40) -> list[Assignment]:
    assignments = file_papers(TAXONOMY, [*pots(among), *papers]).assignments
    return [assignments[each.id] for each in papers]


def kinds(assignment: Assignment) -> list[str]:
    return [doubt.kind for doubt in assignment.doubts]


def test_a_word_that_is_there_by_chance_files_no_paper_of_another_field() -> None:
    (birds,) = filed(paper("The wheel of storks", abstract=(BIRDS,)))
    assert birds.primary is None and not birds.uncertain
    assert birds.runner_up and birds.runner_up.topic == "clay"
    assert kinds(birds) == ["alone", "sparse", "strange"]
    assert all(doubt.found < doubt.needed for doubt in birds.doubts)


def test_the_same_word_files_a_paper_that_speaks_as_the_others_do() -> None:
    text = POTS.replace("clay", "matter").replace("glaze", "cover").replace("kiln", "oven")
    (pot,) = filed(paper("A wheel", abstract=(text,)))
    assert pot.primary and pot.primary.topic == "clay"


def test_one_weak_point_makes_a_paper_uncertain_only() -> None:
    (birds,) = filed(paper("A kiln of clay and a glaze, with storks", abstract=(BIRDS + POTS,)))
    assert birds.primary
    (strange,) = filed(
        paper("A kiln, a wheel, a glaze and pots of clay, vessels", abstract=(BIRDS,))
    )
    assert strange.primary and not strange.uncertain
    (fewer,) = filed(paper("A kiln, a wheel and pots", abstract=(BIRDS,)))
    assert fewer.primary and kinds(fewer) == ["strange"]


@pytest.mark.parametrize("among", [0, 28])
def test_among_few_papers_nothing_is_usual_yet(among: int) -> None:
    (birds,) = filed(paper("The wheel of storks", abstract=(BIRDS,)), among=among)
    assert birds.primary
    assert kinds(birds) == []


@pytest.mark.parametrize("text", ["", "Storks cross the strait."])
def test_a_paper_of_few_words_is_judged_by_its_score_alone(text: str) -> None:
    (birds,) = filed(paper("The wheel of storks", abstract=(text,) if text else ()))
    assert birds.primary


def test_a_paper_that_a_source_lists_under_a_topic_stays_there() -> None:
    (birds,) = filed(paper("The wheel of storks", abstract=(BIRDS,), labels=("Clay",)))
    assert birds.primary


def test_what_most_papers_of_a_list_have_is_no_weak_point() -> None:
    """Few phrases, and one of them in most papers: each rests on one word."""
    thin = Taxonomy(groups=("Systems",), topics=(topic(phrases=(Phrase(text="kiln", weight=4),)),))
    papers = [*pots(40), paper("A kiln for storks", abstract=(f"{BIRDS} {POTS[:80]}",))]
    filed = file_papers(thin, papers)
    assert "alone" in filed.usual.common_doubts
    assert all(assignment.primary for assignment in filed.assignments.values())


def test_words_of_unsorted_papers_are_not_usual() -> None:
    others = [
        paper(f"Storks in year {n}", abstract=(BIRDS.replace("wheel", "flock"),)) for n in "abc"
    ]
    (birds, *unsorted) = filed(paper("The wheel of storks", abstract=(BIRDS,)), *others)
    assert {each.primary for each in unsorted} == {None}
    assert birds.primary is None and "strange" in kinds(birds)


def test_papers_that_are_set_apart_do_not_make_the_words_of_another_usual() -> None:
    words = [f"{first}{second}ork" for first in "bdfglmnprst" for second in "aeiou"]
    both, own = (words[:12], words[12:24]), [f"{word}an" for word in words]

    def bird(*of: str) -> Paper:
        return paper(f"The wheel of {of[-1]}", abstract=(" ".join(of),))

    halves = [bird(*both[n % 2], *own[n * 12 : n * 12 + 12]) for n in range(4)]
    whole, *apart = filed(bird(*both[0], *both[1]), *halves)
    assert {each.primary for each in apart} == {None}
    assert whole.primary is None and "strange" in kinds(whole)


def test_a_paper_beside_the_list_is_judged_as_one_on_it() -> None:
    usual = file_papers(TAXONOMY, pots(40)).usual
    title = "The wheel of storks"
    assigned = Assigner(TAXONOMY).assign(title, BIRDS)
    beside = usual.judge(assigned, words_in(title, BIRDS))
    (on_it,) = filed(paper(title, abstract=(BIRDS,)))
    assert beside.primary is None and on_it.primary is None
    assert kinds(beside) == kinds(on_it)


def test_no_list_is_too_small_or_odd() -> None:
    assert file_papers(TAXONOMY, []).assignments == {}
    nothing = [paper(f"On {n}", abstract=()) for n in range(40)]
    assert {a.primary for a in file_papers(TAXONOMY, nothing).assignments.values()} == {None}
    titles = [paper(f"A kiln for {n}", abstract=()) for n in range(40)]
    assert all(a.primary for a in file_papers(TAXONOMY, titles).assignments.values())
