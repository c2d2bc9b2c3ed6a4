"""`topics.yml` is read in its order, and every mistake in it is reported."""

import pytest

from sitegen.content.topics_file import read_taxonomy
from sitegen.content.yaml_file import read_yaml
from sitegen.text.phrases import Phrase
from tests.bench.topics import labels
from tests.corpus import TOPICS

GOOD = """\
weights: {strong: 4, weak: 1.5, against: -4}
groups: [Drinks, Crafts]
topics:
  - slug: tea
    name: Tea
    group: Drinks
    scope: Leaves and water.
    phrases:
      strong: [teapot, green tea]
      against: [coffee]
  - slug: hand-made
    name: Hand-made
    group: Crafts
    scope: All that is made by hand.
    introduction: |
      *Slow* things.

      - one
          code
    phrases:
      weak: [kiln]
"""


@pytest.mark.parametrize(
    ("phrase", "severity", "message"),
    [
        ("'(LLM|AI) agents?'", "error", "'(LLM|AI) agents?' is read as words, not as a pattern"),
        ("'[Tt]ea pot'", "error", "'[Tt]ea pot' is read as words"),
        ("'\\btea'", "error", "'\\btea' is read as words"),
        ("tea.*pot", "error", "'tea.*pot' is read as words, not as a pattern, and matches nothing"),
        ("flavou?r", "error", "and matches nothing (write each phrase by itself; 'quantiz*'"),
        ("'*pot'", "error", "'*pot' is read as words"),
        ("… pot", "error", "a gap of '… pot' is not between words (write '…' between two words"),
        ("tea ... … pot", "error", "a gap of 'tea ... … pot' is not between words"),
        ("organis* " * 40, "error", "has more than 5 words with a star (write some of them out)"),
        ("tea(pot)", "warning", "'tea(pot)' is read as words, brackets or not"),
        ("teas?", "warning", "'teas?' is read without its '?' (leave it out: plurals are found"),
        ("C++?", "warning", "'C++?' is read without its '?'"),
        ("Steep*", "warning", "'Steep*' is read without its star, as a name is (begin the word"),
    ],
)
def test_a_pattern_is_not_a_phrase(phrase: str, severity: str, message: str) -> None:
    problems = read_taxonomy(read_yaml("topics.yml", GOOD.replace("coffee", phrase)))[1]
    assert [problem.severity for problem in problems] == [severity]
    assert str(problems[0]).startswith("topics.yml:10:17: ")
    assert message in str(problems[0])


@pytest.mark.parametrize(
    "phrase",
    [
        *("Mixture of Teas (MoT)", "(MoT)", "SE(3)", "O(log n)", "C++", "RRT*", "'[TEA] pot'"),
        *("pots*", "tea … pot", "tea ... pot", "tea…pot"),
    ],
)
def test_brackets_marks_of_names_stars_and_gaps_may_be_in_phrases(phrase: str) -> None:
    """The same phrase may well be in two topics."""
    text = GOOD.replace("coffee", phrase).replace("kiln", phrase)
    assert read_taxonomy(read_yaml("topics.yml", text))[1] == ()


def test_a_good_file_is_read_in_its_order() -> None:
    read, problems = read_taxonomy(read_yaml("topics.yml", GOOD))
    assert problems == ()
    assert read.groups == ("Drinks", "Crafts")
    assert list(read.by_slug) == ["tea", "hand-made"]
    assert read.topics[0].phrases == (
        Phrase(text="teapot", weight=4),
        Phrase(text="green tea", weight=4),
        Phrase(text="coffee", weight=-4),
    )
    assert read.by_slug["hand-made"].introduction == "*Slow* things.\n\n- one\n    code"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("slug: tea", "slug: con", "topics.yml:4:5: the slug 'con' is the name of a device on"),
        ("slug: tea", f"slug: {'x' * 81}", f"topics.yml:4:5: the slug '{'x' * 81}' is longer than"),
        ("slug: tea", f"slug: {'x' * 250}", "topics.yml:4:5: a slug of 250 characters (choose"),
        ("strong: 4", f"strong: {'9' * 400}", "topics.yml:1:11: the weight '999"),
        ("strong: 4", "strong: !!float nan", "topics.yml:1:11: the weight 'nan' is not a number"),
        ("strong: 4", "strong: !!float inf", "topics.yml:1:11: the weight 'inf' is not a number"),
        ("slug: tea", "slug: Tea Time", "topics.yml:4:5: 'Tea Time' is not a slug (use lower-case"),
        ("slug: tea", "slug: unsorted", "topics.yml:4:5: 'unsorted' is where papers without a"),
        ("slug: hand-made", "slug: tea", "topics.yml:11:5: a second topic 'tea' (give it another"),
        ("name: Tea", "nam: Tea", "topics.yml:5:5: unknown key 'nam' (did you mean 'name'?)"),
        ("name: Tea", "name:", "topics.yml:4:5: 'name' is missing (add 'name: …')"),
        ("    name: Tea\n", "", "topics.yml:4:5: 'name' is missing (add 'name: …')"),
        ("group: Drinks", "group: Drink", "there is no group 'Drink' (did you mean 'Drinks'?)"),
        ("strong: [tea", "strng: [tea", "there is no level 'strng' (did you mean 'strong'?)"),
        ("weak: [kiln", "subject: [kiln", "no level 'subject' (use one of: strong, weak, against)"),
        (
            "{strong: 4, weak: 1.5, against: -4}",
            "",
            "there is no level 'strong' (list the levels under 'weights')",
        ),
        ("weights: {strong: 4", "weights: 4 #", "found '4' (write 'weights: {telling: 2}')"),
        (
            "[coffee]",
            "coffee, milk",
            "topics.yml:10:7: expected a list, found text (write [one, another], or start",
        ),
        ("weak: 1.5", "weak: light", "topics.yml:1:22: the weight 'light' is not a number"),
        ("weak: 1.5", "weak: 0", "the weight '0' is not a number other than 0"),
        ("[coffee]", "[no]", "topics.yml:10:17: expected text, found true or false ("),
        (
            "[coffee]",
            "[Green-teas]",
            "topics.yml:10:17: 'Green-teas' (against) is 'green tea' (strong, line 9) again (",
        ),
        ("[coffee]", "['--']", "topics.yml:10:17: there is no word in '--' (write a phrase)"),
        ("groups: [Drinks, Crafts]", "", "there is no group 'Drinks' (add it to 'groups')"),
        ("weights: ", "wights: ", "unknown key 'wights' (did you mean 'weights'?)"),
    ],
)
def test_a_mistake_is_reported_with_its_place_and_remedy(
    right: str, wrong: str, message: str
) -> None:
    assert right in GOOD
    read, problems = read_taxonomy(read_yaml("topics.yml", GOOD.replace(right, wrong, 1)))
    assert any(message in str(problem) for problem in problems), problems
    assert read.topics, "the rest is still read"


FORMER = GOOD.replace("slug: tea", "slug: tea\n    formerly: [infusions, drinks]").replace(
    "slug: hand-made", "slug: hand-made\n    formerly: [drinks]"
)


@pytest.mark.parametrize(
    ("retired", "words"),
    [
        ("", {}),
        ("retired: [coffee, milk]\n", {"coffee": "", "milk": ""}),
        ("retired: {coffee: Nobody asked.}\n", {"coffee": "Nobody asked."}),
        ("retired:\n  coffee:\n  milk: See tea.\n", {"coffee": "", "milk": "See tea."}),
    ],
)
def test_former_and_retired_slugs_are_read(retired: str, words: dict[str, str]) -> None:
    read, problems = read_taxonomy(read_yaml("topics.yml", FORMER + retired))
    assert problems == ()
    tea, hand_made = read.topics
    assert read.former == {"infusions": (tea,), "drinks": (tea, hand_made)}
    assert read.retired == words
    assert (read.named("tea"), read.named("infusions")) == (tea, tea)
    assert read.named("drinks") is read.named("coffee") is None


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("[infusions,", "[hand-made,", "5:16: 'hand-made' is the slug of a topic (remove it here"),
        ("[infusions,", "[tea,", "5:16: 'tea' is the slug of a topic"),
        ("[infusions,", "[drinks,", "5:24: 'drinks' a second time (name each slug once)"),
        ("[infusions,", "[unsorted,", "5:16: 'unsorted' is where papers without a topic go"),
        ("[infusions,", f"[{'x' * 201},", "5:16: a slug of 201 characters (choose a shorter slug)"),
        ("[infusions,", "[Green Tea,", "5:16: 'Green Tea' is not a slug"),
        ("[infusions,", "[milk,", "5:16: 'milk' is also under 'retired' (remove one of the two)"),
        ("[infusions, drinks]", "infusions", "5:5: expected a list, found text"),
        ("[milk]", "[tea]", "'tea' is the slug of a topic"),
        ("[milk]", "[milk, milk]", "'milk' a second time"),
        ("[milk]", "{tea: x}", "'tea' is the slug of a topic"),
        ("[milk]", "{milk: [x]}", "expected text, found a list"),
        ("[milk]", "milk", "expected 'key: value' lines, found text"),
        ("[milk]", "[../x]", "'../x' is not a slug"),
    ],
)
def test_a_mistake_about_former_slugs_is_reported_once(
    right: str, wrong: str, message: str
) -> None:
    text = FORMER + "retired: [milk]\n"
    assert right in text
    _, problems = read_taxonomy(read_yaml("topics.yml", text.replace(right, wrong, 1)))
    (problem,) = problems
    assert message in str(problem)
    assert problem.line


def test_all_mistakes_are_reported_together() -> None:
    text = GOOD.replace("slug: tea", "slug: Tea").replace("[kiln]", "[]").replace("scope", "scop")
    problems = read_taxonomy(read_yaml("topics.yml", text))[1]
    assert [problem.line for problem in problems] == [7, 4, 4, 14, 11, 20]


@pytest.mark.parametrize("text", ["", "- a list", "just words", "topics: [1, [], null]", "a: [b"])
def test_a_file_without_a_taxonomy_is_a_problem_and_no_crash(text: str) -> None:
    read, problems = read_taxonomy(read_yaml("topics.yml", text))
    assert read.topics == ()
    assert problems


def test_the_bundled_taxonomy_has_no_mistake_and_knows_every_label() -> None:
    read, problems = read_taxonomy(read_yaml("topics.yml", TOPICS.read_text(encoding="utf-8")))
    assert problems == ()
    accepted = {topic for _, topics in labels().values() for topic in topics}
    assert accepted <= read.by_slug.keys()


def test_labels_are_read_and_several_topics_may_name_one() -> None:
    text = GOOD.replace("    group: Drinks\n", "    group: Drinks\n    from: [Hot drinks, cs.TE]\n")
    text = text.replace("    group: Crafts\n", "    group: Crafts\n    from: [CS.TE]\n")
    read, problems = read_taxonomy(read_yaml("topics.yml", text))
    assert problems == ()
    assert read.topics[0].labels == ("Hot drinks", "cs.TE")
    labels = read.by_label
    assert (labels["hotdrink"], labels["cste"]) == (["tea"], ["tea", "hand-made"])
    assert (labels["tea"], labels["handmade"]) == (["tea"], ["hand-made"])  # its name, its slug


def test_labels_may_stand_in_the_place_of_phrases() -> None:
    text = GOOD.replace("    phrases:\n      weak: [kiln]", "    from: [Pottery]")
    read, problems = read_taxonomy(read_yaml("topics.yml", text))
    assert problems == ()
    assert (read.topics[1].phrases, read.topics[1].labels) == ((), ("Pottery",))


@pytest.mark.parametrize(
    ("labels", "message", "kept"),
    [
        ("SLAM", "expected a list, found text (write [one, another]", ()),
        ("{SLAM: 4}", "expected a list, found", ()),
        ("[SLAM, [a]]", "expected text, found a list", ("SLAM",)),
        ("[SLAM, yes]", "expected text, found true or false", ("SLAM",)),
        ("[SLAM, '🚀']", "there is no word in '🚀' (write a label)", ("SLAM",)),
        ("[Lake map, lake-maps]", "'lake-maps' is 'Lake map' again (remove", ("Lake map",)),
    ],
)
def test_a_mistake_about_labels_is_reported_once(
    labels: str, message: str, kept: tuple[str, ...]
) -> None:
    text = GOOD.replace("    group: Crafts\n", f"    group: Crafts\n    from: {labels}\n")
    read, problems = read_taxonomy(read_yaml("topics.yml", text))
    (problem,) = problems
    assert message in str(problem)
    assert problem.line == 14
    assert read.topics[1].labels == kept


def test_a_topic_that_nothing_puts_a_paper_under_is_a_mistake() -> None:
    text = GOOD.replace("    phrases:\n      weak: [kiln]", "    from: []")
    (problem,) = read_taxonomy(read_yaml("topics.yml", text))[1]
    assert "a topic without phrases (say what puts a paper there)" in str(problem)


def test_the_phrases_of_a_wrong_weight_are_not_reported_too() -> None:
    text = GOOD.replace("weak: 1.5", "weak: light", 1)
    _, problems = read_taxonomy(read_yaml("topics.yml", text))
    assert [problem.message for problem in problems if "weak" in problem.message] == []


def test_a_star_alone_is_to_be_quoted() -> None:
    _, problems = read_taxonomy(read_yaml("topics.yml", GOOD.replace("[coffee]", "[*, tea]", 1)))
    assert any("quote a text that begins with '*'" in str(problem) for problem in problems)
