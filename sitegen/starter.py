"""Starter: a new reading list, in an empty folder, that builds at once."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from sitegen.errors import SitegenError
from sitegen.site import output

_DOT = "dot-"


def start(directory: Path) -> Iterator[str]:
    """Write the starter's files into `directory` and say what they are for.

    Raises SitegenError if the folder holds anything: nothing is ever overwritten.
    """
    if directory.exists() and any(directory.iterdir()):
        raise SitegenError(f"{directory}: not empty (name a new folder; nothing was written)")
    with as_file(files("sitegen") / "starter") as starter:
        contents = {
            path.relative_to(starter).as_posix(): path.read_bytes()
            for path in sorted(starter.rglob("*"))
            if path.is_file()
        }
    output.write_files(directory, {_placed(name): data for name, data in contents.items()})
    yield f"A reading list in {directory}:"
    yield "  content/dumps/        saved listing pages; replace the first one with your own"
    yield "  content/topics.yml    the topics, and the phrases that put a paper there"
    yield "  content/curation.yml  your picks, notes and corrections"
    yield "  mkdocs.yml            the site's name and address"
    yield f"Next: cd {directory} && sitegen build && sitegen serve"


def _placed(name: str) -> str:
    """Where a file goes; names that begin with a dot are kept without it in the package."""
    return f".{name.removeprefix(_DOT)}" if name.startswith(_DOT) else name
