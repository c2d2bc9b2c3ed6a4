"""What each phrase finds and decides is what taking it away shows."""

from hypothesis import given
from msgspec.structs import replace

from sitegen.library.filing import Edit, filing, topic_of
from sitegen.library.library import Library, PaperTopics
from sitegen.library.phrase_use import PhraseUse, phrase_uses
from sitegen.library.usual import Usual, words_in
from tests.filed import Topics, filed
from tests.library.test_filing import TEXTS, TOPICS


def uses(topics: Topics, **papers: str) -> dict[str, PhraseUse]:
    return {use.phrase: use for use in phrase_uses(filed(topics, papers))}


@given(TOPICS, TEXTS, TEXTS)
def test_a_phrase_decides_what_goes_elsewhere_without_it(
    topics: Topics, title: str, abstract: str
) -> None:
    _assert_decides(filed(topics, {title: abstract}), title)


TREES = "alder birch cedar elm fir hazel juniper larch maple oak pine rowan spruce willow"
OF_OTHERS = Usual(papers=frozenset(map(str, range(30))), density=2.5, known=1.0)


@given(TOPICS, TEXTS, TEXTS)
def test_so_does_a_phrase_without_which_a_paper_is_set_apart(
    topics: Topics, title: str, abstract: str
) -> None:
    library = filed(topics, {title: f"{abstract} {TREES}"})
    paper = library.papers[title]
    words = words_in(paper.title.value, paper.text)
    judged = OF_OTHERS.judge(library.paper_topics[title].assignment, words)
    topics_of = {title: PaperTopics(assignment=judged)}
    _assert_decides(replace(library, usual=OF_OTHERS, paper_topics=topics_of), title)


def _assert_decides(library: Library, title: str) -> None:
    filed_so = filing(library)
    for use in phrase_uses(library):
        edit = Edit(topic=use.topic, phrase=use.phrase, weight=None)
        after = filed_so.with_edits([title], [edit])[title]
        moves = topic_of(after) != topic_of(filed_so.said[title])
        assert use.decides == ((title,) if moves else ())


def test_a_phrase_is_told_with_the_papers_it_counts_in() -> None:
    found = uses(
        {"tea": {"green tea": 4, "tea": 2, "coffee": -4, "samovar": 4}, "clay": {"tea": 1}},
        Tea="green tea and a little coffee",
    )
    assert (found["green tea"].title, found["green tea"].abstract) == ((), ("Tea",))
    assert found["green tea"].level == "decisive"
    assert found["coffee"].abstract == ("Tea",)
    assert found["samovar"].is_dead
    assert not found["coffee"].is_dead


def test_a_phrase_only_inside_longer_ones_counts_nowhere_and_is_not_dead() -> None:
    use = uses({"tea": {"green tea": 4, "tea": 2}}, Drinks="green tea")["tea"]
    assert (use.counts_in, use.hidden, use.is_dead) == (0, ("Drinks",), False)


def test_a_decided_paper_is_decided_by_no_phrase() -> None:
    papers = {"A Teapot": "."}
    (use,) = phrase_uses(filed({"tea": {"teapot": 6}}, papers))
    assert use.decides == ("A Teapot",)
    (use,) = phrase_uses(filed({"tea": {"teapot": 6}}, papers, {"A Teapot": "tea"}))
    assert use.decides == ()


def test_a_phrase_of_two_topics_is_told_unless_it_speaks_against_one() -> None:
    topics = {"tea": {"pot": 2}, "clay": {"pots": 2}, "iron": {"Pot": -4}}
    (tea, clay, iron) = phrase_uses(filed(topics, {}))
    assert (tea.also_in, clay.also_in, iron.also_in) == (("clay",), ("tea",), ())


def test_a_phrase_is_needless_where_another_one_of_its_topic_always_counts() -> None:
    found = uses({"tea": {"filter*": 2, "filtering": 2, "filtered": 4, "filter … bag": 1}})
    assert {text: use.instead for text, use in found.items() if use.instead} == {
        "filtering": "filter*"
    }
