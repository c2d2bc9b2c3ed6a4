"""A division as lines to paste."""

import yaml
from msgspec.structs import replace

from sitegen.content.curation import Decision
from sitegen.content.topics_file import read_taxonomy
from sitegen.content.yaml_file import read_yaml
from sitegen.library.division import Part
from sitegen.library.library import Library
from sitegen.present.division import division_text
from sitegen.text.phrases import Phrase
from tests.factories import library, paper, topic

OLD = topic("caches", "Caches: all", labels=("Cache: any",), formerly=("stores",))
ONE, TWO = paper("A: one"), paper("Two # things")
HEAD = "weights: {decisive: 4, hint: 1}\ngroups: [Systems]\ntopics:\n"


def listed() -> Library:
    of = library([ONE, TWO], topics=[OLD], decisions={TWO.id: Decision(place=(), topic="caches")})
    return replace(of, taxonomy=replace(of.taxonomy, levels={"decisive": 4.0, "hint": 1.0}))


def part(slug: str, *phrases: tuple[str, float]) -> Part:
    return Part(
        slug=slug,
        name=slug.title(),
        terms=(slug, "lru: least"),
        papers=(ONE.id, TWO.id),
        phrases=tuple(Phrase(text=text, weight=weight) for text, weight in phrases),
        settled=(ONE.id,),
    )


def test_what_is_pasted_is_read_as_topics() -> None:
    parts = [part("small", ("tiny: x", 1.0), ("a cache", 1.0)), part("large", ("big", 4.0))]
    taxonomy, problems = read_taxonomy(
        read_yaml("topics.yml", HEAD + division_text(listed(), OLD, parts))
    )
    assert not problems
    assert [t.slug for t in taxonomy.topics] == ["small", "large"]
    small, large = taxonomy.topics
    assert small.phrases == (Phrase(text="a cache", weight=1), Phrase(text="tiny: x", weight=1))
    assert large.formerly == ("caches", "stores")
    assert large.labels == OLD.labels


def test_no_phrase_is_broken_in_two() -> None:
    odd = [("a, [b]", 4.0), ("# c", 4.0), ("it's: {d}", 4.0), ("speculative … decoding", 4.0)]
    long = [(f"phrase number {number} of many", 4.0) for number in range(30)]
    text = division_text(listed(), OLD, [part("small", *odd, *long)])
    (small,) = yaml.safe_load(text)
    assert sorted(small["phrases"]["decisive"]) == sorted(each for each, _ in (*odd, *long))
    assert all(each in text for each, _ in long)
    assert max(map(len, text.splitlines())) <= 100


def test_what_the_phrases_would_do_is_said() -> None:
    text = division_text(listed(), OLD, [part("small"), part("large")])
    told = " ".join(text.replace("#", " ").split())
    assert "their phrases file 2 of 4 papers" in told
    assert "curation.yml puts 1 paper under 'caches'" in told
    assert "# A: one\n" in text
    assert "# Two # things (filed elsewhere)\n" in text


def test_a_topic_that_does_not_divide_says_so() -> None:
    text = division_text(listed(), OLD, [])
    assert "one line of work" in text
    assert (
        division_text(library([], topics=[OLD]), OLD, []) == "# Caches: all: no papers to divide.\n"
    )
    assert yaml.safe_load(text) is None
