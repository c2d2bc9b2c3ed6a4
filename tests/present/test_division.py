"""A division as lines to paste."""

import yaml

from sitegen.content.topics_file import read_taxonomy
from sitegen.content.yaml_file import read_yaml
from sitegen.library.division import Part
from sitegen.present.division import division_text
from sitegen.text.phrases import Phrase
from tests.factories import topic

WEIGHTS = {"decisive": 4.0, "hint": 1.0}
OLD = topic("caches", "Caches: all", labels=("Cache: any",), formerly=("stores",))
HEAD = "weights: {decisive: 4, hint: 1}\ngroups: [Systems]\ntopics:\n"


def part(slug: str, *phrases: tuple[str, float]) -> Part:
    return Part(
        slug=slug,
        name=slug.title(),
        terms=(slug, "lru: least"),
        papers=("a", "b"),
        phrases=tuple(Phrase(text=text, weight=weight) for text, weight in phrases),
        settled=("a",),
    )


def test_what_is_pasted_is_read_as_topics() -> None:
    parts = [part("small", ("tiny: x", 1.0), ("a cache", 1.0)), part("large", ("big", 4.0))]
    text = division_text(OLD, parts, WEIGHTS)
    assert "2 of 4 papers" in text
    assert "# b (another topic)" in text
    taxonomy, problems = read_taxonomy(read_yaml("topics.yml", HEAD + text))
    assert not problems
    assert [t.slug for t in taxonomy.topics] == ["small", "large"]
    small, large = taxonomy.topics
    assert small.phrases == (Phrase(text="a cache", weight=1), Phrase(text="tiny: x", weight=1))
    assert large.formerly == ("caches", "stores")
    assert large.labels == OLD.labels


def test_a_topic_that_does_not_divide_says_so() -> None:
    text = division_text(OLD, [], WEIGHTS)
    assert "one line of work" in text
    assert yaml.safe_load(text) is None
