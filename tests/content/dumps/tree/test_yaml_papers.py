"""Papers in YAML as sites and programs keep them; all of it is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.tree.json_tree import Object
from sitegen.content.dumps.tree.yaml_tree import parse_yaml
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import saved

SITE = """# Publications, the newest first
2024:
  - title: "Lantern: Caching"
    authors: "Ada Berg; Bo Cray"
    venue: Journal of Lamps
    year: 2024
    theme: lamps
    featured: true

  - title: Orchard Scheduling
    authors: [Cy Dahl, Di Endo]
    year: 2024
    theme: trees
    url: https://arxiv.org/abs/2401.00002
2023: []
"""
DATABASE = """date: 2024-05-06
papers:
- id: 2024-01-02lantern
  title: 'Lantern: Caching'
  year: '2024-01-02'
  authors:
  - - Ada
    - Berg
  - - Jan
    - van Cray
  urls:
    arxiv: https://arxiv.org/abs/2401.00001
    code: https://github.com/example/lantern
    paper: https://doi.org/10.1000/a.b
  abstract: A cache is lit,
    and forgets nothing.
- id: 2024-02-03orchard
  title: Orchard Scheduling
  year: '2024-02-03'
  authors: []
  abstract: &same |
    Trees wait.
"""


def read(text: str, name: str = "papers.yaml") -> Dump:
    dump = read_dump(saved(text, name))
    assert_accounted_for(dump)
    return dump


def test_a_list_under_years_as_a_site_keeps_it() -> None:
    dump = read(SITE)
    lantern, orchard = dump.records
    assert [page.layout for page in dump.pages] == ["YAML"]
    assert (lantern.title, lantern.venue) == ("Lantern: Caching", "Journal of Lamps")
    assert [person.name for person in lantern.authors] == ["Ada Berg", "Bo Cray"]
    assert (orchard.arxiv, orchard.date and orchard.date.year) == ("2401.00002", 2024)
    assert (lantern.lines, orchard.lines) == (tuple(range(3, 9)), tuple(range(10, 15)))
    assert dump.unused == {"theme": 2}
    assert not dump.problems


def test_names_in_parts_addresses_by_kind_and_a_date_as_year() -> None:
    lantern, orchard = read(DATABASE).records
    assert [person.inverted for person in lantern.authors] == ["Berg, Ada", "van Cray, Jan"]
    assert (lantern.arxiv, lantern.doi) == ("2401.00001", "10.1000/a.b")
    assert [link.kind for link in lantern.links] == ["code"]
    assert (str(lantern.date), lantern.text) == (
        "Jan 2, 2024",
        "A cache is lit, and forgets nothing.",
    )
    assert (orchard.title, orchard.text) == ("Orchard Scheduling", "Trees wait.")


def test_entries_of_bibtex_by_their_keys() -> None:
    entry = (
        "  {}:\n    bibtex:\n      title: Lantern\n      author: Berg, Ada and Cray, Bo\n"
        "      year: '2024'\n    category: lamps\n    link: https://example.org/{}\n"
    )
    record, _ = read("papers:\n" + "".join(entry.format(key, key) for key in ("b", "c"))).records
    assert [person.name for person in record.authors] == ["Ada Berg", "Bo Cray"]
    assert record.labels == ("lamps",)


@pytest.mark.parametrize(
    "text",
    [
        "title: My Site\nauthor:\n  name: Ada Berg\nurl: https://example.org\nplugins:\n  - feed\n",
        "- {title: A Logo, author: Ada Berg, date: 2024-01-02}\n"
        "- {title: A Move, author: Bo Cray, date: 2024-01-03}\n",
        "cff-version: 1.2.0\ntitle: Lamp\nauthors:\n  - family-names: Berg\ndoi: 10.5281/z.1\n",
        "- title: Home\n  url: /index.html\n- title: About\n  url: /about.html\n",
        "name: Tests\non: [push]\njobs:\n  test:\n    steps:\n      - run: make\n",
        "---\ntitle: A Post\nauthor: Ada Berg\ndate: 2024-01-02\n---\n\nWords follow here.\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    ],
)
def test_other_yaml_is_no_list_of_papers(text: str) -> None:
    assert not read(text).records


def test_what_a_curator_mistypes_is_told() -> None:
    dump = read("- title: Lantern\n  autors: [Ada Berg]\n  arxiv: 2401.00001\n")
    assert [page.layout for page in dump.pages] == ["hand"]
    assert "autors" in dump.problems[0].message


def test_what_comes_after_a_mistake_is_not_lost_in_silence() -> None:
    dump = read(SITE + "2022:\n  - title: 'Not closed\n    year: 2022\n")
    assert [record.title for record in dump.records] == ["Lantern: Caching", "Orchard Scheduling"]
    (skipped,) = dump.skipped
    assert skipped.reason.startswith("broken from here on")


def test_aliases_repeat_texts_and_nothing_else() -> None:
    tree = parse_yaml("- &a word\n- *a\n- &b [*a]\n- *b\n")
    assert tree.values == [["word", "word", ["word"], None]]


def test_places_are_those_of_the_text() -> None:
    text = "é: 1\npapers:\n  - a: b\n    c: |\n      d\n\n  - {e: f}\n"
    (root,) = parse_yaml(text).values
    assert isinstance(root, Object)
    papers = root["papers"]
    assert isinstance(papers, list)
    places = [text[each.start : each.end] for each in papers if isinstance(each, Object)]
    assert places == ["a: b\n    c: |\n      d", "{e: f}"]


@pytest.mark.parametrize("text", ["[" * 5_000, "- " * 5_000, "? " * 500 + "a", "a: !!x b\n- c"])
def test_hostile_yaml_is_told_and_not_followed(text: str) -> None:
    parse_yaml(text)


@given(st.text(alphabet="-: \n\t{}[]&*'\"|>#?ab1é\x85", max_size=60))
def test_no_scraps_raise(text: str) -> None:
    parse_yaml(text)
    read(text)


@given(st.data())
def test_a_cut_file_is_accounted_for(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([SITE, DATABASE]))
    read(text[: data.draw(st.integers(0, len(text)))])
