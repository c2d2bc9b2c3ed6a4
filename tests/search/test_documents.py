"""What a reader can find."""

from sitegen.content.handwritten import Handwritten
from sitegen.search.documents import documents
from sitegen.text.dates import YearFrom
from tests.factories import JAN, TEAM, date, library, organization, paper, topic

CACHES = topic("caches", "Caches", introduction="Begin with **[the lantern](../papers/x.md)**.")
PAGE = "# On *forgetting*\n\nSee `snake_case` and\n\n> [this](x.md).\n"
LANTERN = paper(
    "Lantern", abstract=("One.", "Two."), finding="Lanterns help.", date=date("2024-02-03")
)


def test_papers_topics_and_pages_can_be_found() -> None:
    written = {"essays/one.html": Handwritten(markdown=PAGE)}
    found = {one.kind: one for one in documents(library([LANTERN], topics=[CACHES]), written)}
    assert (found["paper"].title, found["paper"].text) == ("Lantern", "One.\n\nTwo.")
    assert found["paper"].finding == "Lanterns help."
    assert (found["paper"].topic, found["paper"].topics) == ("Caches", ("caches",))
    assert (found["paper"].year, found["paper"].url) == (2024, f"papers/{LANTERN.id}.html")
    assert found["topic"].text == "How to keep things. Begin with the lantern."
    assert found["topic"].url == "topics/caches.html"
    assert (found["page"].title, found["page"].url) == ("On forgetting", "essays/one.html")
    assert found["page"].text == "See snake_case and this."


def test_an_inferred_year_is_marked() -> None:
    guess = paper("Finch", date=date("2024-02-03", by=YearFrom.CAPTURE))
    found = documents(library([LANTERN, guess]), {})
    marks = {one.title: one.is_year_inferred for one in found if one.kind == "paper"}
    assert marks == {"Lantern": False, "Finch": True}


def test_a_paper_is_found_by_its_authors_and_their_organization() -> None:
    one = paper("Nests", authors=(JAN, TEAM), organization=organization("Acme"))
    (found, _) = documents(library([one]), {})
    assert found.authors == ("Jan van der Berg Jr.", "The Quokka Team", "Acme")


def test_an_unsorted_paper_has_no_topic() -> None:
    (one, _) = documents(library([LANTERN], topics=[CACHES], filed={LANTERN.id: []}), {})
    assert (one.topic, one.topics) == (None, ())
