"""The sentence that says what a paper found."""

from sitegen.present.finding import finding
from tests.factories import paper

LONG = "Lamps are lit by moths, " * 30


def test_what_is_stated_comes_before_how_the_abstract_begins() -> None:
    abstract = ("Moths fly. Lamps burn.", "They meet.")
    assert finding(paper("Moths", abstract=abstract)) == "Moths fly."
    assert finding(paper("Moths", abstract=abstract, finding="Lamps win.")) == "Lamps win."


def test_a_page_that_is_called_a_finding_is_none() -> None:
    assert finding(paper("Moths", abstract=("Moths fly.",), finding=LONG)) == "Moths fly."


def test_a_paper_that_says_nothing_in_a_sentence_has_none() -> None:
    assert finding(paper("Moths", abstract=())) == ""
    assert finding(paper("Moths", abstract=(LONG, "Moths fly."))) == ""
