"""Papers in lists, as they are written: once for all lists that have them."""

from collections.abc import Iterator

from sitegen.pages.render import render
from sitegen.pages.site import all_pages
from sitegen.present.card import card
from tests.factories import library, pages_of, paper, settings

FORMULA, PLAIN = r"Nets of $\alpha$", "Nets of α"


def test_a_formula_is_not_taken_for_a_text_that_reads_the_same() -> None:
    """Both lists have papers of one id, and the texts of their titles are equal."""
    pages = {}
    for title in (FORMULA, PLAIN):
        shelf = library([paper(title, identifier="nets-000000"), paper("Lanterns")])
        pages[title] = "".join(map(render, pages_of(shelf)))
    assert "<math" in pages[FORMULA]
    assert "<math" not in pages[PLAIN]


def test_pages_are_made_one_at_a_time() -> None:
    pages = all_pages(library([paper("Lanterns")]), {}, settings(), {}, {})
    assert isinstance(pages, Iterator)
    assert next(pages).path == "index.html"


def test_a_paper_has_one_card_however_many_lists_show_it() -> None:
    one = paper("Lanterns")
    shelf = library([one])
    assert card(shelf, one) is card(shelf, one)
    assert card(library([one]), one) is not card(shelf, one)
