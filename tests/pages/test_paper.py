"""The page of one paper: who wrote it, where it is, and what is not known."""

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given

from sitegen.content.leave_out import LeaveOut
from sitegen.content.lock_file import Lock
from sitegen.library.history import update
from sitegen.library.paper import Paper, build_paper
from sitegen.library.related import Related
from sitegen.pages.paper import paper_page
from sitegen.pages.render import render, render_markdown
from sitegen.present.view import PaperView
from sitegen.text.dates import PartialDate, YearFrom
from sitegen.text.person import Person
from tests.export.titles import titles
from tests.factories import (
    ADA,
    CAPTURES,
    JAN,
    TEAM,
    date,
    facet,
    faceted,
    library,
    organization,
    paper,
    record,
    related_as,
    settings,
    summarized,
)

CROWD = tuple(Person(given="Emu", family=f"The {number}th") for number in range(1, 21))


def view(one: Paper) -> PaperView:
    found: PaperView = paper_page(library([one]), one, (), settings()).view
    return found


def page(one: Paper) -> str:
    return unescape(render(paper_page(library([one]), one, (), settings())))


def test_authors_are_all_named_and_folded_after_twelve() -> None:
    shown = view(paper(authors=CROWD)).authors
    assert (len(shown.first), len(shown.further)) == (12, 8)
    assert shown.first[0].text == "Emu The 1th"
    text = page(paper(authors=CROWD))
    assert "<summary>and 8 more authors</summary>\n<p>Emu The 13th, " in text
    assert "<details>" not in page(paper(authors=CROWD[:12])).partition('class="sg-facts"')[0]


@pytest.mark.parametrize(
    ("facts", "others"),
    [
        ({"authors": (ADA, JAN)}, ""),
        ({"authors": (ADA,), "authors_complete": False}, "and others"),
        (
            {"authors": (ADA,), "authors_complete": False, "authors_count": 9},
            "and others (9 in all)",
        ),
        ({}, ""),
    ],
)
def test_a_list_of_authors_that_is_cut_says_so(facts: dict[str, Any], others: str) -> None:
    assert view(paper(**facts)).authors.others == others


def test_what_is_not_known_is_said_on_the_papers_page() -> None:
    shown = view(paper())
    assert (shown.date, shown.authors.unnamed) == ("date not listed", "authors not listed")
    assert view(paper(authors=(ADA,))).authors.unnamed == ""


def test_an_organization_is_named_beside_the_authors() -> None:
    facts = [
        (fact.label, fact.text)
        for fact in view(paper(organization=organization("Acme"), authors=(TEAM,))).facts
    ]
    assert facts == [("Organization", "Acme")]


@pytest.mark.parametrize(
    ("facts", "text", "note"),
    [
        ({"date": date("2024-08-17")}, "Aug 17, 2024", "from its source page"),
        (
            {"date": date(day=(4, 10))},
            "Apr 10, 2026",
            "year inferred from its source page",
        ),
        ({"arxiv": "2402.00001"}, "Feb 2024", "from its arXiv id"),
        (
            {"date": date(day=(2, 1)), "arxiv": "2402.00001"},
            "Feb 1, 2024",
            "year from its arXiv id",
        ),
        (
            {"curated": {"date": PartialDate(year=2024, year_from=YearFrom.CURATOR)}},
            "2024",
            "date given by the curator",
        ),
    ],
)
def test_a_date_says_where_it_came_from(facts: dict[str, Any], text: str, note: str) -> None:
    shown = view(paper(**facts))
    assert (shown.date, shown.date_note) == (text, note)


def test_the_paper_itself_comes_first_then_its_other_forms_and_its_code() -> None:
    one = paper(arxiv="2402.00001", abstract=("Code: https://github.com/a/b.",))
    (row,) = re.findall(r'<p class="sg-read">(.*?)</p>', page(one), re.DOTALL)
    assert re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', row) == [
        ("https://arxiv.org/abs/2402.00001", "Read the paper"),
        ("https://arxiv.org/pdf/2402.00001", "PDF"),
        ("https://arxiv.org/html/2402.00001", "HTML"),
        ("https://github.com/a/b", "Code"),
    ]


def test_the_title_is_looked_up_only_where_nothing_better_is_known() -> None:
    text = page(paper())
    assert re.search(r'class="sg-button" href="https://arxiv[^>]*>Find on arXiv<', text)
    assert "Find it elsewhere" in text and text.count("arxiv.org/search") == 1
    known = page(paper(doi="10.5555/emu"))
    assert "Find on arXiv" not in known and "Find it elsewhere" not in known


def test_a_mistake_can_be_reported_from_the_page() -> None:
    text = page(paper())
    assert "Id: sparrow-a-small-cache-" in text
    assert "send it to whoever keeps this list" in text


def test_identifiers_lead_to_the_paper_and_the_paper_is_no_link_in_its_own_text() -> None:
    address = "https://arxiv.org/abs/2402.00001"
    shown = view(paper(arxiv="2402.00001", abstract=(f"See {address}, https://a.org/x.",)))
    assert [(fact.label, fact.url) for fact in shown.facts] == [("arXiv", address)]
    assert [link.url for link in shown.links] == ["https://a.org/x"]


@given(titles)
def test_names_and_venues_stay_text(text: str) -> None:
    person = Person(family=text, given=text)
    one = paper(authors=(person,), venue=text)
    rendered = paper_page(library([one]), one, (), settings())
    assert f"<p>{person.name}</p>" in unescape(render(rendered))
    assert "<script" not in render(rendered).partition("---\n\n")[2]
    assert render_markdown(rendered)


def test_what_nobody_confirms_is_marked_and_nothing_else_on_the_page_uses_it() -> None:
    one = paper(authors=(ADA,), arxiv="2402.00001", is_confirmed=False)
    text, shown = page(one), paper_page(library([one]), one, (), settings())
    assert "Authors: Ada Bettong" in text
    said = "Unconfirmed</a> (only in source page 1, line 1): Authors: Ada Bettong; arXiv: <a"
    assert text.count(said) == 1
    assert (view(one).authors.unnamed, view(one).reading.original) == ("", None)
    assert "citation_author" not in dict(shown.head.citation)
    assert all("Bettong" not in each.text for each in view(one).citations)
    said = "- Unconfirmed (only in source page 1, line 1): Authors: Ada Bettong; arXiv: 2402"
    assert said in render_markdown(shown)


def test_a_venue_says_its_year_where_the_paper_appeared_in_another() -> None:
    stated = PartialDate(year=2025, year_from=YearFrom.LISTING)
    listed = record("A Lantern", lines=(1,), date=date("2024-08-17"))
    published = record("A Lantern", lines=(2,), date=stated, venue="Lamps", is_reference=True)
    one = build_paper([listed, published], (), CAPTURES)
    assert [fact.text for fact in view(one).facts if fact.label == "Venue"] == ["Lamps, 2025"]
    assert (view(one).date, view(one).date_iso) == ("Aug 17, 2024", "2024-08-17")


def test_whose_words_the_summary_is_comes_after_all_other_facts() -> None:
    own = summarized("A sparrow keeps it.", comments=3)
    words = "The reading list’s own summary"
    assert [(fact.label, fact.text) for fact in view(own).facts][-1] == ("", words)
    assert f"<li>{words}</li>\n</ul>" in page(own)
    assert words not in page(paper(abstract=("A sparrow keeps it.",)))


def test_on_a_large_list_a_page_says_what_only_it_can_say() -> None:
    one, other = paper("Nests", authors=(ADA, JAN)), paper("Eggs")
    lock = update(Lock(), [one, other], None, bare=True)
    large = library([one, other], leave_out=frozenset({"copies"}), lock=lock)
    related = (Related(id=other.id, similarity=0.5, terms=("eggs",)),)
    found = paper_page(large, one, related, settings())
    text = unescape(render(found))
    names = dict(found.head.citation)["citation_authors"].split("; ")
    assert names == ["Bettong, Ada", "van\u00a0der\u00a0Berg, Jan Jr."]
    assert found.head.json_ld == found.description == ""
    assert f'<li><a href="{other.id}.html">Eggs</a>' in text
    assert "<details" not in text
    assert 'href="../data.html#feeds">How to cite it</a>' in text
    published = library([one, other], leave_out=frozenset({"copies"}))
    whole = paper_page(published, one, related, settings())
    assert "<details" in render(whole)
    assert (found.is_brief, whole.is_brief) == (True, False)


def test_a_papers_facets_lead_to_the_papers_alike_and_say_why() -> None:
    one = paper()
    made_of = facet("made-of", "clay", "iron", title="Made of <what>?")
    shown = {"made-of": ["iron"]}
    found = library([one], facets=faceted({one.id: shown}, made_of))
    text = render(paper_page(found, one, (), settings()))
    assert '<h2 id="facet-made-of">Made of &lt;what&gt;?</h2>' in text
    assert '<a href="../explore.html#facet.made-of=iron">Iron</a>' in text
    assert "<dt>Iron</dt>\n<dd>iron (abstract)</dd>" in text
    decided = faceted({one.id: shown}, made_of, by_curator=True)
    text = render(paper_page(library([one], facets=decided), one, (), settings()))
    assert "<dt>Iron</dt>\n<dd>set by the curator</dd>" in text
    lock = update(Lock(), [one], None, bare=True)
    brief = library([one], facets=decided, lock=lock, leave_out=frozenset({"copies"}))
    text = render(paper_page(brief, one, (), settings()))
    assert '<li>Made of &lt;what&gt;?: <a href="../explore.html#facet.made-of=iron">Iron' in text
    none = render(paper_page(library([one], facets=faceted({}, made_of)), one, (), settings()))
    assert "facet" not in none
    assert "Why these topics" in none


@pytest.mark.parametrize(
    ("kind", "says", "inverse"),
    [
        ("extends", "Extends", "Extended by"),
        ("contradicts", "Contradicts", "Contradicted by"),
        ("compares", "Compares with", "Compared in"),
    ],
)
def test_what_a_curator_says_of_two_papers_is_on_both_pages(
    kind: str, says: str, inverse: str
) -> None:
    one, other = paper("Nests", date=date("2024-08-17")), paper("Eggs")
    shelf = library([one, other], relations=related_as(kind, one, other, "It is warmer & dry."))
    pages = {each.id: paper_page(shelf, each, (), settings()) for each in (one, other)}
    why = "<p>It is warmer & dry.</p>"
    texts = {identifier: unescape(render(each)) for identifier, each in pages.items()}
    assert f'<li>{says} <a href="../{other.url}">Eggs</a>{why}</li>' in texts[one.id]
    assert f'<li>{inverse} <a href="../{one.url}">Nests</a> 2024{why}</li>' in texts[other.id]
    copies = {identifier: render_markdown(each) for identifier, each in pages.items()}
    assert f"- {says} [Eggs](../papers/{other.id}.md): It is warmer & dry." in copies[one.id]
    assert f"- {inverse} [Nests](../papers/{one.id}.md): It" in copies[other.id]


def test_a_relation_needs_no_reason_and_a_page_no_relation() -> None:
    one, other = paper("Nests"), paper("Eggs")
    shelf = library([one, other], relations=related_as("extends", one, other))
    text = render(paper_page(shelf, one, (), settings()))
    assert f'<li>Extends <a href="../{other.url}">Eggs</a></li>' in text
    bare = paper_page(library([one, other]), one, (), settings())
    assert "How it relates" not in render(bare) + render_markdown(bare)


def test_a_paper_whose_relation_is_told_is_not_among_the_related_ones_again() -> None:
    one, other, third = paper("Nests"), paper("Eggs"), paper("Twigs")
    alike = tuple(Related(id=each.id, similarity=0.5, terms=("eggs",)) for each in (other, third))
    told = related_as("extends", one, other)
    lock = update(Lock(), [one, other, third], None, bare=True)
    for leave_out in (frozenset[LeaveOut](), frozenset[LeaveOut]({"copies"})):
        shelf = library([one, other, third], relations=told, leave_out=leave_out, lock=lock)
        found = paper_page(shelf, one, alike, settings())
        assert found.is_brief == bool(leave_out)
        text = render(found)
        assert text.count(f"{other.id}.html") == text.count(f"{third.id}.html") == 1
        assert text.index('id="relations"') < text.index('id="related"')


@pytest.mark.parametrize(
    ("terms", "people", "said"),
    [
        (("lamp oil", "MoE"), (), "In common: lamp oil, MoE."),
        (
            ("lamp oil",),
            ("Ada Bettong", "Jan Berg"),
            "In common: lamp oil. By Ada Bettong and Jan Berg too.",
        ),
        ((), ("Ada Bettong",), "By Ada Bettong too."),
    ],
)
def test_a_related_paper_has_a_reason(
    terms: tuple[str, ...], people: tuple[str, ...], said: str
) -> None:
    one, other = paper("Lamps"), paper("Lanterns")
    related = (Related(id=other.id, similarity=0.5, terms=terms, people=people),)
    page = paper_page(library([one, other]), one, related, settings())
    assert isinstance(page.view, PaperView)
    assert [each.reason for each in page.view.related] == [said]
