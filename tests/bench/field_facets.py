"""Facets measured against two careful readers: `python -m tests.bench.field_facets`.

`facet_labels.json` has, by the ids of sixty papers, what each reader gave them, the main value
first; phrases were written with other papers in view.  A value is right if either reader gave it,
and the figure beside it is for both.  Each folder of dumps is judged by itself: full abstracts in
one, our own summaries in the other.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.facets import Facet, read_facets
from sitegen.content.yaml_file import read_yaml
from sitegen.library.facets import Classifier
from sitegen.library.paper import paper_id
from tests.bench.topics import DUMPS, papers
from tests.corpus import CONTENT

FACETS = CONTENT / "facets.yml"
LABELS = Path(__file__).with_name("facet_labels.json")

Labels = Mapping[str, Mapping[str, Sequence[Sequence[str]]]]  # by paper and facet: each reader's


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What one paper was given of one facet, and what each reader gave it, the main value first."""

    paper: str
    given: tuple[str, ...]
    readers: tuple[frozenset[str], ...]
    main: frozenset[str]

    @property
    def by_either(self) -> frozenset[str]:
        return frozenset().union(*self.readers)

    @property
    def by_both(self) -> frozenset[str]:
        return frozenset.intersection(*self.readers)


def labels() -> Labels:
    found: Labels = json.loads(LABELS.read_text(encoding="utf-8"))
    return found


def facets() -> tuple[Facet, ...]:
    return read_facets(read_yaml(str(FACETS), FACETS.read_text(encoding="utf-8")))[0]


def judge(folder: Path) -> dict[str, list[Judged]]:
    """The labeled papers that a folder of dumps has, by the slug of each facet."""
    classifier = Classifier(facets())
    texts = {paper_id(title): (title, text) for title, text in papers(folder).items()}
    judged: dict[str, list[Judged]] = {facet.slug: [] for facet in facets()}
    for paper, given in labels().items():
        if paper in texts:
            found = classifier.classify(*texts[paper])
            for slug, readers in given.items():
                values = tuple(each.value for each in found if each.facet == slug)
                judged[slug].append(_judged(paper, values, readers))
    return judged


def _judged(paper: str, given: tuple[str, ...], readers: Sequence[Sequence[str]]) -> Judged:
    return Judged(
        paper=paper,
        given=given,
        readers=tuple(map(frozenset, readers)),
        main=frozenset(reader[0] for reader in readers if reader),
    )


def figures(judged: Sequence[Judged]) -> str:
    """Precision, recall of what both gave, and how many papers have any value."""
    given = sum(len(one.given) for one in judged)
    right = sum(len(one.by_either & {*one.given}) for one in judged)
    by_both = sum(len(one.by_both & {*one.given}) for one in judged)
    wanted = sum(len(one.by_both) for one in judged)
    covered = [one for one in judged if one.given]
    first = sum(one.given[0] in one.main for one in covered)
    return (
        f"{given} values of {len(covered)} of {len(judged)} papers: "
        f"{_share(right, given)} given by either reader, {_share(by_both, given)} by both; "
        f"{_share(by_both, wanted)} of the {wanted} that both gave are found; "
        f"the first is main for a reader in {_share(first, len(covered))}"
    )


def overall(judged: Mapping[str, Sequence[Judged]]) -> str:
    """The precision over all facets."""
    every = [one for those in judged.values() for one in those]
    given = sum(len(one.given) for one in every)
    right = sum(len(one.by_either & {*one.given}) for one in every)
    return f"{_share(right, given)} of {given} values right"


def agreement(judged: Sequence[Judged]) -> str:
    """How far the readers agree with one another: the precision of one by the other."""
    one, other = (sum(len(each.readers[n]) for each in judged) for n in (0, 1))
    both = sum(len(each.by_both) for each in judged)
    return f"the second gave {_share(both, one)} of the first's, the first {_share(both, other)}"


def by_value(facet: Facet, judged: Sequence[Judged]) -> Iterator[str]:
    for value in facet.values:
        given = [one for one in judged if value.slug in one.given]
        right = sum(value.slug in one.by_either for one in given)
        both = sum(value.slug in one.by_both for one in judged)
        found = sum(value.slug in one.by_both for one in given)
        yield f"{value.slug}: {right} of {len(given)} right, {found} of {both} found"


def facet_lines() -> Iterator[str]:
    """By the dumps at hand: summaries of the list's own, and abstracts."""
    for folder in DUMPS:
        judged = judge(folder)
        yield f"{folder.parent.name}/{folder.name}: {overall(judged)}"
        for facet in facets():
            yield f"  {facet.title}: {figures(judged[facet.slug])}"
            yield f"    readers: {agreement(judged[facet.slug])}"
            yield from (f"    {line}" for line in by_value(facet, judged[facet.slug]))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"


if __name__ == "__main__":
    print(*facet_lines(), sep="\n")
