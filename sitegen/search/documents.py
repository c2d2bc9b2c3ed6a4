"""Documents: what a reader can find: every paper, every topic, every page a person wrote."""

from collections.abc import Iterator, Mapping

from sitegen.content.handwritten import Handwritten
from sitegen.content.markdown_extensions import OURS, Extensions
from sitegen.library.chosen import value_of
from sitegen.library.cross_references import title_of
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.byline import people
from sitegen.present.finding import finding
from sitegen.search import Document
from sitegen.search.written import reader_of
from sitegen.site_map import TOPIC
from sitegen.text.prose import typeset


def documents(
    library: Library, handwritten: Mapping[str, Handwritten], extensions: Extensions = OURS
) -> Iterator[Document]:
    """The documents of the search index. `handwritten` are pages by their address, written with
    these Markdown `extensions`.
    """
    read = reader_of(extensions)
    for paper in library.papers.values():
        yield _paper(library, paper)
    for topic in library.taxonomy.topics:
        yield Document(
            id=topic.slug,
            kind="topic",
            title=topic.name,
            text=f"{topic.scope} {read(topic.introduction)}".strip(),
            url=TOPIC.at(topic.slug),
            topics=(topic.slug,),
        )
    for path, written in handwritten.items():
        title = title_of(path, written)
        body = read(written.markdown).removeprefix(title).strip()
        yield Document(id=path.removesuffix(".html"), kind="page", title=title, text=body, url=path)


def _paper(library: Library, paper: Paper) -> Document:
    primary = library.primary(paper)
    return Document(
        id=paper.id,
        kind="paper",
        title=typeset(paper.title.value),
        text=paper.text,
        finding=finding(paper),
        further=" ".join(_further(paper)),
        url=paper.url,
        authors=_authors(paper),
        identifiers=_identifiers(paper),
        topic=primary.name if primary else None,
        topics=tuple(placement.topic for placement in library.paper_topics[paper.id].placements),
        year=paper.year,
        is_year_inferred=paper.is_year_inferred,
    )


def _further(paper: Paper) -> Iterator[str]:
    """What it found, what it is asked as, where it appeared and what sources list it under."""
    yield finding(paper)
    yield from value_of(paper.facts.get("asked_as")) or ()
    yield value_of(paper.facts.get("venue")) or ""
    yield from value_of(paper.facts.get("labels")) or ()


def _identifiers(paper: Paper) -> tuple[str, ...]:
    """Its arXiv id and its DOI, and those that a record of it has."""
    facts = [value_of(paper.facts.get(name)) for name in ("arxiv", "doi")]
    confirmed = [record for record in paper.records if record.is_confirmed]
    stated = [name for record in confirmed for name in (record.arxiv, record.doi)]
    return tuple(dict.fromkeys(filter(None, facts + stated)))


def _authors(paper: Paper) -> tuple[str, ...]:
    organization = (paper.organization.value.name,) if paper.organization else ()
    return (*(person.name for person in people(paper)), *organization)
