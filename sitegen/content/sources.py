"""Sources: everything a build reads, read once and from one place.

Later steps get texts and bytes, never folders, so they are the same in a test and in a build.
A file that cannot be read is a problem like any other.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.folder import IgnoredFile, files_below, problem_with, read_bytes
from sitegen.content.requirements_file import REQUIREMENTS
from sitegen.content.settings import Settings, config_file
from sitegen.content.text_file import read_text
from sitegen.errors import Problem

MAX_DUMP_BYTES = 20_000_000  # a page with hundreds of listings has about 300,000


class Sources(Struct, frozen=True, kw_only=True):
    """`dumps` and `references` are by their paths below those folders, the latter's with
    `references/` in front; `pages` are handwritten pages by their path below `pages/`.

    `beside` are the files beside the content (`mkdocs.yml`, `requirements.txt`) by name, those that
    can be read; problems with them are reported elsewhere.
    `ignored` are the files among the dumps that are not read.

    An absent file is empty text; an absent lock is None, because an empty one is an error.
    """

    dumps: tuple[SavedFile, ...]
    references: tuple[SavedFile, ...]
    topics: str
    curation: str
    glossary: str
    facets: str
    lock: str | None
    map_lock: str | None
    pages: dict[str, str]
    beside: dict[str, str]
    ignored: tuple[IgnoredFile, ...]
    problems: tuple[Problem, ...]


def read_sources(settings: Settings) -> Sources:
    problems: list[Problem] = []
    ignored: list[IgnoredFile] = []
    dumps = [
        file
        for folder in settings.dumps
        for file in _dump_files(folder, ignored, problems, allow_unread=settings.allow_unread)
    ]
    references = [
        replace(file, name=f"{settings.references.name}/{file.name}")
        for file in _dump_files(
            settings.references, ignored, problems, allow_unread=settings.allow_unread
        )
    ]
    problems += _missing(settings)
    config = config_file(settings.content)
    return Sources(
        dumps=_each_once(dumps, problems),
        references=tuple(references),
        topics=_text(settings.topics_file, problems),
        curation=_text(settings.curation_file, problems),
        glossary=_text(settings.glossary_file, problems),
        facets=_text(settings.facets_file, problems),
        lock=_text_if_any(settings.lock_file, problems),
        map_lock=_text_if_any(settings.map_lock, problems),
        pages=_pages(settings.pages, problems),
        beside=_beside(config, REQUIREMENTS),
        ignored=tuple(ignored),
        problems=tuple(problems),
    )


def _dump_files(
    folder: Path, ignored: list[IgnoredFile], problems: list[Problem], *, allow_unread: bool
) -> list[SavedFile]:
    files = []
    for path, why_not in files_below(folder):
        data = why_not or read_bytes(folder, path, MAX_DUMP_BYTES)
        if isinstance(data, IgnoredFile):
            ignored.append(data)
            problems.append(problem_with(path, data, allowed=allow_unread))
        else:
            name = path.relative_to(folder).as_posix()
            files.append(SavedFile(name=name, path=str(path), data=data))
    return files


def _pages(folder: Path, problems: list[Problem]) -> dict[str, str]:
    """The handwritten pages; a hidden one is a draft, and any other file is reported."""
    pages = {}
    for path, why_not in files_below(folder):
        if why_not is not None and why_not.severity != "notice":
            problems.append(problem_with(path, why_not))
        elif why_not is None and path.suffix == ".md":
            pages[path.relative_to(folder).as_posix()] = _text(path, problems)
        elif why_not is None:
            problems.append(_not_a_page(path))
    return pages


def _each_once(dumps: Iterable[SavedFile], problems: list[Problem]) -> tuple[SavedFile, ...]:
    first: dict[str, SavedFile] = {}
    for dump in dumps:
        if first.setdefault(dump.name, dump) is not dump:
            problems.append(_repeated_name(dump, first[dump.name]))
    return tuple(first.values())


def _not_a_page(path: Path) -> Problem:
    return Problem(
        path=str(path),
        message="not published: a page is a Markdown file whose name ends in '.md'",
        remedy="rename it, or keep it elsewhere",
        severity="notice",
    )


def _text_if_any(path: Path, problems: list[Problem]) -> str | None:
    return _text(path, problems) if os.path.lexists(path) else None


def _text(path: Path, problems: list[Problem]) -> str:
    text, unreadable = read_text(path)
    problems += unreadable
    return text


def _beside(config: Path, *names: str) -> dict[str, str]:
    """The texts of `config` and of the files beside it, those that are there and can be read."""
    paths = [config, *map(config.with_name, names)]
    texts = {path.name: read_text(path) for path in paths if os.path.lexists(path)}
    return {name: text for name, (text, problems) in texts.items() if not problems}


def _missing(settings: Settings) -> list[Problem]:
    """If the dumps folder or the taxonomy is missing, this is likely the wrong folder."""
    problems = [
        Problem(
            path=str(folder),
            message="is not a folder"
            if _is_there(folder.is_file)
            else "there is no such dumps folder",
            remedy="name the folder of saved pages, or start a list with 'sitegen new DIR'",
        )
        for folder in settings.dumps
        if not _is_there(folder.is_dir)
    ]
    if _is_there(settings.pages.is_file):
        remedy = "make it a folder, with a Markdown file for each page"
        problems.append(Problem(path=str(settings.pages), message="is not a folder", remedy=remedy))
    if not os.path.lexists(settings.topics_file):
        problems.append(
            Problem(
                path=str(settings.topics_file),
                message="there is no taxonomy",
                remedy="name the content folder with --content, or start with 'sitegen new DIR'",
            )
        )
    return problems


def _is_there(question: Callable[[], bool]) -> bool:
    """False also for anything in a folder that may not be entered."""
    try:
        return question()
    except OSError:
        return False


def _repeated_name(dump: SavedFile, first: SavedFile) -> Problem:
    return Problem(
        path=dump.path,
        message=f"a second dump named '{dump.name}' (the first: {first.path})",
        remedy="rename one; records are identified by their dump's name",
    )
