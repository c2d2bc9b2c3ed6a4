"""Where papers belong, by invented taxonomies; the bundled one is measured in tests/bench."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.taxonomy import Taxonomy, Topic
from sitegen.content.topics_file import read_taxonomy
from sitegen.content.yaml_file import read_yaml
from sitegen.library.assign_topics import Assigner, Assignment, Doubt, besides_a_word
from sitegen.library.labels import Label
from sitegen.text.phrases import Phrase
from tests.bench.topics import papers
from tests.corpus import BUNDLED, TOPICS

Weights = Mapping[str, Mapping[str, float]]  # by topic, of each phrase


def assign(
    topics: Weights,
    title: str,
    abstract: str = "",
    *,
    named: Mapping[str, Sequence[str]] | None = None,
    listed: Sequence[tuple[str, str]] = (),
) -> Assignment:
    """`named` are the labels of each topic, `listed` those of the paper with their files."""
    taxonomy = Taxonomy(
        groups=("All",),
        topics=tuple(
            Topic(
                slug=slug,
                name=slug.title(),
                group="All",
                scope="",
                introduction="",
                phrases=tuple(Phrase(text=text, weight=weight) for text, weight in phrases.items()),
                labels=tuple((named or {}).get(slug, ())),
            )
            for slug, phrases in topics.items()
        ),
    )
    return Assigner(taxonomy).assign(title, abstract, [Label(*each) for each in listed])


def primary(topics: Weights, title: str, abstract: str = "") -> str | None:
    chosen = assign(topics, title, abstract).primary
    return chosen.topic if chosen else None


def test_a_title_names_the_subject_and_an_abstract_its_tools() -> None:
    topics = {"tea": {"teapot": 2}, "clay": {"kiln": 2}}
    assert primary(topics, "Better teapots", "We fire them in a kiln; a new kiln.") == "tea"


@pytest.mark.parametrize("means", ["through", "using", "via", "with", "With"])
def test_what_follows_a_word_of_means_in_a_title_is_a_tool(means: str) -> None:
    topics = {"clay": {"kiln": 3}, "tea": {"teapot": 2}}
    assert primary(topics, f"Better teapots {means} a kiln") == "tea"
    assert primary(topics, f"Teapots and a kiln {means} love") == "clay"
    assert primary(topics, f"Shelves {means} teapots for a kiln") == "clay"


def test_a_tool_is_one_only_within_its_part_of_the_title() -> None:
    topics = {"clay": {"kiln": 3}, "tea": {"teapot": 2}}
    assert primary(topics, "Working with Fire: The Kiln and the Teapot") == "clay"
    assert primary(topics, "Using Kilns for Teapots") == "clay"
    assert primary(topics, "Teapots with Kilns: A Kiln Primer") == "clay"


def test_phrases_of_a_topic_fade_in_an_abstract_but_not_those_against_it() -> None:
    topics = {"tea": {"leaf": 1, "tea": 10, "teapot": 5, "iron": -3, "coffee": -3}}
    result = assign(topics, "", "leaf, tea, teapot, iron, coffee")
    assert result.primary
    assert [reason.weight for reason in result.primary.reasons] == pytest.approx(
        [10, 5 * 0.8, 1 * 0.8**2, -3, -3]
    )


def test_mentions_count_up_to_a_limit() -> None:
    scores = [
        placement.score
        for times in (1, 2, 3, 4)
        if (placement := assign({"clay": {"kiln": 4}}, "", "kiln " * times).primary)
    ]
    assert scores == [4, 6, 8, 8]


def test_inside_a_longer_phrase_a_phrase_does_not_count() -> None:
    topics = {"laws": {"scaling law": 4}, "thinking": {"test-time scaling law": 2}}
    assert primary(topics, "A test-time scaling law") == "thinking"
    assert primary(topics, "A scaling law") == "laws"


def test_a_phrase_against_a_topic_always_counts_and_hides_nothing() -> None:
    topics = {"tea": {"big flower pot": 4, "flower pot": -3}, "garden": {"pot": 2}}
    result = assign(topics, "A pot, and a big flower pot")
    assert result.primary
    assert (result.primary.topic, result.primary.score) == ("garden", 6)
    assert result.runner_up
    assert (result.runner_up.topic, result.runner_up.score) == ("tea", 3)
    assert primary(topics, "A flower pot") == "garden"


def test_reasons_say_what_was_found_where_and_add_up_to_the_score() -> None:
    topics = {"tea": {"teapot": 2, "iron": -1}}
    result = assign(topics, "Teapots", "A teapot of clay, not of iron.")
    assert result.primary
    found = [(reason.phrase, reason.where, reason.weight) for reason in result.primary.reasons]
    assert found == [("teapot", "title", 6), ("teapot", "abstract", 2), ("iron", "abstract", -1)]
    assert result.primary.score == 7


def test_a_paper_that_fits_nowhere_is_unsorted_and_not_uncertain_too() -> None:
    result = assign({"tea": {"tea": 1}}, "On gardens", "Leaves of tea.")
    assert (result.primary, result.secondary, result.uncertain) == (None, (), False)
    assert result.doubts == (Doubt(kind="too-little", found=1, needed=3),)
    assert result.runner_up
    assert result.runner_up.topic == "tea"


def test_equal_topics_stay_in_the_order_of_the_file_without_a_margin() -> None:
    result = assign({"clay": {"clay": 4}, "tea": {"tea": 4}}, "tea in clay")
    assert result.primary
    assert result.runner_up
    assert (result.primary.topic, result.runner_up.topic) == ("clay", "tea")
    assert (result.margin, result.uncertain) == (0, True)


def test_a_clear_case_is_certain_and_a_meagre_one_is_not() -> None:
    assert not assign({"tea": {"teapot": 4}}, "Teapots").uncertain
    meagre = assign({"tea": {"teapot": 2}}, "Teapots")
    assert meagre.uncertain
    assert meagre.doubts == (Doubt(kind="little", found=6, needed=10),)


CRAFTS = {
    "tea": {"tea": 4, "teapot": 4, "cup": 2, "leaf": 1},
    "clay": {"porcelain": 8, "clay": 4, "kiln": 4, "glaze": 2, "fire": 2},
}


def further(title: str, abstract: str = "") -> list[str]:
    return [placement.topic for placement in assign(CRAFTS, title, abstract).secondary]


def test_a_further_topic_is_named_half_as_plainly_as_the_first() -> None:
    assert further("A teapot of tea, in clay", "The clay is from a kiln.") == ["clay"]
    assert further("On tea", "Clay, a kiln and a glaze, and clay.") == ["clay"]
    told = "Tea, tea and more tea; cup after cup, a teapot of tea."
    assert further("A teapot of tea", f"{told} Clay, a kiln and a glaze, and clay.") == []


def test_a_further_topic_has_more_than_one_phrase_of_its_own() -> None:
    assert further("A teapot of tea, in clay", "Clay, clay and clay.") == []


def test_a_further_topic_has_a_decisive_phrase() -> None:
    usual = "We glaze it and fire it; fire it again, and glaze it again."
    assert further("A teapot of tea by fire", usual) == []
    assert further("A teapot of tea by fire", f"{usual} A kiln; the kiln is of clay.") == ["clay"]


def test_what_speaks_against_a_further_topic_leaves_it_what_it_has_of_its_own() -> None:
    crafts = {**CRAFTS, "clay": {**CRAFTS["clay"], "tea": -4}}
    (clay,) = assign(crafts, "A teapot of tea, in clay", "The clay is from a kiln.").secondary
    assert clay.score == pytest.approx(3 * 4 + 4 + 0.8 * 4 - 3 * 4)


def test_there_are_two_further_topics_at_most() -> None:
    topics = {name: {name: 4, f"{name} pot": 4} for name in ("tea", "clay", "iron", "wood")}
    pots = " ".join(f"{name} pot, {name};" for name in topics)
    result = assign(topics, "tea clay iron wood", pots)
    assert [placement.topic for placement in result.secondary] == ["clay", "iron"]


SHELF = {"tea": {"teapot": 4, "leaf": 2}, "clay": {"kiln": 4}}
NAMED = {"tea": ["Hot drinks", "cs.TE"], "clay": ["Pottery"]}


@pytest.mark.parametrize("label", ["hot drink", "Hot-Drinks", "HOT DRINKS", "Kitchen / Hot drinks"])
def test_a_label_puts_a_paper_under_the_topic_that_names_it(label: str) -> None:
    result = assign(SHELF, "On patience", named=NAMED, listed=[(label, "a.md")])
    assert result.primary
    (reason,) = result.primary.reasons
    assert (result.primary.topic, result.uncertain) == ("tea", False)
    assert (reason.phrase, reason.where, reason.file) == (label, "label", "a.md")


@pytest.mark.parametrize("label", ["Hot", "Hot drinks and more", "Cold/Hot drinks", "", "☕"])
def test_another_label_says_nothing(label: str) -> None:
    assert assign(SHELF, "On patience", named=NAMED, listed=[(label, "a.md")]).primary is None


def test_labels_of_a_topic_count_once_by_the_first() -> None:
    listed = [("cs.TE", "a.md"), ("Hot drinks", "a.md"), ("cs.TE", "b.md")]
    once = assign(SHELF, "", named=NAMED, listed=listed[:1])
    assert assign(SHELF, "", named=NAMED, listed=listed) == once


def test_a_decisive_phrase_in_the_title_wins_over_a_label_whose_topic_comes_second() -> None:
    result = assign(SHELF, "A kiln", named=NAMED, listed=[("cs.TE", "a.md")])
    assert result.primary
    assert result.primary.topic == "clay"
    assert [placement.topic for placement in result.secondary] == ["tea"]


def test_a_label_wins_over_usual_words_of_another_topic() -> None:
    result = assign(SHELF, "A leaf", "Leaf after leaf.", named=NAMED, listed=[("Pottery", "a.md")])
    assert result.primary
    assert result.primary.topic == "clay"


def test_a_label_may_be_evidence_for_several_topics() -> None:
    both = {"tea": ["Crafts"], "clay": ["craft"]}
    result = assign(SHELF, "", "A kiln.", named=both, listed=[("Crafts", "a.md")])
    assert result.primary
    assert [result.primary.topic, *(each.topic for each in result.secondary)] == ["clay", "tea"]


def test_labels_change_nothing_for_a_paper_that_has_none_of_them() -> None:
    taxonomy, _ = read_taxonomy(read_yaml("topics.yml", TOPICS.read_text(encoding="utf-8")))
    named = tuple(replace(topic, labels=(topic.name, "cs.LG")) for topic in taxonomy.topics)
    plain, labeled = Assigner(taxonomy), Assigner(replace(taxonomy, topics=named))
    for title, abstract in papers(BUNDLED).items():
        expected = repr(plain.assign(title, abstract))
        assert repr(labeled.assign(title, abstract)) == expected
        assert repr(plain.assign(title, abstract, [Label("cs.LG", "a.md")])) == expected


@pytest.mark.parametrize(
    ("phrase", "left"),
    [("teapot", 2), ("tea pot", 14), ("MoE", 14), ("pot*", 2)],
)
def test_without_its_strongest_word_little_is_left_but_a_name_stays(
    phrase: str, left: float
) -> None:
    title = {"pot*": "Pottery"}.get(phrase, phrase)
    result = assign({"tea": {phrase: 4, "leaf": 2}}, title, "A leaf.")
    assert result.primary
    assert besides_a_word(result.primary) == left


def test_a_word_that_is_the_subject_in_a_title_is_not_ambiguous() -> None:
    def left(title: str, abstract: str) -> float:
        result = assign({"tea": {"teapot": 6, "leaf": 2}}, title, abstract)
        assert result.primary
        return besides_a_word(result.primary)

    assert left("Teapots", "A leaf.") == 20
    assert left("Pots", "A teapot, teapots, a teapot.") == 12
    assert left("Pots", "A teapot.") == 0


def test_density_counts_each_phrase_of_any_topic_once_for_the_square_root_of_the_words() -> None:
    result = assign(SHELF, "Teapots", "A kiln, a kiln.")  # of 5 words
    assert result.density == pytest.approx((4 + 4) / 5**0.5)
    assert assign(SHELF, "").density == 0


@given(title=st.text(max_size=80), abstract=st.text(max_size=200))
def test_any_text_is_judged_and_the_sums_hold(title: str, abstract: str) -> None:
    topics = {"a": {"a": 4, "el*": 1}, "b": {"1": 2, "A1": 3, "a": -1}}
    result = assign(topics, title, abstract)
    assert 0 <= result.margin <= 1
    for placement in (result.primary, result.runner_up, *result.secondary):
        if placement:
            assert placement.score == sum(reason.weight for reason in placement.reasons)


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("A Survey of Speculative Decoding for Large Language Models", "speculative-decoding"),
        ("Reinforcement Learning for the Job-Shop Scheduling Problem", "scheduling"),
        ("Speculative Decoding for Autoregressive Image Generation", "generative-media"),
        ("Parallel Decoding of Diffusion Language Models", "diffusion-language-models"),
        ("DiLoCo at the Scale of Large Language Models", "communication-efficient-learning"),
        ("Serving Mixture-of-Experts Models with Expert Offloading", "mixture-of-experts"),
        ("Serving Large Language Models on CPUs", "llm-serving"),
        ("A RISC-V Accelerator for Quantised Transformers", "hardware-kernels"),
        ("Test-Time Scaling for Software Engineering on SWE-bench", "code-generation"),
        ("Long Sequential Recommendation with Selective State-Space Models", "retrieval-data"),
        ("Faster Triangle Mesh Generation via Speculative Decoding", "generative-media"),
        ("Serverless Vector Similarity Search in the Cloud", "retrieval-data"),
        ("Vehicle Routing with Deep Reinforcement Learning", "scheduling"),
        ("Fluid Simulation on Wafer-Scale Hardware: Solving PDEs", "scientific-computing"),
    ],
)
def test_the_bundled_taxonomy_decides_where_topics_touch(title: str, topic: str) -> None:
    taxonomy, _ = read_taxonomy(read_yaml("topics.yml", TOPICS.read_text(encoding="utf-8")))
    chosen = Assigner(taxonomy).assign(title, "").primary
    assert chosen
    assert chosen.topic == topic
