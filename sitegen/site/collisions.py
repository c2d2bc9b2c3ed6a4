"""Collisions: two files of the site that some computers cannot store side by side."""

import unicodedata
from collections.abc import Iterable, Iterator

from sitegen.content.settings import Settings
from sitegen.errors import Problem
from sitegen.site_map import MARKDOWN, markdown_of


def collisions(
    paths: Iterable[str], handwritten: Iterable[str], settings: Settings
) -> Iterator[Problem]:
    """A problem for each path that differs from another only by case, or is a folder of another.

    `paths` are all files of the site, with a page's path once for each page there; `handwritten`
    are the addresses of the pages that can be renamed.
    """
    sources = {address: settings.pages / markdown_of(address) for address in handwritten}
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in sorted(
        paths, key=lambda path: path in sources
    ):  # last, so that these get the blame
        name = _folded(path)
        parents = list(_parents(name))
        blocked = (files[each] for each in (name, *parents) if each in files)
        other = next(blocked, folders.get(name))
        if other and not path.endswith(MARKDOWN):
            yield Problem(
                path=str(sources.get(path, settings.content)),
                message=f"'{path}' and '{other}' cannot both be in the site",
                remedy="rename the handwritten page or the topic's slug",
            )
        files.setdefault(name, path)
        folders |= dict.fromkeys(parents, path)


def _parents(name: str) -> Iterator[str]:
    while name := name.rpartition("/")[0]:
        yield name


def _folded(path: str) -> str:
    """The name as a computer sees it that ignores case and how accents are encoded."""
    return unicodedata.normalize("NFC", path).casefold()
