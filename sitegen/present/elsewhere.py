"""Elsewhere: where a paper itself can be read, as plain links."""

from collections.abc import Iterator
from urllib.parse import quote_plus

from sitegen.facts import Fact, FactType, Source
from sitegen.library.chosen import value_of
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.present.view import LinkView
from sitegen.text.identifier import arxiv_month, arxiv_url, doi_url
from sitegen.text.link import host_of

# Marks that end or break an address where one is written, as what stands for them.
_UNSAFE = {number: f"%{number:02X}" for number in (*range(33), *map(ord, '<>"{}|\\^`'), 127)}
# Where a title can be looked up: what its words are added to.
_LOOK_UPS = (
    ("arXiv", "https://arxiv.org/search/?searchtype=title&query="),
    ("Semantic Scholar", "https://www.semanticscholar.org/search?q="),
    ("Google Scholar", "https://scholar.google.com/scholar?q="),
    ("Hugging Face Papers", "https://huggingface.co/papers?q="),
)
_OF_PREPRINTS = frozenset({"arXiv", "Hugging Face Papers"})  # which have those of few fields
_FIRST_HTML = (2023, 12)  # the first month whose papers arXiv offers as HTML


def original(paper: Paper) -> LinkView | None:
    """The paper itself: on arXiv, at its DOI, or where a source or the curator says that it is.

    An address in an abstract is none of these: it may be another paper's.
    """
    if arxiv := value_of(paper.facts.get("arxiv")):
        return LinkView(text="arXiv", url=arxiv_url(arxiv))
    if doi := value_of(paper.facts.get("doi")):
        return LinkView(text="DOI", url=_written(doi_url(doi)))
    url = value_of(paper.facts.get("paper_url")) or _given(paper)
    return LinkView(text="paper", url=_written(url)) if host_of(url) else None


def full_texts(paper: Paper) -> Iterator[LinkView]:
    """Its text in other forms, where arXiv has them."""
    arxiv = value_of(paper.facts.get("arxiv"))
    if arxiv is None:
        return
    yield LinkView(text="PDF", url=f"https://arxiv.org/pdf/{arxiv}")
    month = arxiv_month(arxiv)
    if month and month >= _FIRST_HTML:
        yield LinkView(text="HTML", url=f"https://arxiv.org/html/{arxiv}")


@once_a_library
def places(library: Library) -> tuple[tuple[str, str], ...]:
    """Where titles of a list can be looked up, as (name, address to which they are added): among
    preprints only where it has some, or says nothing of where its papers appeared.
    """
    named = set().union(*(paper.facts for paper in library.papers.values()))
    if "arxiv" in named or named.isdisjoint({"doi", "venue"}):
        return _LOOK_UPS
    return tuple(each for each in _LOOK_UPS if each[0] not in _OF_PREPRINTS)


def look_ups(library: Library, title: str) -> Iterator[LinkView]:
    """Searches for a title elsewhere: plain links, nothing is fetched."""
    for name, address in places(library):
        yield LinkView(text=name, url=address + quote_plus(title))


def fact_url(fact: Fact, text: str) -> str:
    """Where an identifier of the table leads; empty for another fact."""
    if fact.type is not FactType.IDENTIFIER:
        return ""
    url = _written({"arxiv": arxiv_url, "doi": doi_url}.get(fact.name, str)(text))
    return url if host_of(url) else ""


def _written(url: str) -> str:
    """The address as it is written among other text: a DOI may hold any mark."""
    return url.translate(_UNSAFE)


def _given(paper: Paper) -> str:
    links = paper.facts.get("links")
    given = (links.stated_by(Source.CURATOR) if links else None) or ()
    return next((link.url for link in given if link.kind == "paper"), "")
