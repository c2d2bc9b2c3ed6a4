"""Hidden authors: people who ask not to be listed, left out of everything that is shown.

Their names are taken out of what the sources state, before a value is chosen: no page, export or
search can then hold one.  Records keep them, so that nothing is matched otherwise, and nothing
counts as corrected.
"""

from collections.abc import Collection, Mapping, Sequence

from sitegen.content.author_decisions import AuthorDecisions
from sitegen.content.record import Provenance, Statement
from sitegen.matching.authors import Name, are_one, read_name
from sitegen.text.person import Person


def hidden_names(decisions: AuthorDecisions) -> dict[str, Person]:
    """The names to hide by their keys: also the others that the curator says are theirs."""
    hidden = {each.person.key: each.person for each in decisions.hidden}
    for group in decisions.same:
        names = {each.person.key: each.person for each in group}
        if not hidden.keys().isdisjoint(names):
            hidden |= names
    return hidden


def without_hidden(
    statements: Mapping[str, Sequence[Statement]], hidden: Collection[str]
) -> dict[str, list[Statement]]:
    """What is stated of one paper, without the names of hidden authors.

    A list of authors that had one says from then on that it is not complete.
    """
    stated = {name: list(found) for name, found in statements.items()}
    named = {each for people, _ in stated["authors"] for each in people if each.key in hidden}
    if not named:
        return stated
    cut: set[Provenance] = set()
    authors: list[Statement] = []
    for people, origin in stated["authors"]:
        kept = tuple(each for each in people if not any(_may_be(each, one) for one in named))
        authors.append((kept, origin))
        if kept != people:
            cut.add(origin)
    others = [each for each in stated["authors_complete"] if each[1] not in cut]
    incomplete: list[Statement] = [(False, origin) for _, origin in authors if origin in cut]
    return stated | {"authors": authors, "authors_complete": [*others, *incomplete]}


def _may_be(person: Person, hidden: Person) -> bool:
    """Is it that name, or as another source of the same paper may write it: `J. Doe`?"""
    if person.key == hidden.key:
        return True
    one, other = read_name(person), read_name(hidden)
    return are_one(one, other) and _abbreviates(_first_name(one), _first_name(other))


def _first_name(name: Name) -> str:
    return next((word for word in name.words if word != name.family), "")


def _abbreviates(one: str, other: str) -> bool:
    """Either the other: names of which none is an initial are one only if they are the same."""
    short, long = sorted((one, other), key=len)
    return short == (long[:1] if len(short) == 1 else long)
