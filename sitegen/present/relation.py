"""How a relation between two papers reads, from either side."""

from collections.abc import Iterator

from sitegen.content.relations import RelationKind
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.library.relations import Relation
from sitegen.present.card import marked_year, paper_link
from sitegen.present.view import RelationView

_SAYS = {
    RelationKind.EXTENDS: ("Extends", "Extended by"),
    RelationKind.CONTRADICTS: ("Contradicts", "Contradicted by"),
    RelationKind.COMPARES: ("Compares with", "Compared in"),
}


def relation_text(relation: Relation) -> str:
    """What the paper has to do with the other, to go before its title."""
    return _SAYS[relation.kind][relation.is_inverse]


def relations_of(library: Library, paper: Paper) -> Iterator[RelationView]:
    for relation in library.relations.get(paper.id, ()):
        other = library.papers[relation.other]
        yield RelationView(
            says=relation_text(relation),
            paper=paper_link(other, marked_year(other)),
            why=relation.why,
        )
