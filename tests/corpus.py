"""Where the lists lie that tests read: the bundled one, and the real captures if at hand."""

from pathlib import Path

import pytest

from sitegen.content.dumps.saved_file import SavedFile

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
TOPICS = CONTENT / "topics.yml"
BUNDLED = CONTENT / "dumps"
REAL = ROOT.parent / "shared" / "dumps"  # not in a clone: their abstracts are not ours to give

CAPTURES = ROOT.parent / "shared" / "captures"

needs_real_dumps = pytest.mark.skipif(not REAL.is_dir(), reason="the real dumps are not here")

each_folder_of_dumps = pytest.mark.parametrize(
    "folder",
    [pytest.param(REAL, id="real", marks=needs_real_dumps), pytest.param(BUNDLED, id="bundled")],
)


def saved(what: Path | str | bytes, name: str = "page.txt") -> SavedFile:
    """A file as a build reads it: one on disk, or one that holds this and lies nowhere."""
    if isinstance(what, Path):
        return SavedFile(name=what.name, path=str(what), data=what.read_bytes())
    data = what if isinstance(what, bytes) else what.encode("utf-8", errors="surrogatepass")
    return SavedFile(name=name, path=name, data=data)
