"""What phrases do, as a terminal shows it."""

import pytest
from msgspec.structs import replace

from sitegen.content.lock_file import Lock, Published
from sitegen.errors import SitegenError
from sitegen.site.phrases import (
    dead_phrases,
    division,
    find_topic,
    moved,
    one_topic,
    overview,
    trial,
)
from tests.factories import facet, faceted
from tests.filed import filed

TOPICS = {
    "tea": {"teapot": 3, "samovar": 4, "brew*": 2, "brewing": 1},
    "clay": {"kiln": 3, "glazed pot": 2, "pot": 1},
}
PAPERS = {
    "A Teapot and a Kiln": "Brewing.",
    "A Kiln": "For glazed pots.",
    "Wood Fired Teapots": "Fire.",
    "Wood Fired Things": "From a kiln.",
    "Quiet Things": "Silence.",
}
LIBRARY = filed(TOPICS, PAPERS, {"Wood Fired Teapots": "clay", "A Kiln": "clay"})
PLACES = {
    (slug, text): f"t.yml:{n}:1" for slug, each in TOPICS.items() for n, text in enumerate(each)
}
LOCK = Lock(entries={"A Kiln": Published(id="A Kiln", title="", first_revision=1, topics=("tea",))})


def test_the_overview_says_what_to_look_at() -> None:
    lines = "\n".join(overview(LIBRARY, LOCK))
    for line in (
        "7 phrases of 2 topics, over 5 papers",
        "  in no paper: 1 (14%); 'sitegen phrases --dead' lists them",
        "  needless, as another one of the topic always counts instead: 1",
        "  Tea and Clay: 1 paper ('A Teapot and a Kiln')",
        "Of 2 papers whose topic you decided, the phrases alone put 1 there",
        "  adding 'wood fired' (decisive) to Clay would settle",
        "Moved since it was published: 1 paper ('sitegen phrases --moved' says why)",
    ):
        assert line in lines
    assert (
        "Clay                                              3       3     0     1  1 of 2 found"
        in lines
    )


def test_one_topic_shows_each_phrase_with_its_place() -> None:
    tea = find_topic(LIBRARY.taxonomy, "TEA")
    lines = list(one_topic(LIBRARY, tea, PLACES))
    assert lines[0] == "Tea (tea): 1 paper, 4 phrases, 1 in no paper"
    assert "  'Wood Fired Teapots': Tea by the phrases, Clay by you" in lines
    assert "     2         0     1  3         teapot  (t.yml:0:1)" in lines
    assert "                        alone: 'A Teapot and a Kiln'" in lines
    assert lines[-3:-1] == ["In no paper:", "  t.yml:1:1: 'samovar' (decisive)"]
    assert "'sitegen phrases tea --divide'" in lines[-1]


def test_dead_phrases_are_listed_with_their_places() -> None:
    assert list(dead_phrases(LIBRARY, PLACES)) == [
        "t.yml:1:1: 'samovar' (tea, decisive)",
        "t.yml:3:1: 'brewing' (tea, hint; 'brew*' counts instead)",
        "1 phrase of topics in no paper; they may wait for papers to come",
    ]


def test_dead_phrases_of_facets_are_listed_too() -> None:
    library = replace(LIBRARY, facets=faceted({}, facet("kind", "wood", "iron")))
    assert list(dead_phrases(library, PLACES | {("kind/iron", "iron"): "f.yml:2:1"}))[2:] == [
        "f.yml:2:1: 'iron' (kind/iron)",
        "1 phrase of topics and 1 of facets in no paper; they may wait for papers to come",
    ]


def test_moved_papers_are_told_with_the_reasons() -> None:
    assert list(moved(LIBRARY, LOCK)) == [
        "Moved since it was published: 1 paper",
        "  A Kiln",
        "    Tea → Clay: the curator decided",
    ]
    assert list(moved(LIBRARY, Lock())) == ["Moved since it was published: 0 papers"]


def test_a_trial_lists_what_it_would_change() -> None:
    lines = list(trial(LIBRARY, ["clay decisive quiet … thing", "clay telling wood fired"]))
    assert lines[0].startswith("Adding 'quiet … thing' (decisive) to Clay and adding 'wood fired'")
    assert "  moves: Quiet Things: Unsorted → Clay" in lines


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        ("clay decisive", "'clay decisive' is no edit (write"),
        ("cly decisive pot", "there is no topic 'cly' (did you mean 'clay'?)"),
    ],
)
def test_what_is_no_edit_is_refused(edit: str, message: str) -> None:
    with pytest.raises(SitegenError) as error:
        list(trial(LIBRARY, [edit]))
    assert message in str(error.value)


def test_a_topic_that_is_not_there_is_refused() -> None:
    with pytest.raises(SitegenError, match=r"there is no topic 'te' \(did you mean 'tea'\?\)"):
        find_topic(LIBRARY.taxonomy, "te")


def test_a_division_is_proposed_or_none() -> None:
    lines = [*division(LIBRARY, find_topic(LIBRARY.taxonomy, "tea"))]
    assert lines[0].startswith("# Tea: one line of work; no term is in the titles of some papers")
    assert all(line.startswith("# ") for line in lines)
