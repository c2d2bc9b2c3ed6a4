"""The curator's file: everything it can say, and everything one can get wrong in it."""

import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.curation import Curation, read_curation
from sitegen.content.dumps.answers import Answers
from sitegen.content.record import Provenance
from sitegen.content.yaml_file import read_yaml
from sitegen.facts import Source
from sitegen.text.dates import YearFrom
from sitegen.text.link import Link

DUMPS = ["spring.txt", "autumn.txt"]
TOPICS = {slug: slug for slug in ("caches", "scheduling", "lanterns")} | {"lamps": "lanterns"}


def read(text: str, dumps: list[str] | None = DUMPS) -> Curation:
    yaml = read_yaml("curation.yml", dedent(text))
    return read_curation(yaml, dumps, TOPICS, divided={"lights": ["lanterns", "caches"]})


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read(text).problems]


EVERYTHING = """\
dumps:
  spring.txt: {captured: 2026-04-15, texts: abstracts}
  autumn.txt: {texts: summaries, confirmed: false, skip: ["12-40", 57], papers: [3, 4-6]}
papers:
  lantern-1a2b3c:
    pick: A light read.
    step: Read it by night.
    note: A remark.
    topic: caches
    also: [lanterns]
    date: 2024-08-17
    links: {code: https://example.org/code}
    arxiv: 2401.10020
    venue: Workshop on Nests
  "Orchard: Scheduling": {hidden: true, also: []}
same:
  - [a, b, c]
different:
  - [d, e, f]
paths:
  - title: Begin here
    intro: In this order.
    papers:
      - {paper: a, why: First.}
      - paper: b
"""


def test_what_the_file_can_say_of_dumps() -> None:
    curation = read(EVERYTHING)
    assert curation.problems == ()
    assert {name: day.iso for name, day in curation.captured.items()} == {
        "spring.txt": "2026-04-15"
    }
    assert curation.summaries == {"autumn.txt"}
    assert curation.unconfirmed == {"autumn.txt"}
    assert curation.answers == {
        "autumn.txt": Answers(
            skip=(range(12, 41), range(57, 58)), papers=(range(3, 4), range(4, 7))
        )
    }


def test_what_the_file_can_say_of_a_paper() -> None:
    lantern, orchard = read(EVERYTHING).decisions.values()
    assert (lantern.pick, lantern.step) == ("A light read.", "Read it by night.")
    assert (lantern.note, orchard.pick, orchard.step) == ("A remark.", None, None)
    assert (lantern.topic, lantern.also, lantern.hidden) == ("caches", ("lanterns",), False)
    assert (orchard.hidden, orchard.also, orchard.topic) == (True, (), None)
    date, links = lantern.facts["date"], lantern.facts["links"]
    assert (date[0].iso, date[0].year_from) == ("2024-08-17", YearFrom.CURATOR)
    assert links[0] == (Link("code", "https://example.org/code"),)
    assert lantern.facts["arxiv"][0] == "2401.10020"
    assert date[1] == Provenance("curation.yml", 11, Source.CURATOR)
    assert (links[1].line, orchard.facts) == (12, {})
    assert str(lantern.facts["venue"][1]) == "curation.yml:14"
    assert lantern.facts["venue"][0] == "Workshop on Nests"


def test_what_the_file_can_say_of_pairs_and_paths() -> None:
    curation = read(EVERYTHING)
    constraints = [curation.same, curation.different]
    assert [[pair.first.name + pair.second.name for pair in pairs] for pairs in constraints] == [
        ["ab", "ac", "bc"],
        ["de", "df", "ef"],
    ]
    (path,) = curation.paths
    assert (path.title, path.intro) == ("Begin here", "In this order.")
    assert [(step.paper, step.why) for step in path.steps] == [("a", "First."), ("b", "")]


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("2026-12-01", None),
        ("{on: 2026-12-01}", None),
        ("{on: 2026-12-01, phrases: caches}", "caches"),
        ("{on: 2026-12-01, phrases: unsorted}", "unsorted"),
        ("{on: 2026-12-01, phrases: lamps}", "lanterns"),
    ],
)
def test_a_paper_was_seen_on_a_day_when_the_phrases_said_something(
    written: str, phrases: str | None
) -> None:
    curation = read(f"papers: {{a: {{seen: {written}}}}}")
    seen = curation.decisions["a"].seen
    assert curation.problems == ()
    assert seen is not None
    assert (seen.on.iso, seen.phrases) == ("2026-12-01", phrases)


def test_a_paper_may_fit_no_topic() -> None:
    curation = read("papers: {a: {topic: unsorted}}")
    assert (curation.decisions["a"].topic, curation.problems) == ("unsorted", ())
    assert problems("papers: {a: {also: [unsorted]}}") == [
        "curation.yml:1:21: there is no topic 'unsorted' (name a slug of topics.yml)"
    ]


@pytest.mark.parametrize(
    ("written", "severity", "reported"),
    [
        ("2026-12", "error", "'2026-12' is not a day (write it as 2025-12-31)"),
        ("soon", "error", "'soon' is not a date (write it as 2025-12-31, or only"),
        ("[x]", "error", "expected text, found a list"),
        ("{phrases: caches}", "error", "'on' is missing (write {on: 2025-12-31, phrases:"),
        ("{on: soon}", "error", "'soon' is not a date"),
        ("{on: 2026-12-01, by: me}", "error", "unknown key 'by'"),
        ("{on: 2026-12-01, phrases: }", "error", "'phrases' is empty"),
        ("{on: 2026-12-01, phrases: cache}", "warning", "there is no topic 'cache' (did you mean"),
    ],
)
def test_what_is_wrong_in_seen_has_its_place(written: str, severity: str, reported: str) -> None:
    curation = read(f"papers:\n  a:\n    seen: {written}\n")
    (problem,) = curation.problems
    assert (problem.line, problem.severity) == (3, severity)
    assert reported in str(problem)


def test_a_topic_may_be_named_by_its_former_slug() -> None:
    (decision,) = read("papers: {Lantern: {topic: lamps, also: [caches]}}").decisions.values()
    assert (decision.topic, decision.also) == ("lanterns", ("caches",))


def test_an_arxiv_id_may_be_written_as_an_address() -> None:
    (decision,) = read(
        "papers: {x: {arxiv: https://arxiv.org/abs/2405.07518v2}}"
    ).decisions.values()
    assert decision.facts["arxiv"][0] == "2405.07518"


def test_what_is_said_twice_of_a_topic_stops_no_build() -> None:
    curation = read("papers: {x: {topic: caches, also: [caches]}}")
    assert [problem.severity for problem in curation.problems] == ["warning"]
    assert curation.decisions["x"].also == ()


def test_a_finding_too_long_for_a_list_stops_no_build() -> None:
    long = f"Lit {'very ' * 24}well."
    curation = read(f"papers: {{x: {{finding: Lit.}}, y: {{finding: {long}}}}}")
    assert [decision.facts["finding"][0] for decision in curation.decisions.values()] == [
        *("Lit.", long),
    ]
    (problem,) = curation.problems
    assert (problem.severity, problem.column) == ("warning", 34)
    assert problem.message == "a finding of 26 words, but lists show it whole"


@pytest.mark.parametrize("text", ["", "papers:\nsame:\npaths:\n", "# nothing yet\n"])
def test_a_file_may_say_nothing(text: str) -> None:
    curation = read(text)
    assert (curation.problems, curation.decisions, curation.paths) == ((), {}, ())


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (
            "dumps: {autumn.txt: {skip: 12-40}}",
            "1:22: expected a list, found text (write [one, another], or start each with '- ')",
        ),
        (
            "dumps: {autumn.txt: {skip: [40-12]}}",
            "1:29: '40-12' is not a line or a range of lines (write 57 or \"12-40\")",
        ),
        (
            "dumps: {autumn.txt: {papers: [0]}}",
            "1:31: '0' is not a line or a range of lines (write 57 or \"12-40\")",
        ),
        (
            "dumps: {autumn.txt: {skip: [null]}}",
            "1:29: '' is not a line or a range of lines (write 57 or \"12-40\")",
        ),
        (
            "dumps: {autumn.txt: {skip: [true]}}",
            "1:29: expected text, found true or false (put it in quotes)",
        ),
        ("paperz: {}", "1:1: unknown key 'paperz' (did you mean 'papers'?)"),
        (
            "zzz: {}",
            "1:1: unknown key 'zzz' (use one of: dumps, papers, same, different, relations, words, "
            "paths, authors, hidden_authors)",
        ),
        ("papers: {x: {Pick: a}}", "1:14: unknown key 'Pick' (did you mean 'pick'?)"),
        (
            "papers: {x: {topic: cache}}",
            "1:14: there is no topic 'cache' (did you mean 'caches'? If it was renamed, "
            "write 'formerly: [cache]' there)",
        ),
        (
            "papers: {x: {topic: lights}}",
            "1:14: there is no topic 'lights' (it was divided: name one of lanterns, caches)",
        ),
        ("papers: {x: {also: [zzz]}}", "1:21: there is no topic 'zzz' (name a slug of topics.yml)"),
        (
            "papers: {x: {also: [caches, lanterns, scheduling]}}",
            "1:14: 3 further topics (name at most two)",
        ),
        (
            "papers: {x: {also: [caches, caches]}}",
            "1:29: 'caches' a second time (name each topic once)",
        ),
        (
            "papers: {x: {date: 2024-02-30}}",
            "1:14: '2024-02-30' is not a date (write it as 2025-12-31, or only 2025-12 or 2025)",
        ),
        (
            "papers: {x: {links: {codes: https://a.org}}}",
            "1:22: unknown key 'codes' (did you mean 'code'?)",
        ),
        (
            "papers: {x: {links: {code: javascript:x}}}",
            "1:22: 'javascript:x' is not a web address (write https://…)",
        ),
        (
            "papers: {x: {arxiv: abs/1}}",
            "1:14: 'abs/1' is not an arXiv id (write it as 2408.01234)",
        ),
        (
            "papers: {x: {hidden: maybe}}",
            "1:14: expected true or false, found 'maybe' (write true or false)",
        ),
        (
            "papers: {x: {pick: true}}",
            "1:14: expected text, found true or false (put it in quotes)",
        ),
        ("papers: {x: {venue: [a]}}", "1:14: expected text, found a list (put it in quotes)"),
        ("papers: {x: {note: [a]}}", "1:14: expected text, found a list (put it in quotes)"),
        (
            "papers: [x]",
            "1:1: expected 'key: value' lines, found a list (write 'papers: {a title: {…}}')",
        ),
        ("papers: {x: y}", "1:10: expected 'key: value' lines, found text (write 'x: {pick: …}')"),
        (
            "papers: {x: {links: https://a.org}}",
            "1:14: expected 'key: value' lines, found text (write 'links: {code: https://…}')",
        ),
        (
            "dumps: a",
            "1:1: expected 'key: value' lines, found text (write 'dumps: {page.txt: {…}}')",
        ),
        (
            "papers: {x: {also: caches}}",
            "1:14: expected a list, found text (write [one, another], or start each with '- ')",
        ),
        (
            "paths: [{title: x, papers: y}]",
            "1:20: expected a list, found text (write - {paper: …, why: …})",
        ),
        ("same: a", "1:1: expected a list, found text (write - [one paper, the other paper])"),
        (
            "papers: {x: {topic: lanterns, also: [caches, lamps]}}",
            "1:46: 'lanterns' is the paper's 'topic' already (remove it here)",
        ),
        ("papers: {x: {pick: ''}}", "1:14: 'pick' is empty (write its text, or remove the key)"),
        ("papers: {x: {pick: }}", "1:14: 'pick' is empty (write its text, or remove the key)"),
        ("papers: {x: {note: ' '}}", "1:14: 'note' is empty (write its text, or remove the key)"),
        ("papers: {x: {venue: }}", "1:14: 'venue' is empty (write its text, or remove the key)"),
        *(
            (
                f"dumps: {{spring.txt: {{captured: {date}}}}}",
                f"1:22: '{date}' is not a day (write it as 2025-12-31)",
            )
            for date in ("2025", "2025-11")
        ),
        ("same: {a: b}", "1:1: expected a list, found 'key: value' lines (start each with '- ')"),
        ("same: [[a]]", "1:8: not two papers (write - [one paper, the other paper])"),
        ("same: [a]", "1:8: not two papers (write - [one paper, the other paper])"),
        (
            "dumps: {sprng.txt: {captured: 2026-01-01}}",
            "1:9: there is no dump 'sprng.txt' (did you mean 'spring.txt'?)",
        ),
        (
            "dumps: {spring.txt: {captured: spring}}",
            "1:22: 'spring' is not a date (write it as 2025-12-31, or only 2025-12 or 2025)",
        ),
        (
            "dumps: {spring.txt: {texts: summary}}",
            "1:22: 'summary' is not a kind of texts (did you mean 'summaries'?)",
        ),
        (
            "dumps: {spring.txt: {texts: ours}}",
            "1:22: 'ours' is not a kind of texts (write abstracts or summaries)",
        ),
        (
            "dumps: {spring.txt: {texts: [summaries]}}",
            "1:22: expected text, found a list (put it in quotes)",
        ),
        (
            "dumps: {spring.txt: {text: summaries}}",
            "1:22: unknown key 'text' (did you mean 'texts'?)",
        ),
        (
            "dumps: {spring.txt: {confirmed: nope}}",
            "1:22: expected true or false, found 'nope' (write true or false)",
        ),
        (
            "papers: {x: {step: Next.}}",
            "1:14: a 'step' without a 'pick' (add 'pick: …', a remark that stands by itself)",
        ),
        (
            "papers: {x: {pick: y, step: }}",
            "1:23: 'step' is empty (write its text, or remove the key)",
        ),
        (
            "paths: [{title: x, papers: []}]",
            "1:9: a path without papers (below 'papers:', write - {paper: …, why: …})",
        ),
        (
            "paths: [{papers: [{paper: y}]}]",
            "1:9: 'title' is missing (add 'title: …')",
        ),
        ("paths: [{title: x, papers: [{why: y}]}]", "1:29: 'paper' is missing (add 'paper: …')"),
        (
            "paths: [{title: x, papers: [{paper: y}], steps: []}]",
            "1:42: unknown key 'steps' (use one of: title, intro, papers)",
        ),
        ("- a list", "1:1: expected 'key: value' lines, found a list (write 'dumps: …')"),
    ],
)
def test_each_mistake_is_reported_with_its_place_and_remedy(text: str, reported: str) -> None:
    assert problems(text) == [f"curation.yml:{reported}"]


def test_all_mistakes_are_reported_together_and_the_rest_is_read() -> None:
    text = """\
        papers:
          one:
            pik: a
            topic: nowhere
            note: kept
          two: {pick: a}
          two: {pick: b}
        same: [[a]]
        """
    assert sorted(problem.line or 0 for problem in read(text).problems) == [3, 4, 7, 8]
    assert read(text).decisions["one"].note == "kept"


def test_bad_syntax_is_the_only_problem() -> None:
    (reported,) = problems("papers: [")
    assert "not valid YAML" in reported


def test_other_dumps_than_its_own_are_not_held_against_the_file() -> None:
    assert read("dumps: {winter.txt: {captured: 2026-01-01}}", dumps=None).problems == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("ab:", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["dumps", "papers", "same", "paths", "also", "links", "title", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_shape_of_data_raises(data: object) -> None:
    read_curation(read_yaml("curation.yml", json.dumps(data)), DUMPS, TOPICS)
