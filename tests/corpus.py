"""Where the lists lie that tests read: the bundled one, and the real dumps if at hand."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
TOPICS = CONTENT / "topics.yml"
BUNDLED = CONTENT / "dumps"
REAL = ROOT.parent / "shared" / "dumps"  # not in a clone: their abstracts are not ours to give

needs_real_dumps = pytest.mark.skipif(not REAL.is_dir(), reason="the real dumps are not here")

each_folder_of_dumps = pytest.mark.parametrize(
    "folder",
    [pytest.param(REAL, id="real", marks=needs_real_dumps), pytest.param(BUNDLED, id="bundled")],
)
