"""Map lock: where the papers of the list lie on its map, as it was last published.

`content/map.lock` is committed by the curator and written by publishing alone, so that a point
stays where readers found it.  It is JSON with one line per paper, in whole steps of a grid, and so
the same on every machine.
"""

import json
from collections.abc import Mapping

Place = tuple[int, int]  # steps from the left and from the top
Layout = Mapping[str, Place]  # by the id of the paper

WIDTH, HEIGHT = 1600, 1000  # of the grid: a place is below both
FORMAT = 1


def write_map_lock(layout: Layout) -> str:
    """The file's text, in the order of the ids."""
    lines = [f"  {json.dumps(paper)}: [{x}, {y}]" for paper, (x, y) in sorted(layout.items())]
    return f'{{"format": {FORMAT},\n "papers": {{\n' + ",\n".join(lines) + "\n}}\n"
