"""Relations: which papers extend, contradict or compare with which, as the curator says."""

from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.curation import Curation, stated_at
from sitegen.content.record import Provenance
from sitegen.content.relations import RelationKind, StatedRelation
from sitegen.content.yaml_file import YamlFile
from sitegen.errors import Problem
from sitegen.library.names import Found, PaperResolver


class Relation(Struct, frozen=True, kw_only=True):
    """What a paper has to do with the `other` (its id).

    If it `is_inverse`, the other extends the paper, contradicts it or compares itself with it.
    `why` is about whichever of the two does, and may be empty.
    """

    kind: RelationKind
    other: str
    why: str
    origin: Provenance
    is_inverse: bool = False


Relations = Mapping[str, tuple[Relation, ...]]  # by the id of the paper, each from both sides
NO_RELATIONS: Relations = {}

_ORDER = tuple(RelationKind)


def find_relations(curation: Curation, names: PaperResolver) -> Found[Relations]:
    """The relations of each paper that has any; to another paper it has at most one."""
    problems: list[Problem] = []
    known: dict[frozenset[str], StatedRelation] = {}
    found: dict[str, list[Relation]] = {}
    for stated in curation.relations:
        sides = [names.find(curation.file, *side) for side in stated.sides]
        problems += (problem for side in sides for problem in side.problems)
        papers = [side.value for side in sides if side.value]
        pair = frozenset(papers)
        if len(papers) == 2 and (len(pair) == 1 or pair in known):
            problems.append(_refused(curation.file, stated, known.get(pair)))
        elif len(papers) == 2:
            known[pair] = stated
            for paper, relation in zip(papers, _both_ways(curation, stated, *papers), strict=True):
                found.setdefault(paper, []).append(relation)
    return Found({paper: tuple(each) for paper, each in found.items()}, tuple(problems))


def _refused(file: YamlFile, stated: StatedRelation, earlier: StatedRelation | None) -> Problem:
    """One between a paper and itself, or two papers of which an earlier entry says something."""
    _, (place, name) = stated.sides
    if earlier is None:
        return file.problem(place, f"'{name}' is the paper itself", "name another paper")
    line = stated_at(file, earlier.place).line
    message = f"a second relation of the two papers of line {line}"
    return file.problem(place, message, "keep the one that says most")


def _both_ways(
    curation: Curation, stated: StatedRelation, paper: str, other: str
) -> tuple[Relation, Relation]:
    """The relation as the paper and as the other has it."""
    origin = stated_at(curation.file, stated.place)
    relation = Relation(kind=stated.kind, other=other, why=stated.why, origin=origin)
    return relation, replace(relation, other=paper, is_inverse=True)


def relations_among(relations: Relations, papers: Collection[str]) -> Relations:
    """Those between papers that are shown, in the order in which a page says them: a kind after
    the other, what the paper itself does first.
    """
    shown = {
        paper: tuple(sorted((each for each in relations[paper] if each.other in papers), key=_rank))
        for paper in relations
        if paper in papers
    }
    return {paper: each for paper, each in shown.items() if each}


def _rank(relation: Relation) -> tuple[int, bool]:
    return _ORDER.index(relation.kind), relation.is_inverse
