"""Import: files are shown as a build would read them, and copied among the dumps.

The copy stays the source: nothing is converted, and no other file is touched.  Its name begins with
the day, so this is the one place where the clock is an input; `SOURCE_DATE_EPOCH` stops it.
"""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from sitegen.content.dumps.problems import in_yaml
from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.folder import IgnoredFile, files_below, problem_with, read_bytes, too_large
from sitegen.content.record import Dump
from sitegen.content.settings import fixed_time
from sitegen.content.sources import MAX_DUMP_BYTES
from sitegen.errors import Problem
from sitegen.site.import_preview import preview
from sitegen.site.output import add_file
from sitegen.text.clean import counted
from sitegen.text.file_name import MAX_BYTES, hyphenated, split_ending

STDIN = Path("-")

_STDIN_NAME = "standard input"
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
_UNNAMED = "capture"
_NUMBER_BYTES = 5  # kept free for the number of a name that is taken
# Of what comes from standard input, by its layout.
_ENDINGS = {
    "BibTeX": ".bib",
    "RIS": ".ris",
    "PubMed": ".nbib",
    "CSV": ".csv",
    "Markdown": ".md",
    "JSON": ".json",
    "feed": ".xml",
    "HTML": ".html",
    "hand": ".yml",
    "YAML": ".yml",
    "OAI-PMH": ".xml",
}


class Imported(Struct, frozen=True, kw_only=True):
    """What is said of one file; with a problem, it was not copied."""

    lines: tuple[str, ...] = ()
    problem: Problem | None = None


def today() -> date:
    """The day that copies are named after. Raises ContentError if the environment's is none."""
    return (fixed_time() or datetime.now().astimezone()).date()


def import_files(
    paths: Iterable[Path], dumps: Path, day: date, stdin: BinaryIO, *, dry_run: bool = False
) -> Iterator[Imported]:
    """Preview each file, and copy it into the folder `dumps` unless this is a dry run.

    What cannot be read is not copied, and neither is what is there already.  Raises SitegenError if
    the disk fails.
    """
    copies: dict[str, Path] = {}  # of this run, by the digest of their bytes
    for path in paths:
        file = _load(path, stdin)
        if isinstance(file, Problem):
            yield Imported(problem=file)
            continue
        dump = read_dump(file)
        if problem := _problem(dump):
            yield Imported(problem=problem)
            continue
        digest = sha256(file.data).hexdigest()
        if same := copies.get(digest) or _same(dumps, file.data):
            said = [f"not copied: {same} is the same file"]
        else:
            name = dated_name(file.name if path != STDIN else _stdin_name(dump), day)
            copies[digest] = _copied(file.data, dumps, name, copies.values(), dry_run=dry_run)
            done = "would be copied" if dry_run else "copied"
            said = [f"{done} to {copies[digest]}", *_choice(dump, copies[digest].name)]
        yield Imported(lines=(*preview(dump), *(f"  {line}" for line in said)))


def _load(path: Path, stdin: BinaryIO) -> SavedFile | Problem:
    shown = _STDIN_NAME if path == STDIN else str(path)
    data = _from_stdin(stdin) if path == STDIN else _from_disk(path)
    if isinstance(data, IgnoredFile):
        return problem_with(Path(shown), data)
    return data if isinstance(data, Problem) else SavedFile(name=path.name, path=shown, data=data)


def _from_stdin(stdin: BinaryIO) -> bytes | IgnoredFile:
    data = stdin.read(MAX_DUMP_BYTES + 1)
    is_whole = len(data) <= MAX_DUMP_BYTES
    return data if is_whole else too_large(_STDIN_NAME, len(data), MAX_DUMP_BYTES)


def _from_disk(path: Path) -> bytes | IgnoredFile | Problem:
    """The bytes of a regular file; anything else may never end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Problem(path=str(path), message=reason, remedy="check the name")
    if not stat.S_ISREG(mode):
        return _not_a_file(str(path), is_folder=stat.S_ISDIR(mode))
    return read_bytes(path.parent, path, MAX_DUMP_BYTES)


def _not_a_file(path: str, *, is_folder: bool) -> Problem:
    if is_folder:
        return Problem(path=path, message="is a folder", remedy="name the files in it")
    message = "is a pipe, a socket or a device, not a file"
    return Problem(path=path, message=message, remedy="save it first, or pipe it into 'import -'")


def _problem(dump: Dump) -> Problem | None:
    """Why a file has nothing to import."""
    if dump.unread and not dump.unread.layouts:
        message = f"not imported: it looks like {dump.unread.looks_like}"
        return Problem(path=dump.path, line=1, message=message, remedy=dump.unread.remedy)
    if not dump.unread and not dump.records:
        message = f"not imported: no paper was found in its {counted(dump.line_count, 'line')}"
        return Problem(path=dump.path, line=1, message=message, remedy="save the whole page")
    return None


def _choice(dump: Dump, name: str) -> Iterator[str]:
    """What the curator must write first, if the copy is about as like two layouts."""
    if dump.unread:
        for layout in dump.unread.layouts:
            answer = f"{in_yaml(name)}: {{layout: {layout}}}"
            yield f"if it is {layout}, write under dumps in curation.yml: {answer}"


def _same(dumps: Path, data: bytes) -> Path | None:
    """The file among the dumps that has the same bytes."""
    for path, ignored in files_below(dumps):
        with suppress(OSError):  # a build will say what is wrong with it
            if ignored is None and path.stat().st_size == len(data) and path.read_bytes() == data:
                return path
    return None


def _stdin_name(dump: Dump) -> str:
    layout = dump.pages[0].layout if dump.pages else ""
    return f"stdin{_ENDINGS.get(layout, '.txt')}"


def dated_name(name: str, day: date) -> str:
    """`2026-11-21-zotero.bib`; a name that begins with a day keeps it."""
    stem, ending = split_ending(name)
    before = "" if _DATED.match(stem) else f"{day.isoformat()}-"
    room = MAX_BYTES - len(before) - len(ending) - _NUMBER_BYTES
    return f"{before}{hyphenated(stem, room) or _UNNAMED}{ending}"


def _copied(data: bytes, dumps: Path, name: str, taken: Collection[Path], *, dry_run: bool) -> Path:
    """Where the copy is: under that name, or the first number of it that is free."""
    stem, ending = split_ending(name)
    numbered = (f"{stem}-{number}{ending}" for number in count(2))
    for target in map(dumps.joinpath, chain([name], numbered)):
        is_free = target not in taken and not os.path.lexists(target)
        if is_free and (dry_run or add_file(target, data)):
            break
    return target
