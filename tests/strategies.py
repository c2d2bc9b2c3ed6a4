"""Shared strategies: invented papers, and the listing pages that would show them."""

from dataclasses import dataclass
from datetime import date as day

from hypothesis import strategies as st

from sitegen.text.dates import PartialDate, YearFrom

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CAPITALS = _LETTERS.upper()

words = st.text(_LETTERS, min_size=2, max_size=9)
names = st.builds(lambda first, rest: first + rest, st.sampled_from(_CAPITALS), words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A paper as a page shows it; `when` is the line below the dot."""

    title: str
    abstract: str
    who: str | None = None
    when: str | None = None


@st.composite
def titles(draw: st.DrawFn) -> str:
    """Two to ten words in title case; some end in a question or an exclamation mark."""
    heading = " ".join(draw(st.lists(names, min_size=2, max_size=10)))
    return heading + draw(st.sampled_from(["", "", "", "?", "!"]))


@st.composite
def abstracts(draw: st.DrawFn) -> str:
    """A sentence or several; the last may lack its full stop or end with a link."""
    sentences = draw(st.lists(st.lists(words, min_size=6, max_size=14), min_size=1, max_size=4))
    text = " ".join(" ".join(sentence).capitalize() + "." for sentence in sentences)
    link = " Code: https://example.org/" + draw(words)
    return draw(st.sampled_from([text, text, text.removesuffix("."), text + link]))


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """A paper with who and when, as the cards layout shows most of them."""
    organization = draw(names) + " " + " ".join(draw(st.lists(names, min_size=1, max_size=4)))
    count = draw(st.integers(1, 999))
    date = draw(partial_dates())
    comments = draw(st.none() | st.integers(0, 999))
    return Card(
        title=draw(titles()),
        abstract=draw(abstracts()),
        who=draw(st.sampled_from([f"  • {count} authors", organization])),
        when=str(date) if comments is None else f"{date} {comments}",
    )


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A day as a listing may state it, with or without a year."""
    date = draw(st.dates(day(1990, 1, 1), day(2100, 1, 1)))
    if draw(st.booleans()):
        return PartialDate(month=date.month, day=date.day)
    return PartialDate(month=date.month, day=date.day, year=date.year, year_from=YearFrom.LISTING)


def glued_page(papers: list[Card]) -> str:
    head = "Get trending papers in your email inbox once a day!\n"
    head += "Get trending papers in your email inbox!\nSubscribe"
    return head + "\n".join(f"{paper.title}\n{paper.abstract}" for paper in papers) + "\n"


def cards_page(papers: list[Card], captured: str = "Apr 15", *, heading: bool = True) -> str:
    """A page in the cards layout; without `Daily Papers` in its head, in the bare one."""
    head = ["new", "Get trending papers in your email inbox!", "Subscribe"]
    head += ["Daily Papers"] if heading else []
    head += ["byAK and the research community", captured]
    return "\n\n".join([*head, *(_card(paper) for paper in papers)]) + "\n"


def bare_page(papers: list[Card], captured: str = "Mar 13") -> str:
    return cards_page(papers, captured, heading=False)


def _card(paper: Card) -> str:
    text = f"{paper.title}\n\n{paper.abstract}"
    return text if paper.who is None else f"{text}\n\n{paper.who}\n·\n{paper.when}"
