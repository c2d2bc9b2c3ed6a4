"""A second opinion: what the words of papers say of their topics."""

from collections.abc import Mapping, Sequence
from random import Random

from msgspec.structs import replace

from sitegen.content.curation import Decision
from sitegen.content.lock_file import Lock
from sitegen.content.taxonomy import UNSORTED
from sitegen.library.assign_topics import Doubt
from sitegen.library.history import record_site, update
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.library.second_opinion import (
    Opinion,
    nearest_decided,
    opinion_on,
    second_opinions,
)
from tests.factories import library, paper, topic

SUBJECTS = {
    "kites": "string tail wind frame glide bridle spool updraft sail loft hover gust "
    "meadow ribbon bamboo silk launch drift altitude reel",
    "soups": "onion barley pot simmer ladle broth leek stock season stir spoon bowl "
    "carrot thyme lentil kettle cream parsley salt pepper",
    "clocks": "wheel spring chime pendulum dial gear minute escapement weight hand hour tick "
    "brass tower second strike winding case jewel axle",
}
FILLING = "garden letter window river candle basket ladder button feather table door lamp"
DOUBT = Doubt(kind="little", found=7.0, needed=10.0)


def on(subject: str, title: str, seed: str = "") -> Paper:
    """A paper that says most words of its subject, and some that any paper says."""
    random = Random(title + seed)
    words = [*random.sample(SUBJECTS[subject].split(), 14), *random.sample(FILLING.split(), 4)]
    random.shuffle(words)
    return paper(title, abstract=(f"{' '.join(words)}.",))


def of_subject(subject: str, count: int) -> list[Paper]:
    return [on(subject, f"{subject.title()} {number}") for number in range(count)]


def listed(
    papers: Mapping[str, Sequence[Paper]],
    decided: Mapping[str, str] | None = None,
    lock: Lock | None = None,
) -> Library:
    """A list of papers by the topic that they are filed under."""
    return library(
        [each for group in papers.values() for each in group],
        topics=[topic(slug, slug.title()) for slug in SUBJECTS],
        filed={
            each.id: [slug] if slug != UNSORTED else []
            for slug, group in papers.items()
            for each in group
        },
        decisions={
            identifier: Decision(place=(), topic=slug)
            for identifier, slug in (decided or {}).items()
        },
        lock=lock,
    )


def with_stray(stray: Paper, filed: str = "kites", **said: Mapping[str, str]) -> Library:
    """Ten papers of each subject in their topics, and one more, filed somewhere."""
    papers = {slug: of_subject(slug, 10) for slug in SUBJECTS}
    return listed({**papers, filed: [*papers.get(filed, ()), stray]}, **said)  # type: ignore[arg-type]


STRAY = on("soups", "Lunch")
FOREIGN = paper(
    "Harbors", abstract=(" ".join(f"pier{n} buoy{n} tide{n}" for n in range(9)) + f" {FILLING}",)
)


def test_a_paper_whose_words_are_of_another_topic_is_contradicted() -> None:
    (opinion,) = second_opinions(with_stray(STRAY)).values()
    assert (opinion.paper, opinion.filed, opinion.topic) == (STRAY.id, "kites", "soups")
    assert opinion.verdict == "other"
    assert opinion.likeness > opinion.own + 0.2
    assert all(each.startswith("soups") for each in opinion.neighbors)


def test_a_paper_among_its_like_is_not() -> None:
    of = with_stray(STRAY, "soups")
    assert not second_opinions(of)
    opinion = opinion_on(of, STRAY.id)
    assert opinion
    assert opinion.verdict == "agrees"


def test_a_paper_of_another_field_is_like_no_topic() -> None:
    (opinion,) = second_opinions(with_stray(FOREIGN)).values()
    assert opinion.verdict == "none"
    assert max(opinion.own, opinion.likeness) < opinion.usual / 2


def test_what_the_curator_decided_is_contradicted_only_if_asked() -> None:
    of = with_stray(STRAY, decided={STRAY.id: "kites"})
    assert not second_opinions(of)
    opinion = opinion_on(of, STRAY.id)
    assert opinion
    assert (opinion.verdict, opinion.topic) == ("other", "soups")


def test_an_unsorted_paper_is_not_flagged_and_may_be_asked_about() -> None:
    of = with_stray(STRAY, UNSORTED)
    assert not second_opinions(of)
    opinion = opinion_on(of, STRAY.id)
    assert opinion
    assert (opinion.filed, opinion.topic, opinion.verdict) == (UNSORTED, "soups", "other")


def test_what_is_new_does_not_confirm_itself() -> None:
    """Nine new papers of one subject in a wrong topic: the published ones outweigh them."""
    published = {slug: of_subject(slug, 10) for slug in SUBJECTS}
    every = [each for group in published.values() for each in group]
    under = {each.id: [slug] for slug, group in published.items() for each in group}
    before = record_site(update(Lock(), every, "2026-01-15"), (), under, {*SUBJECTS})
    new = [on("soups", f"Lunch {number}") for number in range(9)]
    after = {**published, "kites": [*published["kites"], *new]}
    lock = update(before, [*every, *new], "2026-04-15")
    assert {each.id for each in new} <= {*second_opinions(listed(after, lock=lock))}


def test_few_papers_and_few_words_contradict_nobody() -> None:
    few = {slug: of_subject(slug, 2) for slug in SUBJECTS}
    assert not second_opinions(listed({**few, "kites": [*few["kites"], STRAY]}))
    assert not second_opinions(with_stray(paper("Onion and barley, a broth in a pot")))
    assert not second_opinions(listed({"kites": [STRAY]}))
    assert opinion_on(listed({"kites": [STRAY]}), STRAY.id) is None
    assert not second_opinions(library([]))


def test_a_paper_alone_in_its_topic_is_contradicted_by_much_alone() -> None:
    papers = {"soups": of_subject("soups", 12), "clocks": of_subject("clocks", 12)}
    assert not second_opinions(listed({**papers, "kites": [on("kites", "Alone")]}))


def test_a_paper_without_words_has_no_opinion() -> None:
    of = with_stray(paper("Of the", abstract=()))
    assert not second_opinions(of)
    (bare,) = (each.id for each in of.papers.values() if each.title.value == "Of the")
    assert opinion_on(of, bare) is None
    assert nearest_decided(of, bare, 3) == ()


def test_opinions_do_not_depend_on_the_order_of_the_papers() -> None:
    """What sums give in another order is the same in every digit that is told."""
    papers = {slug: of_subject(slug, 10) for slug in SUBJECTS} | {UNSORTED: [FOREIGN]}
    papers["kites"].append(STRAY)
    backwards = {slug: group[::-1] for slug, group in reversed(papers.items())}
    first, second = (_all_opinions(listed(each)) for each in (papers, backwards))
    assert first == second


def _all_opinions(of: Library) -> dict[str, Opinion | None]:
    return {each: opinion_on(of, each) for each in of.papers}


def test_neighbors_are_in_no_doubt() -> None:
    of = with_stray(STRAY)
    first = nearest_decided(of, STRAY.id, 1)[0]
    doubted = of.paper_topics[first]
    topics = {
        **of.paper_topics,
        first: replace(doubted, assignment=replace(doubted.assignment, doubts=(DOUBT,))),
    }
    assert first not in nearest_decided(replace(of, paper_topics=topics), STRAY.id, 30)
