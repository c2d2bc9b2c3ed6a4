"""Starter texts: what `sitegen new` put into a list for the curator to replace."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from rapidfuzz import fuzz

from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.settings import Settings, config_file
from sitegen.content.sources import Sources
from sitegen.content.text_file import position_at
from sitegen.errors import Problem
from sitegen.site_map import ABOUT, markdown_of

STARTER = files("sitegen") / "starter"

_INVENTED = "content/dumps/first.txt"
_ABOUT = markdown_of(ABOUT.address)
_SAME = 80  # percent: at most a word or two has changed
_PARAGRAPH = re.compile(r"\S.*(?:\n.*\S.*)*")


def starter_texts(settings: Settings, sources: Sources) -> Iterator[Problem]:
    """A warning for each starter text that is still there, unchanged or nearly so."""
    yield from _names(settings, sources)
    yield from _about(settings.pages / _ABOUT, sources.pages.get(_ABOUT, ""))
    yield from _starter_papers(sources.dumps)


def starter_titles() -> set[str]:
    """The titles of the papers that a new list begins with."""
    data = (STARTER / _INVENTED).read_bytes()
    first = SavedFile(name=_INVENTED, path=_INVENTED, data=data)
    return {record.title for record in read_dump(first).records}


def _names(settings: Settings, sources: Sources) -> Iterator[Problem]:
    path = config_file(settings.content)
    text = _packaged(path.name)
    for key, value in (("site_name", settings.name), ("site_description", settings.description)):
        if (starters := _line(text, key)) and value == starters[2]:
            line = _line(sources.beside.get(path.name, ""), key)
            number = position_at(line.string, line.start()).line if line else None
            yield _warning(path, number, f"'{key}' is still the starter's", "write your own")


def _line(text: str, key: str) -> re.Match[str] | None:
    return re.search(rf"^({key}):[ \t]*(.*?)[ \t]*$", text, re.MULTILINE)


def _about(path: Path, text: str) -> Iterator[Problem]:
    starters = [match[0] for match in _paragraphs(_packaged(f"content/pages/{_ABOUT}"))]
    for match in _paragraphs(text):
        if any(fuzz.ratio(match[0], s, score_cutoff=_SAME) for s in starters):
            number = position_at(text, match.start()).line
            yield _warning(path, number, "this paragraph is still the starter's", "write your own")


def _paragraphs(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _PARAGRAPH.finditer(text) if not match[0].startswith("#"))


def _starter_papers(dumps: tuple[SavedFile, ...]) -> Iterator[Problem]:
    starters = _packaged(_INVENTED).split()
    for dump in dumps:
        if len(dump.data) < 1 << 16 and dump.data.decode("utf-8", "replace").split() == starters:
            yield _warning(
                Path(dump.path), 1, "its papers are invented", "replace it with a dump of your own"
            )


def _packaged(name: str) -> str:
    return (STARTER / name).read_text(encoding="utf-8")


def _warning(path: Path, line: int | None, message: str, remedy: str) -> Problem:
    return Problem(path=str(path), line=line, message=message, remedy=remedy, severity="warning")
