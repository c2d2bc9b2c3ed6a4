"""Related papers, and the terms that relate them."""

from sitegen.library.related import relate
from sitegen.text.phrases import Phrase
from tests.factories import ADA, JAN, TEAM, library, paper, topic

LIT = paper("Lantern Caching", abstract=("A lantern relights the cache at night.",))
RELIT = paper("Relighting: Lantern Caching Again", abstract=("The lantern is relit.",))
WET = paper("River Schedules", abstract=("Rivers share one sea.",))
REST = [paper(f"{word} paper", abstract=(f"On {word}s.",)) for word in ("apple", "ladder", "owl")]


def test_papers_that_share_a_rare_phrase_are_related_and_explained_by_it() -> None:
    related = relate(library([LIT, RELIT, WET, *REST]))
    first = related[LIT.id][0]
    assert first.id == RELIT.id
    assert first.terms == ("lantern caching",)
    assert WET.id not in [other.id for other in related[LIT.id]]


def test_a_paper_that_is_like_no_other_has_no_related_ones() -> None:
    assert relate(library([LIT, RELIT, WET, *REST]))[WET.id] == ()


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


def test_a_common_topic_speaks_for_two_papers_and_is_a_reason_where_no_phrase_is() -> None:
    dim = paper("Dim Lantern", abstract=("A dim lantern.",))
    papers = [paper("Bright Lantern", abstract=("A bright lantern.",)), dim, *REST]
    topics = [topic("caches"), topic("rivers", "Rivers"), topic("lamps", "Lamps")]
    one, two = papers[0].id, dim.id
    apart = relate(library(papers, topics=topics, filed={one: ["rivers"], two: ["lamps"]}))
    together = relate(library(papers, topics=topics, filed={one: ["rivers"], two: ["rivers"]}))
    assert apart[one] == ()
    assert [(other.id, other.terms) for other in together[one]] == [(two, ("Rivers",))]


def test_common_authors_speak_for_two_papers_and_are_told() -> None:
    papers = [
        paper(p.title.value, abstract=p.abstract.value, authors=authors)
        for p, authors in ((LIT, (ADA, JAN)), (RELIT, (JAN, ADA)), *((p, (TEAM,)) for p in REST))
    ]
    nobody = relate(library([LIT, RELIT, *REST]))[LIT.id][0]
    related = relate(library(papers))[papers[0].id][0]
    assert related.people == (ADA.name, JAN.name)
    assert related.similarity > nobody.similarity


def test_a_word_that_stands_alone_is_no_reason_unless_it_is_a_name() -> None:
    for title, told in (("Lantern", []), ("vLLM", [("vLLM",)])):
        papers = [paper(title), paper(f"{title}s"), paper("Owl"), paper("Stone")]
        related = relate(library(papers, filed={p.id: [] for p in papers}))
        assert [other.terms for other in related[papers[0].id]] == told


def test_terms_are_shown_as_titles_write_them_most_often() -> None:
    titles = ("Warm Data-Centres", "Datacentre", "A Warm Data-Centre", "Cold data centres")
    papers = [paper(title) for title in (*titles, "Owl", "Stone")]
    related = relate(library(papers))[papers[0].id]
    assert related[0].id == papers[2].id
    assert related[0].terms == ("warm data-centre",)


def test_a_decisive_phrase_of_a_topic_is_a_reason_without_any_title() -> None:
    phrases = (Phrase(text="lamp oil", weight=6.0), Phrase(text="oil lamp", weight=1.0))
    texts = (("Bright Lantern", "It burns lamp oil."), ("Dim Lantern", "Lamp oil is dear."))
    papers = [*(paper(title, abstract=(text,)) for title, text in texts), *REST]
    topics = [topic("lamps", phrases=phrases)]
    related = relate(library(papers, topics=topics))[papers[0].id]
    assert [other.terms for other in related] == [("lamp oil",)]


def test_what_the_sources_list_a_paper_under_relates_nothing() -> None:
    papers = [LIT, RELIT, WET, *REST]
    labels = ("cs.DC", "Lantern caching")
    labeled = [paper(p.title.value, abstract=p.abstract.value, labels=labels) for p in papers]
    assert relate(library(labeled)) == relate(library(papers))
