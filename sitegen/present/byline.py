"""Byline: who wrote a paper, as far as that is known, in a line."""

from collections.abc import Sequence

from sitegen.library.chosen import value_of
from sitegen.library.paper import Paper
from sitegen.text.clean import counted
from sitegen.text.person import Person


def people(paper: Paper) -> tuple[Person, ...]:
    """The authors whose names are known."""
    return value_of(paper.facts.get("authors")) or ()


def are_all(paper: Paper) -> bool:
    """Are those all of its authors? They are, unless a source says otherwise."""
    return value_of(paper.facts.get("authors_complete")) is not False


def byline(paper: Paper) -> str:
    """`Zhu et al.`, `Zhu and Li`, `Google` or `7 authors`; empty if nothing is known."""
    if names := short_names(people(paper), are_all=are_all(paper)):
        return names
    if paper.organization:
        return paper.organization.value.name
    return counted(paper.authors_count.value, "author") if paper.authors_count else ""


def short_names(people: Sequence[Person], *, are_all: bool) -> str:
    """`Zhu et al.`, `Zhu and Li`; empty if nobody is named."""
    names = [person.family for person in people]
    if len(names) > 2 or (names and not are_all):
        return f"{names[0]} et al."
    return " and ".join(names)


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
