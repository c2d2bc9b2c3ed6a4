"""Byline: who wrote a paper, as far as that is known, in a line, and where they have a page."""

from sitegen.library.chosen import value_of
from sitegen.library.library import Library
from sitegen.library.paper import Paper
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
    """The names, each with its author's page where there is one."""
    authors = library.authors.of_paper(paper)
    pairs = zip(people(paper), authors, strict=True)
    return tuple(LinkView(text=person.name, url=author.url) for person, author in pairs)


def byline(library: Library, paper: Paper) -> tuple[LinkView, ...]:
    """`Zhu et al.`, `Zhu and Li`, `Google` or `7 authors` in pieces; empty if nothing is known.

    Family names lead to their authors' pages.
    """
    names, authors = people(paper), library.authors.of_paper(paper)
    links = [LinkView(text=n.family, url=a.url) for n, a in zip(names, authors, strict=True)]
    if links and not (are_all(paper) and len(links) < 3):
        return links[0], _plain(" et al.")
    if links:
        return (links[0], _plain(" and "), links[1]) if len(links) > 1 else (links[0],)
    if paper.organization:
        return (_plain(paper.organization.value.name),)
    count = paper.authors_count
    return (_plain(counted(count.value, "author")),) if count else ()


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
