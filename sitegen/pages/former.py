"""Former addresses: a page for every address that was published and has no page now.

What has moved leaves a redirect, what is gone a note that says where to look.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.cross_references import name_of
from sitegen.library.library import Library
from sitegen.present.address import papers_of
from sitegen.present.card import author_link, topic_link
from sitegen.present.view import GoneView, LinkView, MovedView, Page
from sitegen.site_map import (
    ADDRESSES,
    AUTHOR,
    AUTHORS,
    GONE,
    HEIRS,
    MOVED,
    PAPER,
    TOPIC,
    YEAR,
    YEARS,
)
from sitegen.text.clean import counted
from sitegen.text.prose import typeset


def former_pages(library: Library, living: Collection[str]) -> Iterator[Page]:
    """A page for each former address; `living` are those that have one."""
    made = {page.path: page for page in (*_papers(library), *_topics(library))}
    yield from made.values()
    for path in library.lock.addresses:
        if path.endswith(".html") and path not in living and path not in made:
            yield _elsewhere(library, path)


def _papers(library: Library) -> Iterator[Page]:
    """Redirects for merged papers, tombstones for removed ones."""
    redirects = library.lock.redirects
    for entry in library.lock.entries.values():
        if entry.id in library.papers:
            continue
        paper = library.papers.get(redirects.get(entry.id, ""))
        if paper:
            yield _moved(PAPER.at(entry.id), "paper", typeset(paper.title.value), paper.url)
        else:
            yield _gone(PAPER.at(entry.id), entry.title, "This paper is no longer on the list.")


def _topics(library: Library) -> Iterator[Page]:
    """Redirects for renamed topics, notes for those that were divided or retired."""
    for slug, topics in library.taxonomy.former.items():
        if len(topics) == 1:
            yield _moved(TOPIC.at(slug), "topic", topics[0].name, TOPIC.at(topics[0].slug))
        else:
            text = "This topic was divided; its papers are under the topics below."
            links = tuple(topic_link(topic) for topic in topics)
            yield _gone(TOPIC.at(slug), _named_by(slug), text, links)
    for slug, words in library.taxonomy.retired.items():
        links = tuple(_where_papers_went(library, slug))
        text = words or "This topic was retired."
        text += " Its papers are now under the topics below." if links else ""
        yield _gone(TOPIC.at(slug), _named_by(slug), text, links)


def _where_papers_went(library: Library, slug: str) -> Iterator[LinkView]:
    """The topics of the papers that stood under `slug`, the most frequent first."""
    topics = Counter(topic_link(library.primary(paper)) for paper in library.once_in(slug))
    for link, count in topics.most_common():
        yield LinkView(text=link.text, url=link.url, note=counted(count, "paper"))


def _elsewhere(library: Library, path: str) -> Page:
    """The page at the address of one that the list no longer fills, or nobody writes."""
    list_of, _, part = path.removesuffix(".html").rpartition("/page-")
    name = path.removesuffix(".html").rpartition("/")[2]
    is_list = f"{list_of}/".startswith((TOPIC.folder, YEAR.folder, AUTHOR.folder))
    is_list = is_list or f"{list_of}.html" in ADDRESSES.values()
    if list_of and part.isdecimal() and is_list:
        return _moved(path, "page", _named_by(list_of), f"{list_of}.html")
    if path in HEIRS:
        return _moved(path, "page", HEIRS[path].title, HEIRS[path].address)
    if path == TOPIC.at(UNSORTED):
        return _gone(path, "Unsorted", "Every paper of this list now has a topic.")
    if path == YEAR.at(name):
        text = "No paper of this list is here any more."
        return _gone(path, _named_by(name), text, (LinkView(text=YEARS.title, url=YEARS.address),))
    if path == AUTHOR.at(name):
        return _author(library, path, name)
    return _gone(path, name_of(path), "This page is no longer part of the site.")


def _author(library: Library, path: str, slug: str) -> Page:
    """A redirect where the name is now another's; a note where it is nobody's, or several's."""
    heirs = library.authors.former.get(slug, ())
    authors = [library.authors.by_slug[heir] for heir in heirs]
    if len(authors) == 1 and authors[0].is_choice:
        return _moved(path, "author", authors[0].name, papers_of(authors[0]))
    text = (
        "Several people of this name are on this list."
        if authors
        else "No paper of this list names this author any more."
    )
    links = [author_link(author) for author in authors if author.is_choice]
    everyone = LinkView(text=AUTHORS.title, url=AUTHORS.address)
    return _gone(path, _named_by(slug).title(), text, (*links, everyone))


def _named_by(slug: str) -> str:
    """A title for what is known only by its address."""
    return slug.rpartition("/")[2].replace("-", " ").capitalize()


def _moved(path: str, what: str, title: str, url: str) -> Page:
    return Page(
        path=path,
        template=MOVED.name,
        title=title,
        description=f"This address now leads to {title}",
        view=MovedView(what=what, title=title, url=url),
        redirect=url,
    )


def _gone(path: str, title: str, text: str, links: tuple[LinkView, ...] = ()) -> Page:
    return Page(
        path=path,
        template=GONE.name,
        title=title,
        description=f"{title}: {text}",
        view=GoneView(title=title, text=text, links=links),
    )
