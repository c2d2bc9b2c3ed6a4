"""What rose and what faded, as a page shows it."""

from sitegen.pages.render import render, render_markdown
from sitegen.pages.trends import trends_view
from sitegen.pages.year import year_pages
from tests.factories import date, library, paper, picked, settings

OLD = [paper(f"Owls {n}", date=date("2020-03-01"), abstract=()) for n in range(60)]
NEW = [paper(f"Lamps {n}", date=date("2025-03-01"), abstract=["Of moths."]) for n in range(38)] + [
    paper("Quiet moths", date=date("2025-01-01")),
    paper("Loud moths", date=date("2025-01-02")),
]
LIBRARY = library([*OLD, *NEW], decisions={NEW[0].id: picked(), NEW[39].id: picked()})


def test_papers_that_name_the_term_come_first_and_picks_among_them() -> None:
    found = trends_view(LIBRARY)
    assert found is not None
    moths = next(each for each in found.rose if each.term.text == "moths")
    assert (moths.before, moths.since) == (0, 100)
    assert [link.text for link in moths.papers] == ["Loud moths", "Quiet moths", "Lamps 0"]
    assert moths.term.url == "explore.html#q=moths"


def test_shares_are_said_in_words_and_in_the_markdown() -> None:
    page = next(iter(year_pages(LIBRARY, settings())))
    assert "of 60 papers before 2025, and of 40 since" in render(page)
    assert "- Rose: moths, 0% to 100%: [Loud moths](" in render_markdown(page)
