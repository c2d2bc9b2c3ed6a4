"""Sources: everything a build reads, read once and from one place.

Later steps get texts and bytes, never folders, so they are the same in a test and in a build.
A file that cannot be read is a problem like any other.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.settings import Settings, config_file
from sitegen.content.text_file import read_text
from sitegen.errors import Problem

REQUIREMENTS = "requirements.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpFile:
    """A saved page as it is on disk. `name` is its path below the dumps folder."""

    name: str
    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """`pages` are hand-written pages by their path below `pages/`, `beside` what lies beside the
    content and is others' to read, and to complain of: `mkdocs.yml` and `requirements.txt`.

    An absent file is ``; an absent lock is None, because an empty one is a mistake.
    """

    dumps: tuple[DumpFile, ...]
    topics: str
    curation: str
    lock: str | None
    pages: dict[str, str]
    beside: dict[str, str]
    problems: tuple[Problem, ...]


def read_sources(settings: Settings) -> Sources:
    problems: list[Problem] = []
    dumps = [file for folder in settings.dumps for file in _dump_files(folder, problems)]
    problems += _missing(settings)
    config = config_file(settings.content)
    return Sources(
        dumps=_each_once(dumps, problems),
        topics=_text(settings.topics_file, problems),
        curation=_text(settings.curation_file, problems),
        lock=_text(settings.lock_file, problems) if os.path.lexists(settings.lock_file) else None,
        pages=_pages(settings.pages, problems),
        beside={name: read_text(config.with_name(name))[0] for name in (config.name, REQUIREMENTS)},
        problems=tuple(problems),
    )


def _visible_files(folder: Path, pattern: str) -> list[Path]:
    """Files below `folder`, but none that is hidden or in a hidden folder."""
    paths = [path for path in sorted(folder.rglob(pattern)) if path.is_file()]
    return [p for p in paths if not any(s.startswith(".") for s in p.relative_to(folder).parts)]


def _dump_files(folder: Path, problems: list[Problem]) -> Iterator[DumpFile]:
    for path in _visible_files(folder, "*"):
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(_unreadable(path, error))
        else:
            name = path.relative_to(folder).as_posix()
            yield DumpFile(name=name, path=str(path), data=data)


def _each_once(dumps: Iterable[DumpFile], problems: list[Problem]) -> tuple[DumpFile, ...]:
    first: dict[str, DumpFile] = {}
    for dump in dumps:
        if first.setdefault(dump.name, dump) is not dump:
            problems.append(_repeated_name(dump, first[dump.name]))
    return tuple(first.values())


def _pages(folder: Path, problems: list[Problem]) -> dict[str, str]:
    """The hand-written pages; whatever else lies in their folder is named as not published."""
    pages = {}
    for path in _visible_files(folder, "*"):
        if path.suffix == ".md":
            pages[path.relative_to(folder).as_posix()] = _text(path, problems)
        else:
            problems.append(_not_a_page(path))
    return pages


def _not_a_page(path: Path) -> Problem:
    return Problem(
        path=str(path),
        message="not published: a page is a Markdown file whose name ends in '.md'",
        remedy="rename it, or keep it elsewhere",
        severity="notice",
    )


def _text(path: Path, problems: list[Problem]) -> str:
    text, faults = read_text(path)
    problems += faults
    return text


def _unreadable(path: Path, error: OSError) -> Problem:
    message = f"cannot be read: {error.strerror or error}"
    return Problem(path=str(path), message=message, remedy="check the file")


def _missing(settings: Settings) -> list[Problem]:
    """No folder of dumps, or no taxonomy, means a wrong folder rather than an empty list."""
    problems = [
        Problem(
            path=str(folder),
            message="is not a folder" if folder.is_file() else "there is no such dumps folder",
            remedy="name the folder of saved pages, or start a list with 'sitegen new DIR'",
        )
        for folder in settings.dumps
        if not folder.is_dir()
    ]
    if settings.pages.is_file():
        remedy = "make it a folder, with a Markdown file for each page"
        problems.append(Problem(path=str(settings.pages), message="is not a folder", remedy=remedy))
    if not (settings.topics_file.is_file() or settings.topics_file.is_dir()):
        problems.append(
            Problem(
                path=str(settings.topics_file),
                message="there is no taxonomy",
                remedy="name the content folder with --content, or start with 'sitegen new DIR'",
            )
        )
    return problems


def _repeated_name(dump: DumpFile, first: DumpFile) -> Problem:
    return Problem(
        path=dump.path,
        message=f"a second dump named '{dump.name}' (the first: {first.path})",
        remedy="rename one; records are identified by their dump's name",
    )
