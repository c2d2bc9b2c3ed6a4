"""Who is behind the names: people, their papers, and their addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.curation import Curation, read_curation
from sitegen.content.lock_file import Lock
from sitegen.content.yaml_file import read_yaml
from sitegen.library.author_address import author_slug, without_addresses_of
from sitegen.library.authors import Author, Authors, find_authors, find_identities, wrong_names
from sitegen.library.paper import Paper
from sitegen.site_map import AUTHOR
from sitegen.text.file_name import invalid_name_reason
from sitegen.text.person import Person, parse_person
from tests.factories import library, paper


def person(text: str) -> Person:
    found = parse_person(text)
    assert found, text
    return found


def by(title: str, *names: str) -> Paper:
    lines = (1 + sum(map(ord, title)),)
    return paper(title, lines=lines, authors=tuple(map(person, names)))


def curation(text: str) -> Curation:
    return read_curation(read_yaml("curation.yml", text), None, {})


def authors(papers: list[Paper], decisions: str = "", *published: str) -> Authors:
    shelf = library(papers)
    found = find_identities(curation(decisions), shelf.names)
    assert found.problems == ()
    addresses = tuple(AUTHOR.at(slug) for slug in published)
    return find_authors(shelf.papers.values(), found.value, Lock(addresses=addresses))


def names(found: Authors) -> list[tuple[str, int]]:
    return [(author.name, len(author.papers)) for author in found.by_slug.values()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Saint-Émilion", "ZOE SAINT EMILION"),
        ("J.-P. Åby", "J P Aby"),
        ("Sean O'Neil", "Sean O’Neil"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("Łukasz Straße", "Lukasz Strasse"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    assert person(one).key == person(other).key
    (author,) = authors([by("Nests", one), by("Eggs", other)]).with_page
    assert len(author.papers) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("J. Smith", "John Smith"), ("Ann A. Lee", "Anna Lee"), ("Jan Berg", "Jan Berg Jr.")],
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    assert len(authors([by("Nests", one), by("Eggs", other)]).by_slug) == 2


def test_the_commonest_spelling_is_shown_and_the_others_are_known() -> None:
    papers = [by("Nests", "Zoe Numbat"), by("Eggs", "Zoë Numbat"), by("Wings", "Zoë Numbat")]
    (author,) = authors(papers).by_slug.values()
    assert (author.slug, author.name, author.others) == (
        "zoe-numbat",
        "Zoë Numbat",
        ("Zoe Numbat",),
    )


def test_authors_stand_by_family_and_are_known_in_the_order_of_a_paper() -> None:
    one = by("Nests", "Zoë Numbat", "Jan van der Berg", "Ada Aby")
    found = authors([one])
    assert [name for name, _ in names(found)] == ["Ada Aby", "Jan van der Berg", "Zoë Numbat"]
    assert [author.name for author in found.of_paper(one)] == [
        *("Zoë Numbat", "Jan van der Berg", "Ada Aby")
    ]


def test_two_names_on_one_paper_that_are_one_count_once() -> None:
    (author,) = authors([by("Nests", "Wei Wang", "Wei Wang")]).by_slug.values()
    assert (len(author.papers), author.has_page) == (1, False)


def test_a_page_that_was_published_stays() -> None:
    (author,) = authors([by("Nests", "Ada Aby")], "", "ada-aby").by_slug.values()
    assert author.url == "authors/ada-aby.html"


def test_the_curator_says_which_names_are_one_person() -> None:
    same = "authors: {same: [[Ada Aby, A. Aby]]}"
    found = authors([by("Nests", "A. Aby"), by("Eggs", "a aby"), by("Wings", "Ada Aby")], same)
    (author,) = found.by_slug.values()
    assert (author.slug, author.name, author.others) == ("ada-aby", "Ada Aby", ("a aby", "A. Aby"))
    assert found.former == {"a-aby": ("ada-aby",)}


def test_the_curator_says_which_people_have_one_name() -> None:
    papers = [by(title, "Wei Wang") for title in ("Nests", "Eggs", "Wings", "Songs")]
    apart = "authors: {different: {wei wang: [[Nests, Eggs], [Wings]]}}"
    found = authors(papers, apart)
    assert sorted(names(found)) == [("Wei Wang", 1), ("Wei Wang", 1), ("Wei Wang", 2)]
    plain, *hashed = sorted(found.by_slug)
    assert plain == "wei-wang"
    assert all(re.fullmatch(r"wei-wang-[0-9a-f]{6}", slug) for slug in hashed)
    more = authors(papers, apart.replace("[Wings]", "[Wings, Songs]"))
    assert {*hashed} == {*more.by_slug}
    assert set(more.former["wei-wang"]) == {*hashed}


def test_a_name_that_nobody_has_is_a_warning_with_its_line() -> None:
    papers = [by("Nests", "Ada Aby"), by("Eggs", "Wei Wang")]
    shelf = library(papers)
    text = (
        "authors:\n  same:\n  - [Ada Aby, A. Abby]\n  different: {Wei Wang: [[Nests]]}\n"
        "hidden_authors: [Ada Abi]\n"
    )
    records = [record for one in papers for record in one.records]
    found = [*wrong_names(curation(text), shelf.names, records, shelf.papers)]
    assert [(each.line, each.severity) for each in found] == [(n, "warning") for n in (3, 5, 4)]
    assert "'A. Abby' (did you mean 'Ada Aby'?)" in str(found[0])
    assert "'Nests' has no author 'Wei Wang'" in str(found[2])


# -- Addresses


NAMES = st.text("abA éßøλ王.-'\u2019_1", min_size=1, max_size=80)


@given(NAMES, NAMES)
def test_a_slug_is_a_file_name_and_follows_from_the_name_alone(one: str, other: str) -> None:
    people = [found for text in (one, other) if (found := parse_person(text)) and found.key]
    for each in people:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", author_slug(each))
        assert invalid_name_reason(author_slug(each)) == ""
    if len(people) == 2:
        a, b = people
        assert (author_slug(a) == author_slug(b)) == (a.key == b.key)


@pytest.mark.parametrize("name", ["Con", "Page 2", "王小明"])
def test_a_name_that_is_no_file_name_of_its_own_gets_a_hash(name: str) -> None:
    assert re.fullmatch(r"(con-|page-2-)?[0-9a-f]{6}", author_slug(person(name)))


def test_the_addresses_of_hidden_people_leave_the_lock() -> None:
    kept = ("authors.html", "authors/ada-abyss.html", "papers/ada-aby.html", "ada-aby.html")
    gone = (
        *("authors/ada-aby.html", "authors/ada-aby.md", "authors/ada-aby/page-2.html"),
        "authors/ada-aby-0a1b2c.html",
    )
    lock = Lock(addresses=(*kept, *gone))
    assert without_addresses_of([person("Ada Aby")], lock).addresses == kept
    assert without_addresses_of([], lock) == lock


def test_an_author_without_a_page_has_no_address() -> None:
    assert Author(slug="ada-aby", person=person("Ada Aby")).url == ""
