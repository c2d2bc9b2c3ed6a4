"""Papers that a curator writes by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps import hand
from sitegen.content.dumps.answers import NO_ANSWERS
from sitegen.content.dumps.problems import find_problems
from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import saved

LANTERN = """# Papers that no page lists

- title: "Lantern: Caching Without Regret"
  authors: [Zöe Berényi, "van der Berg, Jr., Jan", et al.]
  date: 2025-04
  venue: Journal of Trees
  kind: article
  arxiv: https://arxiv.org/abs/2401.10020v2
  doi: https://doi.org/10.1000/A.b
  code: https://github.com/example/lantern
  labels: [caches, lamps]
  abstract: |
    A cache is lit.

    It forgets nothing.

- arxiv: 2401.10030
- 2401.10021
"""


def read(text: str) -> Dump:
    dump = read_dump(saved(text, "mine.yml"))
    assert_accounted_for(dump)
    assert [page.layout for page in dump.pages] == ["hand"]
    return dump


def test_a_paper_has_what_the_curator_writes() -> None:
    dump = read(LANTERN)
    record, second, third = dump.records
    assert not dump.problems
    assert record.lines == tuple(range(3, 16))
    assert (record.title, record.venue, record.kind) == (
        *("Lantern: Caching Without Regret", "Journal of Trees", "article"),
    )
    assert [each.name for each in record.authors] == ["Zöe Berényi", "Jan van der Berg Jr."]
    assert record.authors_complete is False
    assert (record.arxiv, record.doi, str(record.date)) == ("2401.10020", "10.1000/a.b", "Apr 2025")
    assert [link.kind for link in record.links] == ["code"]
    assert record.labels == ("caches", "lamps")
    assert record.abstract == ("A cache is lit.", "It forgets nothing.")
    assert [(each.arxiv, each.line) for each in (second, third)] == [
        ("2401.10030", 17),
        ("2401.10021", 18),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("papers:\n- title: Orchard\n  doi: 10.1000/x\n- title: Lantern\n", [2, 4]),
        ("papers:\n  Orchard: {doi: 10.1000/x}\n  Lantern:\n", [2, 3]),
        ("Orchard:\n  doi: 10.1000/x\n\nLantern:\n  authors: Mio Oda\n", [1, 4]),
        ("- {title: Orchard, arxiv: 2401.10020}\n- title: Lantern\n", [1, 2]),
        ("---\n- title: Orchard\n  authors: Mio Oda and Jan Berg\n- title: Lantern\n", [2, 4]),
    ],
)
def test_papers_are_a_list_or_stand_under_their_titles(text: str, lines: list[int]) -> None:
    dump = read(text)
    assert not dump.problems
    assert [(each.title, each.line) for each in dump.records] == [
        ("Orchard", lines[0]),
        ("Lantern", lines[1]),
    ]


def test_papers_on_one_line_have_places_of_their_own() -> None:
    dump = read("papers: [{title: Orchard}, {title: Lantern}]\n")
    assert [each.address for each in dump.records] == ["mine.yml#/0", "mine.yml#/1"]


@pytest.mark.parametrize(
    ("field", "place", "message", "remedy"),
    [
        ("autors: Mio Oda", (3, 3), "unknown key 'autors'", "did you mean 'authors'"),
        ("kind: artcle", (3, 9), "'artcle' is not a kind of paper", "did you mean 'article'"),
        ("arxiv: 2413.10020", (3, 10), "'2413.10020' is not an arXiv id", "write it as"),
        ("doi: 11.1000", (3, 8), "'11.1000' is not a DOI", "write it as"),
        ("date: yesterday", (3, 9), "'yesterday' is not a date", "2025-12-31"),
        ("url: example", (3, 8), "'example' is not a web address", "https://"),
        ("venue: [one, two]", (3, 10), "expected text, found a list", "quotes"),
        ("venue:", (3, 3), "'venue' is empty", "remove the key"),
        ("venue: a: b", (3, 11), "not valid YAML", "quote"),
        ("authors: Jan", (3, 3), "the key 'authors' appears here a second time", "merge"),
    ],
)
def test_a_mistake_has_its_place_and_a_remedy(
    field: str, place: tuple[int, int], message: str, remedy: str
) -> None:
    dump = read(f"- title: Orchard\n  authors: Mio Oda\n  {field}\n- title: Lantern\n")
    (problem,) = dump.problems
    assert message in problem.message
    assert remedy in (problem.remedy or "")
    assert problem.severity == "error"
    assert problem.line == place[0]
    assert problem in list(find_problems(dump, NO_ANSWERS, allow_unread=False))


def test_a_paper_without_a_title_is_a_mistake_and_loses_only_itself() -> None:
    dump = read("- title: Orchard\n- venue: A Place\n- title: Lantern\n  doi: 10.1000/x\n")
    assert [each.title for each in dump.records] == ["Orchard", "Lantern"]
    assert [(each.line, each.message) for each in dump.problems] == [(2, "a paper without a title")]
    assert [each.line for each in dump.skipped] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "site_name: A List\ntheme:\n  name: x\nnav:\n  - Home: index.md\n",
        "- title: Home\n  url: /\n- title: About\n  url: /about/\n",
        "cff-version: 1.2.0\ntitle: A Program\nauthors:\n  - family-names: Oda\ndoi: 10.1000/x\n",
        "---\ntitle: A Post\nauthors: Mio Oda\n---\n\nSome text of a post.\n\nAnd more of it.\n",
        "- A list of words\n- and more: of them\n",
        '[{"title": "Orchard", "doi": "10.1000/x"}]',
        "Title: Orchard\nAuthors: Mio Oda\n",
        "",
    ],
)
def test_what_is_no_list_of_papers_is_not_like_it(text: str) -> None:
    assert hand.LAYOUT.likeness(saved(text)) < 0.3


@given(
    st.lists(
        st.sampled_from(
            [
                *("- title: A", "  doi: 10.1000/x", "- arxiv: 2401.10020", "papers:", "-", "  - ["),
                *(
                    "A Title:",
                    "  authors: [a",
                    "- {",
                    "}",
                    "# x",
                    "",
                    "\t",
                    "*a",
                    "&a [*a]",
                    "1: 2",
                ),
            ]
        ),
        max_size=15,
    ).map("\n".join)
    | st.text(max_size=60)
)
def test_no_scraps_raise_and_all_are_accounted_for(text: str) -> None:
    file = saved(text, "mine.yml")
    assert 0 <= hand.LAYOUT.likeness(file) <= 1
    assert_accounted_for(hand.LAYOUT.read(file, NO_ANSWERS))


def test_brackets_without_end_take_no_longer_than_they_are_long() -> None:
    for text in ("[" * 90_000, "- title: {" * 9_000, "a: {" * 20_000, "papers:\n" + "-" * 90_000):
        file = saved(text)
        hand.LAYOUT.likeness(file)
        assert_accounted_for(hand.LAYOUT.read(file, NO_ANSWERS))


def test_a_file_without_papers_is_said_to_have_none() -> None:
    file = saved("papers:\n# - title: Orchard\n", "mine.yml")
    dump = hand.LAYOUT.read(file, NO_ANSWERS)
    (problem,) = find_problems(dump, NO_ANSWERS, allow_unread=False)
    assert problem.message == "there are no papers in it"


@pytest.mark.parametrize("more", ["", "  date: 2024\n", "  kind: book\n", "  labels: [caches]\n"])
def test_titles_are_enough(more: str) -> None:
    text = f"# to be completed\n- title: A Lantern\n{more}- title: An Orchard\n"
    dump = read_dump(saved(text, "mine.yml"))
    assert [record.title for record in dump.records] == ["A Lantern", "An Orchard"]


@pytest.mark.parametrize(
    "line",
    ["date: 2024-13-45", "date: 24-12-2024", "arxiv: 2408.0123", "links: {kode: https://a.org}"],
)
def test_what_cannot_be_is_a_mistake(line: str) -> None:
    dump = read_dump(saved(f"- title: A Lantern\n  venue: Lamps\n  {line}\n", "mine.yml"))
    assert [problem.line for problem in dump.problems] == [3]


def test_ids_behind_keys_are_written_by_hand_and_no_choice_is_asked_for() -> None:
    dump = read_dump(saved("- arxiv: 2401.10020\n- arxiv: 2401.10021\n"))
    assert [page.layout for page in dump.pages] == ["hand"]
    assert [record.arxiv for record in dump.records] == ["2401.10020", "2401.10021"]


def test_a_finding_too_long_for_a_list_is_read_and_warned_of() -> None:
    text = f"- title: A Lantern\n  finding: Lit {'very ' * 24}well.\n- title: B\n  finding: Lit.\n"
    dump = read(text)
    assert [str(record.finding)[-5:] for record in dump.records] == ["well.", "Lit."]
    (problem,) = dump.problems
    assert (problem.line, problem.severity) == (2, "warning")
    assert "26 words" in problem.message


def test_findings_may_stand_under_their_titles() -> None:
    (record,) = read("A Lantern of Sorts:\n  finding: Lit.\n").records
    assert (record.title, record.finding) == ("A Lantern of Sorts", "Lit.")
