"""The map of the list measured: `python -m tests.bench.field_map [PAPERS…]`.

Where papers lie is compared with the vectors by which they are related: by how much of who is near
on the map is near by them (*trustworthiness*, of ten neighbors), and by how many of a paper's ten
neighbors are under its primary topic (*hits*).  Beside ours stand plain t-SNE and, where `pip
install umap-learn` was run in `.venv`, UMAP, of the same vectors.  Then ten papers come: what
publishing moves, and where a build puts them.  For lists of so many papers it says what a build
and what publishing takes.
"""

import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree
from sklearn.feature_extraction import DictVectorizer
from sklearn.manifold import trustworthiness

from sitegen.content.map_lock import WIDTH, Layout
from sitegen.content.settings import read_settings
from sitegen.library.field_map import field_map
from sitegen.library.lay_out import lay_out
from sitegen.library.layout import layout_of, links_of, primary_topics
from sitegen.library.library import Library
from sitegen.library.map_labels import Label
from sitegen.library.plain_layout import plain_layout
from sitegen.library.related import Related, relate, vectors_of
from sitegen.progress import Progress
from sitegen.site.plan import read
from tests.bench.big_list import write_list
from tests.corpus import CONTENT

SIZES = (4090, 10_000)
NEAREST = 10
COMING, DRAWS = 10, 5
WIDTHS = (1280, 800, 390)

Points = NDArray[np.float64]


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    for line in figures(sizes):
        print(line, flush=True)


def figures(sizes: Sequence[int] = ()) -> Iterator[str]:
    """Every figure as a line; those of made lists only for `sizes`."""
    library = _library(CONTENT)
    related = relate(library)
    yield f"{'':26}{'trustworthiness':>16}{'hits':>8}"
    yield from _layouts(library, related)
    yield ""
    yield from _coming(library, related)
    yield ""
    yield from _labels(field_map(library, related).labels)
    yield ""
    yield f"{'papers':>8}  CPU seconds of a build: laid out / half of it newcomers / never; publish"
    yield _costs(library)
    for size in sizes:
        with TemporaryDirectory() as folder:
            write_list(size, Path(folder))
            yield _costs(_library(Path(folder) / "content"))


def _library(content: Path) -> Library:
    return read(read_settings(content), Progress()).library


# -- How well it is laid out


def _layouts(library: Library, related: Mapping[str, Sequence[Related]]) -> Iterator[str]:
    vectors = _vectors(library)
    topics = primary_topics(library)
    never = replace(library, layout={})
    found: dict[str, Callable[[], Points]] = {
        "as published": lambda: _points(library.layout, topics),
        "as published anew": lambda: _points(lay_out(never, related), topics),
        "never published": lambda: _points(plain_layout(topics, links_of(related)), topics),
        "plain t-SNE": lambda: _tsne(vectors),
        "plain UMAP": lambda: _umap(vectors),
    }
    far = np.asarray(1 - (vectors @ vectors.T).toarray()).clip(0)
    np.fill_diagonal(far, 0)
    for name, make in found.items():
        if (name == "as published" and not library.layout) or (
            name == "plain UMAP" and not find_spec("umap")
        ):
            yield f"{name:26}{'not here':>16}"
            continue
        points = make()
        trust = trustworthiness(far, points, n_neighbors=NEAREST, metric="precomputed")
        yield f"{name:26}{trust:16.3f}{_hits(points, [*topics.values()]):8.3f}"


def _vectors(library: Library) -> csr_matrix:
    return DictVectorizer().fit_transform(vectors_of(library).values())


def _tsne(vectors: csr_matrix) -> Points:
    import openTSNE

    return np.asarray(openTSNE.TSNE(metric="cosine", random_state=0).fit(vectors.toarray()))


def _umap(vectors: csr_matrix) -> Points:
    import umap

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(umap.UMAP(metric="cosine", random_state=0).fit_transform(vectors))


def _points(layout: Layout, papers: Iterable[str]) -> Points:
    return np.array([layout[paper] for paper in papers], dtype=np.float64)


def _hits(points: Points, topics: Sequence[str], of: Sequence[int] | None = None) -> float:
    """How many of the nearest of some points, or of all, are of the same topic; from 0 to 1."""
    _, nearest = cKDTree(points).query(points, NEAREST + 1)
    shares = []
    for number in range(len(points)) if of is None else of:
        others = [other for other in nearest[number] if other != number][:NEAREST]
        shares.append(sum(topics[other] == topics[number] for other in others) / NEAREST)
    return float(np.mean(shares))


# -- When papers come


def _coming(library: Library, related: Mapping[str, Sequence[Related]]) -> Iterator[str]:
    topics, papers = primary_topics(library), [*library.papers]
    layout = library.layout if library.layout.keys() >= {*papers} else lay_out(library, related)
    draws = [papers[:COMING], *(Random(seed).sample(papers, COMING) for seed in range(1, DRAWS))]
    for drawn, coming in zip(("the newest", *["drawn"] * DRAWS), draws, strict=False):
        before = {paper: layout[paper] for paper in papers if paper not in coming}
        published = lay_out(replace(library, layout=before), related)
        built = layout_of(before, topics, links_of(related))
        moved = np.subtract(_points(published, before), _points(before, before))
        shifts = np.sort(np.hypot(moved[:, 0], moved[:, 1])) / WIDTH
        places = [papers.index(paper) for paper in coming]
        by_publishing, by_building = (
            _hits(_points(each, topics), [*topics.values()], places) for each in (published, built)
        )
        yield (
            f"{COMING} papers come ({drawn}): publishing moves the others by "
            f"{np.median(shifts):.2%} of the width (median; {shifts[-1]:.1%} at most); "
            f"hits of the new {by_publishing:.2f} by publish, {by_building:.2f} by build"
        )


# -- Labels


def _labels(labels: Sequence[Label]) -> Iterator[str]:
    for width in WIDTHS:
        shown = [label for label in labels if label.from_width <= width]
        over = {
            label.topic
            for pair in combinations(shown, 2)
            if _overlap(*pair, width)
            for label in pair
        }
        share = len(over) / max(1, len(shown))
        yield f"{width:5} px: {len(shown)} of {len(labels)} labels, {share:.0%} of them overlap"


def _overlap(one: Label, other: Label, width: int) -> bool:
    across, down = ((a + b) / 2 for a, b in zip(one.size, other.size, strict=True))
    right, below = (abs(a - b) * width / WIDTH for a, b in ((one.x, other.x), (one.y, other.y)))
    return right < across and below < down


# -- What it takes


def _costs(library: Library) -> str:
    related = relate(library)
    never, begun = replace(library, layout={}), time.process_time()
    layout = lay_out(never, related)
    publishing = time.process_time() - begun
    half = dict(list(layout.items())[::2])
    seconds = []
    for known in (layout, half, {}):
        one, begun = replace(library, layout=known), time.process_time()
        field_map(one, related)
        seconds.append(time.process_time() - begun)
    build = " / ".join(f"{each:.2f}" for each in seconds)
    return f"{len(library.papers):8,}  {build}; {publishing:.1f}"


if __name__ == "__main__":
    main()
