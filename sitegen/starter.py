"""Starter: a new reading list, in an empty folder, that builds at once."""

import shlex
from collections.abc import Iterator
from importlib.resources import as_file
from pathlib import Path

from sitegen.content.requirements_file import PLACEHOLDER, REQUIREMENTS
from sitegen.content.starter_texts import STARTER
from sitegen.errors import SitegenError
from sitegen.origin import requirement
from sitegen.site import output

_DOT = "dot-"


def start(directory: Path) -> Iterator[str]:
    """Write the starter's files into `directory` and say what they are for.

    Raises SitegenError if the folder holds anything: nothing is ever overwritten.
    """
    if directory.exists() and any(directory.iterdir()):
        raise SitegenError(f"{directory}: not empty (name a new folder; nothing was written)")
    with as_file(STARTER) as starter:
        contents = {
            _placed(path.relative_to(starter).as_posix()): path.read_bytes()
            for path in sorted(starter.rglob("*"))
            if path.is_file()
        }
    origin = requirement()
    if origin:
        contents[REQUIREMENTS] = _filled(contents[REQUIREMENTS], origin)
    output.write_files(directory, contents)
    yield f"A reading list in {directory}:"
    yield "  content/dumps/        saved listing pages; drop yours here, or `sitegen import FILE`"
    yield "  content/topics.yml    the topics, and the phrases that put a paper there"
    yield "  content/facets.yml    what else to filter papers by, if you like"
    yield "  content/curation.yml  your picks, notes and corrections"
    yield "  content/pages/        your own pages; begin with the one about the list"
    yield "  mkdocs.yml            the site's name and address"
    if not origin:
        yield "  requirements.txt      where to install sitegen from; fill it in before you publish"
    go_there = [] if directory.resolve() == Path.cwd() else [f"cd {shlex.quote(str(directory))}"]
    yield f"Next: {' && '.join([*go_there, 'sitegen serve'])}"
    yield "It builds again whenever you edit; `sitegen check` says what is left to do."


def _placed(name: str) -> str:
    """Where a file goes; in the package, `dot-` stands for a leading dot."""
    return f".{name.removeprefix(_DOT)}" if name.startswith(_DOT) else name


def _filled(requirements: bytes, origin: str) -> bytes:
    """The starter's requirements with the origin in place of the placeholder's line."""
    lines = requirements.decode().splitlines()
    return "".join(f"{origin if PLACEHOLDER in line else line}\n" for line in lines).encode()
