"""Related papers, and the terms that relate them."""

from sitegen.library.related import relate
from tests.factories import library, paper, topic

LIT = paper("Lantern Caching", abstract=("A lantern relights the cache at night.",))
RELIT = paper("Relighting: Lantern Caching Again", abstract=("The lantern is relit.",))
WET = paper("River Schedules", abstract=("Rivers share one sea.",))
REST = [paper(f"{word} paper", abstract=(f"On {word}s.",)) for word in ("apple", "ladder", "owl")]


def test_papers_that_share_rare_words_are_related_and_explained_by_them() -> None:
    related = relate(library([LIT, RELIT, WET, *REST]))
    first = related[LIT.id][0]
    assert first.id == RELIT.id
    assert first.similarity > 0
    assert any("lantern" in term for term in first.terms)
    assert WET.id not in [other.id for other in related[LIT.id]]


def test_no_paper_is_related_to_itself_and_at_most_five_are() -> None:
    many = [paper(f"Lantern caching number {word}") for word in ("one", "two", "three", "four")]
    related = relate(library([LIT, RELIT, WET, *REST, *many]))
    for identifier, others in related.items():
        assert identifier not in [other.id for other in others]
        assert len(others) <= 5
        similarities = [other.similarity for other in others]
        assert similarities == sorted(similarities, reverse=True)


def test_the_order_of_papers_does_not_matter() -> None:
    papers = [LIT, RELIT, WET, *REST]
    assert relate(library(papers)) == relate(library(papers[::-1]))


def test_lists_of_one_paper_and_of_none() -> None:
    assert relate(library([LIT])) == {LIT.id: ()}
    assert relate(library([])) == {}


def test_a_common_topic_speaks_for_two_papers() -> None:
    papers, topics = [LIT, RELIT, *REST], [topic("caches"), topic("rivers")]
    filed = {LIT.id: ["rivers"]}
    apart = library(papers, topics=topics, filed=filed)
    together = library(papers, topics=topics, filed={**filed, RELIT.id: ["rivers"]})
    assert relate(together)[LIT.id][0].similarity > relate(apart)[LIT.id][0].similarity


def test_a_term_of_a_quarter_of_the_papers_relates_and_one_of_more_does_not() -> None:
    """Of a short list, of four papers."""
    names = ("apple", "ladder", "owl", "river", "stone")
    four = [paper(f"Lantern {name}", abstract=("",)) for name in names[:4]]
    assert all(relate(library([*four, *REST[:1]])).values())
    five = [*four, paper(f"Lantern {names[4]}", abstract=("",))]
    assert not any(relate(library(five)).values())


def test_a_unique_term_relates_nothing() -> None:
    papers = [paper("Lantern"), paper("Lanterns"), paper("Owl")]
    assert [other.terms for other in relate(library(papers))[papers[0].id]] == [("lantern",)]
    assert relate(library(papers))[papers[2].id] == ()


def test_terms_are_shown_as_titles_write_them_most_often() -> None:
    papers = [
        paper(title) for title in ("LLMs in Data-Centres", "Datacentre LLMs", "Data-centres", "Owl")
    ]
    related = relate(library(papers))[papers[0].id]
    assert related[0].id == papers[1].id
    assert set(related[0].terms) == {"LLMs", "data-centres"}


def test_what_the_sources_list_a_paper_under_relates_nothing() -> None:
    papers = [LIT, RELIT, WET, *REST]
    labels = ("cs.DC", "Lantern caching")
    labeled = [paper(p.title.value, abstract=p.abstract.value, labels=labels) for p in papers]
    assert relate(library(labeled)) == relate(library(papers))
