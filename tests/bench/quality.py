"""How good a partition of records is, over their pairs: precision, recall and F1."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Pairs that are rightly together, of those put together and of those that belong."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.found + self.wanted)

    def __add__(self, other: "Quality") -> "Quality":
        return Quality(
            right=self.right + other.right,
            found=self.found + other.found,
            wanted=self.wanted + other.wanted,
        )

    def __str__(self) -> str:
        return f"{self.precision:9.4f} {self.recall:9.4f} {self.f1:9.4f}"


def quality(clusters: Iterable[Sequence[int]], papers: Sequence[int]) -> Quality:
    """Compare a partition of the positions with the true one."""
    true: defaultdict[int, int] = defaultdict(int)
    right = found = 0
    for paper in papers:
        true[paper] += 1
    for cluster in clusters:
        found += len(cluster) * (len(cluster) - 1) // 2
        right += sum(papers[a] == papers[b] for a, b in combinations(cluster, 2))
    wanted = sum(size * (size - 1) // 2 for size in true.values())
    return Quality(right=right, found=found, wanted=wanted)
