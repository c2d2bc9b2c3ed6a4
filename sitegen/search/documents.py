"""Documents: what a reader can find: every paper, every topic, every page a person wrote."""

from collections.abc import Iterator, Mapping

from sitegen.library.cross_references import plain, title_of
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.byline import people
from sitegen.present.prose import dashed
from sitegen.search import Document
from sitegen.site_map import TOPIC


def documents(library: Library, handwritten: Mapping[str, str]) -> Iterator[Document]:
    """The documents of the search index. `handwritten` are handwritten pages by their address."""
    for paper in library.papers.values():
        yield _paper(library, paper)
    for topic in library.taxonomy.topics:
        yield Document(
            id=topic.slug,
            kind="topic",
            title=topic.name,
            text=f"{topic.scope} {plain(topic.introduction)}".strip(),
            url=TOPIC.at(topic.slug),
            topics=(topic.slug,),
        )
    for path, text in handwritten.items():
        title = title_of(path, text)
        body = plain(text).removeprefix(title).strip()
        yield Document(id=path.removesuffix(".html"), kind="page", title=title, text=body, url=path)


def _paper(library: Library, paper: Paper) -> Document:
    primary = library.primary(paper)
    return Document(
        id=paper.id,
        kind="paper",
        title=dashed(paper.title.value),
        text=paper.text,
        url=paper.url,
        authors=_authors(paper),
        topic=primary.name if primary else None,
        topics=tuple(placement.topic for placement in library.paper_topics[paper.id].placements),
        year=paper.year,
        is_year_inferred=paper.is_year_inferred,
    )


def _authors(paper: Paper) -> tuple[str, ...]:
    organization = (paper.organization.value.name,) if paper.organization else ()
    return (*(person.name for person in people(paper)), *organization)
