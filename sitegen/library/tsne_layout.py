"""Layout by t-SNE: where publishing puts papers, so that those on like subjects lie together.

openTSNE does it, of the optional extra `papershelf[map]`.  Plain t-SNE and UMAP, by the vectors
that relate papers, keep neighbors together (trustworthiness .97 and .98) and topics less so (of the
ten nearest, .80 and .83 are under the same).  Here the vectors are first brought to the few
dimensions in which papers differ most, and topics and groups count once more: .98 and .91
(`tests/bench/field_map.py`).  For a layout that readers come back to, openTSNE has what the others
lack: it goes on where a former one ended.  scikit-learn's t-SNE does not reach beyond some thousand
papers, umap-learn brings a compiler of 200 MB, and networkx lays out graphs, which become hairballs
where everything is a bit related to everything.

Results differ between machines in the last digits, and so in everything: that is why a layout is
published, and a build only reads it.
"""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.content.map_lock import HEIGHT, WIDTH, Layout, Place
from sitegen.library.free_places import FreePlaces, least_distance
from sitegen.library.term_vectors import Vector

if TYPE_CHECKING:  # they take a second to load
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Points = NDArray[np.float64]  # a row for each paper

FEWEST = 30  # papers: fewer have no neighborhoods to be told apart
_DIMENSIONS = 30
_PRIMARY, _TOPICS, _GROUP = 0.1, 0.05, 0.1  # how much the same of these adds to a cosine
_PERPLEXITY = 30
_ITERATIONS = 500
_ITERATIONS_ON = 20  # from a former layout: more move what is old and make nothing better
_MANY = 10_000  # papers, from which on forces are interpolated
_PART_OF_WAY = 0.5  # that an old point then goes
_RANKS = 0.5  # how much of a place on an axis is its rank: what is empty gets narrow
_MARGIN = 40  # steps around all points
_ANGLES = 36
_BLOCKS = (8, 5)  # of the map, that are to be filled evenly
_APART = 0.42  # of the distance that points would have if they were spread evenly
_PUSHES = 200


class Evidence(Struct, frozen=True, kw_only=True):
    """What says where a paper belongs: the vector by which it is related to others (its words, its
    authors and more), its topics, the primary one first, and the group of that.
    """

    likeness: Vector
    topics: tuple[str, ...]
    group: str


def is_installed() -> bool:
    return find_spec("openTSNE") is not None


def tsne_layout(papers: Mapping[str, Evidence], before: Layout) -> dict[str, Place]:
    """A place for each paper, no two the same.  From a layout `before`, which may be empty, the
    papers move little.
    """
    names = sorted(papers)
    features = _features([papers[name] for name in names])
    if before:
        points = _moved(features, [before.get(name) for name in names])
    else:
        points = _filling(_embedded(features))
    free = FreePlaces(least_distance(len(names)))
    places = ((round(float(x)), round(float(y))) for x, y in _pushed_apart(points))
    return {name: free.nearest(place) for name, place in zip(names, places, strict=True)}


# -- What is near what


def _features(papers: Sequence[Evidence]) -> "Points":
    """The product of two rows says how much two papers have in common."""
    import numpy as np

    topics = [dict.fromkeys(each.topics, _TOPICS**0.5) for each in papers]
    primary = [dict.fromkeys(each.topics[:1], _PRIMARY**0.5) for each in papers]
    groups = [{each.group: _GROUP**0.5} if each.group else {} for each in papers]
    return np.hstack(
        [_subjects(papers), *(_matrix(each).toarray() for each in (primary, topics, groups))]
    )


def _subjects(papers: Sequence[Evidence]) -> "Points":
    """Vectors of length 1, in the dimensions in which papers differ most."""
    import numpy as np
    from sklearn.preprocessing import normalize
    from sklearn.utils.extmath import randomized_svd

    matrix = _matrix([each.likeness for each in papers])
    dimensions = min(_DIMENSIONS, matrix.shape[0] - 1, matrix.shape[1] - 1)
    if dimensions < 1:
        return np.zeros((len(papers), 1))
    left, sizes, _ = randomized_svd(matrix, dimensions, n_iter=7, random_state=0)
    return np.asarray(normalize(left * sizes), dtype=np.float64)


def _matrix(rows: Sequence[Mapping[str, float]]) -> "csr_matrix":
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    values, places, ends = [], [], [0]
    for row in rows:
        for name, value in row.items():
            places.append(columns.setdefault(name, len(columns)))
            values.append(value)
        ends.append(len(places))
    return csr_matrix((values, places, ends), shape=(len(rows), max(1, len(columns))))


def _embedded(features: "Points", begin: "Points | None" = None) -> "Points":
    """A place in the plane for each row; with a layout to begin with, a few steps from that."""
    import numpy as np
    import openTSNE

    affinities = openTSNE.affinity.PerplexityBasedNN(
        features, perplexity=min(_PERPLEXITY, (len(features) - 1) / 3), random_state=0
    )
    if begin is None:
        first = openTSNE.initialization.spectral(affinities.P, random_state=0)
        tsne = openTSNE.TSNE(n_iter=_ITERATIONS, random_state=0)
        found = tsne.fit(affinities=affinities, initialization=first)
    else:
        method = "bh" if len(features) < _MANY else "fft"
        laid = openTSNE.TSNEEmbedding(begin, affinities, negative_gradient_method=method)
        found = laid.optimize(n_iter=_ITERATIONS_ON, momentum=0.8)
    return np.asarray(found, dtype=np.float64)


# -- On the map


def _filling(points: "Points") -> "Points":
    """The points turned and stretched so that they fill the map as evenly as they can."""
    import numpy as np

    turned = (points @ _turn(np.pi * n / _ANGLES) for n in range(_ANGLES))
    return min((_stretched(each) for each in turned), key=_unevenness)


def _turn(angle: float) -> "Points":
    import numpy as np

    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def _stretched(points: "Points") -> "Points":
    """Each axis stretched to the map, more where it is crowded."""
    import numpy as np

    axes = []
    for axis, size in zip(points.T, (WIDTH, HEIGHT), strict=True):
        extent = np.ptp(axis) or 1.0
        ranks = np.empty(len(axis))
        ranks[np.argsort(axis, kind="stable")] = (np.arange(len(axis)) + 0.5) / len(axis)
        along = (1 - _RANKS) * (axis - axis.min()) / extent + _RANKS * ranks
        axes.append(_MARGIN + along * (size - 2 * _MARGIN))
    return np.stack(axes, axis=1)


def _unevenness(points: "Points") -> float:
    import numpy as np

    columns, rows = _BLOCKS
    blocks = (points // (WIDTH / columns, HEIGHT / rows)).astype(int) @ (1, columns)
    return float(np.bincount(blocks, minlength=columns * rows).std())


def _moved(features: "Points", before: Sequence[Place | None]) -> "Points":
    """The old points on their way from where they were, the others among those like them."""
    import numpy as np
    from sklearn.neighbors import NearestNeighbors

    old = np.array([place is not None for place in before])
    begin = np.array([place or (0, 0) for place in before], dtype=np.float64)
    if not old.all():
        neighbors = NearestNeighbors(n_neighbors=min(5, int(old.sum()))).fit(features[old])
        nearest = neighbors.kneighbors(features[~old], return_distance=False)
        begin[~old] = begin[old][nearest].mean(axis=1)
    middle, size = begin.mean(axis=0), begin.std() or 1.0
    usual = 2.3 * len(begin) ** 0.3  # about what the layout of so many papers ends with
    moved = _laid_on(begin, _embedded(features, (begin - middle) * usual / size), old)
    moved[old] = begin[old] + _PART_OF_WAY * (moved[old] - begin[old])
    return moved.clip((_MARGIN // 2,) * 2, (WIDTH - _MARGIN // 2, HEIGHT - _MARGIN // 2))


def _laid_on(begin: "Points", points: "Points", old: "NDArray[np.bool_]") -> "Points":
    """The points turned, moved and made larger or smaller, so that the old ones move least."""
    import numpy as np

    middle, target = points[old].mean(axis=0), begin[old].mean(axis=0)
    centered = points[old] - middle
    left, sizes, right = np.linalg.svd(centered.T @ (begin[old] - target))
    scale = sizes.sum() / ((centered**2).sum() or 1.0)
    return np.asarray((points - middle) @ (left @ right) * scale + target)


def _pushed_apart(points: "Points") -> "Points":
    """The points with some distance between any two, as far as there is room."""
    import numpy as np
    from scipy.spatial import cKDTree

    distance = _APART * (WIDTH * HEIGHT / len(points)) ** 0.5
    places = points.copy()
    for _ in range(_PUSHES):
        pairs = cKDTree(places).query_pairs(distance, output_type="ndarray")
        if not len(pairs):
            break
        first, second = pairs.T
        between = places[second] - places[first]
        length = np.maximum(np.hypot(*between.T), 1e-9)
        push = between * (0.3 * (distance - length) / length)[:, None]
        np.subtract.at(places, first, push)
        np.add.at(places, second, push)
        places = places.clip((0, 0), (WIDTH - 1, HEIGHT - 1))
    return places
