"""Byline: who wrote a paper, as far as that is known, in a line, and where their papers are."""

from collections.abc import Sequence

from sitegen.library.chosen import value_of
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.address import papers_of
from sitegen.present.view import LinkView
from sitegen.text.clean import counted
from sitegen.text.person import Person


def people(paper: Paper) -> tuple[Person, ...]:
    """The authors whose names are known."""
    return value_of(paper.facts.get("authors")) or ()


def are_all(paper: Paper) -> bool:
    """Are those all of its authors? They are, unless a source says otherwise."""
    return value_of(paper.facts.get("authors_complete")) is not False


def linked_people(library: Library, paper: Paper) -> tuple[LinkView, ...]:
    """The names, each with where its author's papers are if there are several."""
    authors = library.authors.of_paper(paper)
    pairs = zip(people(paper), authors, strict=True)
    return tuple(LinkView(text=person.name, url=papers_of(author)) for person, author in pairs)


def byline(library: Library, paper: Paper) -> tuple[LinkView, ...]:
    """`Zhu et al.`, `Zhu and Li`, `Google` or `7 authors` in pieces; empty if nothing is known.

    Family names lead to their authors' papers.
    """
    names = zip(people(paper), library.authors.of_paper(paper), strict=True)
    links = [LinkView(text=person.family, url=papers_of(author)) for person, author in names]
    if links:
        return _short(links, are_all=are_all(paper))
    if paper.organization:
        return (_plain(paper.organization.value.name),)
    count = paper.authors_count
    return (_plain(counted(count.value, "author")),) if count else ()


def short_names(people: Sequence[Person], *, are_all: bool) -> str:
    """`Zhu et al.`, `Zhu and Li`; empty if nobody is named."""
    names = [_plain(person.family) for person in people]
    return "".join(piece.text for piece in _short(names, are_all=are_all))


def _short(names: Sequence[LinkView], *, are_all: bool) -> tuple[LinkView, ...]:
    if len(names) > 2 or (names and not are_all):
        return names[0], _plain(" et al.")
    return (names[0], _plain(" and "), names[1]) if len(names) == 2 else tuple(names)


def _plain(text: str) -> LinkView:
    return LinkView(text=text, url="")


def full_byline(paper: Paper) -> str:
    """All names that are known, or what is known instead of them."""
    names = ", ".join(person.name for person in people(paper))
    if names:
        return names if are_all(paper) else f"{names} and others"
    return unnamed(paper)


def unnamed(paper: Paper) -> str:
    """What is known of authors who are not named: `7 authors, names not listed`."""
    if paper.organization:
        return paper.organization.value.name
    if paper.authors_count:
        count = paper.authors_count.value
        return f"{counted(count, 'author')}, {'name' if count == 1 else 'names'} not listed"
    return "authors not listed"
