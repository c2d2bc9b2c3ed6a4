"""How a paper, a topic or a date reads wherever it is listed."""

from msgspec.structs import replace

from sitegen.content.taxonomy import UNSORTED, Topic
from sitegen.library.authors import Author
from sitegen.library.library import Library
from sitegen.library.once import once_a_paper
from sitegen.library.paper import Paper
from sitegen.present.address import papers_of
from sitegen.present.byline import byline
from sitegen.present.elsewhere import original
from sitegen.present.finding import finding
from sitegen.present.hue import hue
from sitegen.present.view import CardView, LinkView
from sitegen.site_map import TOPIC
from sitegen.text.dates import PartialDate
from sitegen.text.prose import typeset

_INFERRED = ", year inferred"


def card(library: Library, paper: Paper, *, topic: Topic | None = None) -> CardView:
    """A paper in a list; in the list of `topic` it says whether that is its first topic."""
    shown = _card(library, paper)
    is_secondary = topic is not None and topic != library.primary(paper)
    return replace(shown, secondary=True) if is_secondary else shown


@once_a_paper
def _card(library: Library, paper: Paper) -> CardView:
    primary = library.primary(paper)
    return CardView(
        id=paper.id,
        title=typeset(paper.title.value),
        url=paper.url,
        date=marked_date(paper.date.value) if paper.date else "",
        year=marked_year(paper),
        byline=byline(library, paper),
        finding=finding(paper),
        topic=topic_link(primary),
        hue=hue(library.taxonomy, primary.group) if primary else 0,
        elsewhere=original(paper),
        has_code=any(link.kind == "code" for link in paper.links),
        pick=library.pick(paper) or "",
        is_lean=library.is_lean,
    )


def marked_year(paper: Paper) -> str:
    """The year; one that nobody states says so."""
    if not paper.year:
        return ""
    return f"{paper.year}{_INFERRED}" if paper.is_year_inferred else str(paper.year)


def topic_link(topic: Topic | None) -> LinkView:
    if topic is None:
        return LinkView(text="Unsorted", url=TOPIC.at(UNSORTED))
    return LinkView(text=topic.name, url=TOPIC.at(topic.slug))


def excerpt(text: str, length: int) -> str:
    """The beginning of a text, cut between words."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def date_text(date: PartialDate | None) -> str:
    """A date beside which its origin is said; `marked_date` is for all others."""
    if date is None:
        return "date not listed"
    return str(date) if date.year else f"{date}, year not listed"


def marked_date(date: PartialDate | None) -> str:
    """A date that says by itself if nobody states its year."""
    return f"{date_text(date)}{_INFERRED if date and date.is_inferred else ''}"


def author_link(author: Author, note: str = "") -> LinkView:
    """An author by name, with where their papers are if there are several."""
    return LinkView(text=author.name, url=papers_of(author), note=note)


def paper_link(paper: Paper, note: str = "") -> LinkView:
    """A link to the paper's page."""
    return LinkView(text=typeset(paper.title.value), url=paper.url, note=note)
