"""Lock reader: from the text of `papers.lock` to a Lock, taking nothing on trust.

The file's values become file names and text on pages, and hardly anybody reads its lines in a pull
request.  So the type and form of each field is checked, and an error stops the build, because every
address ever published depends on this file.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, TypeVar, get_args

from sitegen.content.lock_file import (
    FORMAT,
    Change,
    Event,
    Lock,
    Published,
    Revision,
    is_identifier,
)
from sitegen.content.lock_format_1 import FORMAT_1, from_format_1
from sitegen.content.text_file import position_at
from sitegen.errors import Problem
from sitegen.store import kept
from sitegen.text.clean import clean
from sitegen.text.file_name import invalid_name_reason

_MAX_TEXT = 5_000
_MAX_DEPTH = 10
_MAX_NAME = 200  # bytes; of a file, with what was appended to its name

_BLANK = re.compile(r"\s*")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})", re.MULTILINE)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{8}", re.ASCII)
_FACT = re.compile(r"[a-z][a-z _]{0,40}", re.ASCII)

_RESTORE = "restore it from git; every published address depends on it"
_UPGRADE = "upgrade sitegen; this version would lose what the newer one published"

T = TypeVar("T")


class _LockError(ValueError):
    """What is wrong, and in which item of which list of the file, if it is in one."""

    def __init__(self, message: str, remedy: str = _RESTORE) -> None:
        super().__init__(message)
        self.remedy = remedy
        self.place: tuple[str, int] | None = None
        self.line: int | None = None

    def at(self, name: str, position: int) -> "_LockError":
        self.place = (name, position)
        return self


@kept
def read_lock(path: str, text: str | None) -> tuple[Lock, tuple[Problem, ...]]:
    """Parse the file. `text` is None if there is no file: then nothing was ever published.

    An invalid file comes back as an empty lock with its problems.
    """
    if text is None:
        return Lock(), ()
    conflict = _CONFLICT.search(text)
    if conflict:
        return Lock(), (_unmerged(path, position_at(text, conflict.start()).line),)
    try:
        lock, identifiers = _lock(_parsed(text))
    except _LockError as wrong:
        return Lock(), (_unreadable(path, text, wrong),)
    return lock, tuple(_repeated(path, text, identifiers))


def _parsed(text: str) -> Mapping[str, Any]:
    """The file's data in the form of format 2."""
    if not text.strip():
        raise _LockError("it is empty")
    try:
        data = json.loads(text, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        wrong = _LockError(f"it is cut off or damaged here: {error.msg}")
        wrong.line = error.lineno
        raise wrong from error
    except _LockError:
        raise
    except (ValueError, RecursionError) as error:  # endless digits or brackets
        raise _LockError("its numbers are too long or its brackets too deep") from error
    return _in_format_2(data)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of an object, of which JSON would silently keep the last of each name."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise _LockError(f"a field is there twice: {_shown([name for name, _ in pairs])}")
    return fields


def _in_format_2(data: Any) -> Mapping[str, Any]:
    version = _number(_mapping(data).get("format"), "format")
    if version > FORMAT:
        raise _LockError(f"format {version} needs a newer sitegen", _UPGRADE)
    if version == FORMAT:
        return _fields(data, "format", "rules", "revisions", "addresses", "papers")
    if version != FORMAT_1:
        raise _LockError(f"there is no format {version}")
    try:
        return from_format_1(data)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise _LockError(f"it does not match format {FORMAT_1}") from error


def _lock(data: Mapping[str, Any]) -> tuple[Lock, list[str]]:
    """The lock, and the identifiers in the order of the file, which may repeat some."""
    revisions = tuple(_each(data, "revisions", _revision))
    if [revision.number for revision in revisions] != list(range(1, len(revisions) + 1)):
        raise _LockError("'revisions' are not numbered 1, 2, 3, …")
    entries = list(_each(data, "papers", lambda entry: _published(entry, len(revisions))))
    lock = Lock(
        entries={entry.id: entry for entry in entries},
        revisions=revisions,
        addresses=tuple(_each(data, "addresses", _address)),
        rules=_number(data.get("rules"), "rules"),
    )
    _refuse_dead_ends(lock, entries)
    if not lock.entries and (revisions or not lock.addresses):
        raise _LockError("its papers are gone")
    return lock, [entry.id for entry in entries]


def _refuse_dead_ends(lock: Lock, entries: Sequence[Published]) -> None:
    """Raise _LockError if a paper was merged into one that is not in the file, or into itself."""
    merged = [(position, entry) for position, entry in enumerate(entries) if entry.into]
    missing = ((p, e) for p, e in merged if e.into not in lock.entries)
    circular = ((p, e) for p, e in merged if lock.entries[lock.follow(e.id)].into)
    for position, entry in chain(missing, circular):
        wrong = _LockError(f"following 'into' from '{entry.id}' leads to no paper")
        raise wrong.at("papers", position)


# -- The parts


def _revision(data: Any) -> Revision:
    fields = _fields(data, "number", "as_of")
    day = fields.get("as_of")
    return Revision(
        number=_number(fields.get("number"), "number", least=1),
        as_of=None if day is None else _day(day),
    )


def _published(data: Any, revisions: int) -> Published:
    fields = _fields(data, *Published.__struct_fields__)
    into = fields.get("into")
    facts = _mapping(fields.get("facts"), "facts")
    return Published(
        id=_id(fields.get("id")),
        title=_text(fields.get("title"), "title"),
        first_revision=_number(fields.get("first_revision"), "first_revision", 1, revisions),
        title_ids=_all(fields, "title_ids", _id),
        title_hashes=_all(fields, "title_hashes", _hash),
        identifiers=_all(fields, "identifiers", _identifier),
        facts={_matched(_FACT, name, "fact"): _all(facts, name, _hash) for name in facts},
        topics=_all(fields, "topics", _id),
        into=None if into is None else _id(into),
        removed=_flag(fields, "removed"),
        bare=_flag(fields, "bare"),
        changes=_all(fields, "changes", lambda change: _change(change, revisions)),
    )


def _change(data: Any, revisions: int) -> Change:
    fields = _fields(data, "revision", "event", "was")
    event: Event = fields.get("event", "nothing")
    if event not in get_args(Event):
        raise _LockError(f"unknown event {_shown(event)}")
    return Change(
        revision=_number(fields.get("revision"), "revision", 1, revisions),
        event=event,
        was=_text(fields["was"], "was") if fields.get("was") else "",
    )


# -- The types


def _each(data: Mapping[str, Any], name: str, read: Callable[[Any], T]) -> Iterator[T]:
    """The items of one of the file's lists; an error in one carries its place."""
    for position, item in enumerate(_list(data.get(name), name)):
        try:
            value = read(item)
        except _LockError as wrong:
            raise wrong.at(name, position) from None
        yield value


def _all(fields: Mapping[str, Any], name: str, read: Callable[[Any], T]) -> tuple[T, ...]:
    return tuple(read(item) for item in _list(fields.get(name, []), name))


def _fields(data: Any, *names: str) -> dict[str, Any]:
    fields = _mapping(data)
    unknown = next((name for name in fields if name not in names), None)
    if unknown is not None:
        message = f"format {FORMAT} has no field {_shown(unknown)}"
        raise _LockError(message, f"{_RESTORE}; if a newer sitegen wrote it, {_UPGRADE}")
    return fields


def _mapping(data: Any, name: str = "") -> dict[str, Any]:
    if not isinstance(data, dict):
        raise _LockError(f"expected fields, found {_shown(data)}{name and f', in {name!r}'}")
    return data


def _list(data: Any, name: str) -> list[Any]:
    if not isinstance(data, list):
        raise _LockError(f"'{name}' is {_shown(data)}, not a list")
    return data


def _number(data: Any, name: str, least: int = 0, most: int | None = None) -> int:
    if type(data) is not int or data < least or (most is not None and data > most):
        raise _LockError(f"'{name}' is {_shown(data)}, not a valid number")
    return data


def _flag(fields: Mapping[str, Any], name: str) -> bool:
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise _LockError(f"'{name}' is {_shown(value)}, not true or false")
    return value


def _text(data: Any, name: str) -> str:
    """The text, cleaned again: an older version may have cleaned less."""
    if not isinstance(data, str) or not 0 < len(data) <= _MAX_TEXT:
        raise _LockError(f"'{name}' is {_shown(data)}, not text")
    return clean(data)


def _day(data: Any) -> str:
    try:
        return date.fromisoformat(data).isoformat()
    except (TypeError, ValueError) as error:
        raise _LockError(f"'as_of' is {_shown(data)}, not a date") from error


def _matched(form: re.Pattern[str], data: Any, name: str) -> str:
    if not isinstance(data, str) or not form.fullmatch(data):
        raise _LockError(f"{_shown(data)} is not a valid {name}")
    return data


def _id(data: Any) -> str:
    if reason := invalid_name_reason(_matched(_ID, data, "id")):
        raise _LockError(f"{_shown(data)} {reason}")
    return str(data)


def _hash(data: Any) -> str:
    return _matched(_HASH, data, "hash")


def _identifier(data: Any) -> str:
    if not isinstance(data, str) or not is_identifier(data):
        raise _LockError(f"{_shown(data)} is not a valid arXiv id or DOI")
    return data


def _address(data: Any) -> str:
    """The path of a file below the site's root: a file is written there, on any computer."""
    parts = data.split("/") if isinstance(data, str) else []
    hidden = any(part.startswith(".") for part in parts)
    if not 1 <= len(parts) <= _MAX_DEPTH or hidden or any(map(_invalid_part, parts)):
        raise _LockError(f"{_shown(data)} is not a valid address of the site")
    return str(data)


def _invalid_part(name: str) -> str:
    return invalid_name_reason(name, _MAX_NAME)


def _shown(data: Any) -> str:
    shown = json.dumps(data, ensure_ascii=False)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"


# -- The problems


def _line(text: str, name: str, position: int) -> int | None:
    """The line of an item of one of the file's lists; None if the list is not found."""
    read = json.JSONDecoder().raw_decode
    try:
        at = _after("{", text, 0)
        while (found := read(text, at))[0] != name:
            _, at = read(text, _after(":", text, found[1]))
            at = _after(",", text, at)
        at = _after("[", text, found[1])
        for _ in range(position):
            at = _after(",", text, read(text, at)[1])
    except ValueError:
        return None
    return position_at(text, at).line


def _after(sign: str, text: str, at: int) -> int:
    """Where the next token begins, after the next `sign`."""
    blank = _BLANK.match(text, text.index(sign, at) + 1)
    return blank.end() if blank else at


def _unreadable(path: str, text: str, wrong: _LockError) -> Problem:
    return Problem(
        path=path,
        line=_line(text, *wrong.place) if wrong.place else wrong.line,
        message=f"not a valid lock file: {wrong}",
        remedy=wrong.remedy,
    )


def _unmerged(path: str, line: int) -> Problem:
    return Problem(
        path=path,
        line=line,
        message="an unresolved merge conflict",
        remedy="keep the lines of both sides, one per id, and run 'sitegen publish'",
    )


def _repeated(path: str, text: str, identifiers: Sequence[str]) -> Iterator[Problem]:
    """A problem for each repeated identifier, which merging two branches may leave."""
    first: dict[str, int] = {}
    for position, identifier in enumerate(identifiers):
        if first.setdefault(identifier, position) != position:
            yield Problem(
                path=path,
                line=_line(text, "papers", position),
                message=f"two lines for '{identifier}'",
                remedy="keep the one with the lower 'first_revision'",
            )
