"""Papers filed again after an edit are where the edited taxonomy puts them."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.assign_topics import Assigner
from sitegen.library.filing import Edit, Filing, topic_of
from sitegen.text.phrases import Phrase
from tests.filed import Topics, filed

WORDS = ["tea", "pot", "clay", "leaf"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
PHRASES = st.lists(st.sampled_from([*WORDS, "…"]), min_size=1, max_size=3).map(
    lambda words: " ".join(words).strip("… ") or "tea"
)
WEIGHTS = st.sampled_from([6.0, 4.0, 2.0, 1.0, -4.0])
TOPICS = st.fixed_dictionaries(
    {slug: st.dictionaries(PHRASES, WEIGHTS, max_size=4) for slug in ("drinks", "crafts", "plants")}
)


def edited(taxonomy: Taxonomy, edit: Edit) -> Taxonomy:
    topics = []
    for topic in taxonomy.topics:
        phrases = topic.phrases
        if topic.slug == edit.topic:
            phrases = tuple(phrase for phrase in phrases if phrase.text != edit.phrase)
            if edit.weight is not None:
                phrases = (*phrases, Phrase(text=edit.phrase, weight=edit.weight))
        topics.append(replace(topic, phrases=phrases))
    return replace(taxonomy, topics=tuple(topics))


@given(TOPICS, TEXTS, TEXTS, PHRASES, WEIGHTS | st.none())
def test_an_edit_does_what_the_edited_taxonomy_does(
    topics: Topics, title: str, abstract: str, phrase: str, weight: float | None
) -> None:
    library = filed(topics, {title: abstract})
    edit = Edit(topic="crafts", phrase=phrase, weight=weight)
    result = Filing(library).with_edits([title], [edit])[title]
    paper = library.papers[title]
    expected = Assigner(edited(library.taxonomy, edit)).assign(paper.title.value, paper.text)
    assert topic_of(result) == topic_of(expected)
    assert [p.score for p in (result.primary, result.runner_up) if p] == [
        p.score for p in (expected.primary, expected.runner_up) if p
    ]


def test_what_the_phrases_say_is_known_of_decided_papers_too() -> None:
    library = filed({"tea": {"teapot": 6}, "clay": {}}, {"A Teapot": "."}, {"A Teapot": "clay"})
    assert topic_of(Filing(library).said["A Teapot"]) == "tea"


def test_phrases_are_found_inside_longer_ones_too() -> None:
    library = filed(
        {"tea": {"green tea": 4, "coffee": -4}, "clay": {"tea": 1, "kiln": 1}},
        {"Green Tea": "No coffee."},
    )
    found = {each.phrase.text: each.holds_back for each in Filing(library).found["Green Tea"]}
    assert found == {"green tea": {"clay": 5}, "tea": {}, "coffee": {"tea": 20}}


def test_any_phrases_are_looked_for() -> None:
    library = filed({"tea": {"tea": 1}}, {"Green Tea": "", "Clay": "of old pots"})
    found = Filing(library).look_for(["green … tea", "pot", "kiln"])
    assert found == {"green … tea": ["Green Tea"], "pot": ["Clay"], "kiln": []}
