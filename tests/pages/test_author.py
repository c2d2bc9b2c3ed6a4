"""The index of authors, and what a page says of one."""

import json

import pytest
from msgspec.structs import replace

from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages import author
from sitegen.pages.author import author_index, author_pages
from sitegen.pages.render import render, render_markdown
from sitegen.present.view import AuthorView, Page
from sitegen.text.person import Person, parse_person
from tests.factories import ADA, JAN, TEAM, date, library, paper, settings, topic

TOPICS = (topic(), topic("moths", "Moths"))


def crowd(size: int) -> tuple[Person, ...]:
    found = (parse_person(f"Emu Number{chr(97 + n)}") for n in range(size))
    return tuple(person for person in found if person)


def page(shelf: Library, path: str) -> Page:
    return next(page for page in author_pages(shelf, settings()) if page.path == path).made()


def index(*papers: Paper) -> list[Page]:
    return [*author_index(library(papers))]


def of_ada(*papers: Paper, **facts: object) -> AuthorView:
    view = page(library(papers, **facts), "authors/ada-bettong.html").view  # type: ignore[arg-type]
    assert isinstance(view, AuthorView)
    return view


def test_the_index_has_all_names_by_letter_and_leads_to_page_or_paper() -> None:
    wang = Person(family="王", given="小明")
    one, other = paper("Nests", authors=(ADA, JAN, TEAM)), paper("Eggs", authors=(ADA, wang))
    (found,) = index(one, other)
    names = {
        each.letter: [(link.text, link.url, link.note) for link in each.authors]
        for each in found.view.letters
    }
    assert names == {
        "B": [
            ("van der Berg, Jan Jr.", one.url, ""),
            ("Bettong, Ada", "authors/ada-bettong.html", "2"),
        ],
        "Q": [("The Quokka Team", one.url, "")],
        "Other": [("王小明", other.url, "")],
    }


def test_a_long_index_goes_on_and_its_letters_lead_to_their_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(author, "NAMES_PER_PAGE", 2)
    first, second = index(paper("Nests", authors=(ADA, JAN, TEAM)))
    assert [first.path, second.path] == ["authors.html", "authors/page-2.html"]
    links = [link.url for link in first.view.all_letters]
    assert links == [link.url for link in second.view.all_letters]
    assert links == ["authors.html#b", "authors/page-2.html#q"]
    assert 'href="../authors/page-2.html#q">Q</a>' in render(second)


def test_without_names_the_index_says_so() -> None:
    (found,) = index(paper("Nests"))
    assert "No paper of this list has an author who is named." in render(found)
    assert render_markdown(found) == "# Authors\n"


def test_coauthors_stand_by_how_much_was_written_together() -> None:
    view = of_ada(
        paper("Nests", authors=(JAN, ADA, *crowd(14))),
        paper("Eggs", authors=(ADA, JAN)),
        paper("Wings", authors=(ADA,)),
    )
    first, second, *_ = view.coauthors
    jan = ("Jan van der Berg Jr.", "authors/jan-van-der-berg-jr.html", "2")
    assert (first.text, first.url, first.note) == jan
    assert (second.text, second.url, second.note) == ("Emu Numbera", "", "")
    assert (len(view.coauthors), len(view.further_coauthors)) == (12, 3)


def test_papers_are_the_newest_first_with_their_topics_and_years() -> None:
    old, new = (
        paper(t, authors=(ADA,), date=date(f"{y}-02-03")) for t, y in (("A", 2021), ("B", 2024))
    )
    undated = paper("C", authors=(ADA,))
    filed = {old.id: ["moths"], new.id: ["moths", "caches"], undated.id: []}
    view = of_ada(old, undated, new, topics=TOPICS, filed=filed)
    assert [card.title for card in view.list.cards] == ["B", "A", "C"]
    assert [(link.text, link.note) for link in view.topics] == [("Moths", "2"), ("Unsorted", "1")]
    years = [(link.text, link.url, link.note) for link in view.years]
    assert years == [
        ("2024", "years/2024.html", "1"),
        ("2021", "years/2021.html", "1"),
        ("Date not listed", "years/undated.html", "1"),
    ]


@pytest.mark.parametrize(
    ("person", "path", "kind"),
    [
        (ADA, "authors/ada-bettong.html", "Person"),
        (TEAM, "authors/the-quokka-team.html", "Organization"),
    ],
)
def test_programs_are_told_whose_papers_these_are(person: Person, path: str, kind: str) -> None:
    shelf = library([paper("Nests", authors=(person,)), paper("Eggs", authors=(person,))])
    data = json.loads(page(shelf, path).head.json_ld)
    assert data["@type"] == "CollectionPage"
    assert data["about"] == {"@type": kind, "name": person.name}
    assert len(data["mainEntity"]["itemListElement"]) == 2


def test_the_page_says_how_names_are_taken_and_written() -> None:
    shouted = Person(family="BETTONG", given="Ada")
    papers = [paper(t, authors=(a,)) for t, a in (("A", ADA), ("B", ADA), ("C", shouted))]
    text = render(page(library(papers), "authors/ada-bettong.html"))
    assert "3 papers on this list. Also as Ada BETTONG. Names are taken as they are written" in text


def test_a_hostile_name_stays_text() -> None:
    hostile = Person(family="</script><b>{{ Ola }}", given="[x](y)")
    papers = [paper("A", authors=(hostile, ADA)), paper("B", authors=(hostile,))]
    shelf = library(papers)
    authors = (page.made() for page in author_pages(shelf, settings()))
    for found in (*author_index(shelf), *authors):
        body = render(found).partition("\n---\n")[2]  # the theme escapes what is before it
        assert "Ola" in body and "<b>" not in body and "</script>" not in body
        assert "</script>" not in found.head.json_ld
        assert "[x](y)" not in render_markdown(found)


def test_on_a_large_list_an_author_of_few_papers_leads_to_them_among_all() -> None:
    papers = [paper(f"Nests {n}", authors=(ADA, JAN) if n < 4 else (ADA, TEAM)) for n in range(5)]
    shelf = library(papers, leave_out=frozenset({"authors"}))
    (names,) = author_index(shelf)
    paths = [each.path for each in author_pages(shelf, settings())]
    assert paths == ["authors/ada-bettong.html"]
    (letters, *_) = names.view.letters
    urls = {link.text: link.url for link in letters.authors}
    assert urls["van der Berg, Jan Jr."] == "explore.html#author=jan-van-der-berg-jr"
    assert "Those with 5 or more papers have a page" in render(names)
    assert "(explore.html#author=jan-van-der-berg-jr)" in render_markdown(names)
    published = replace(shelf.lock, addresses=("authors/jan-van-der-berg-jr.html",))
    again = library(papers, leave_out=frozenset({"authors"}), lock=published)
    assert "authors/jan-van-der-berg-jr.html" in {p.path for p in author_pages(again, settings())}
