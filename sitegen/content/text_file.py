"""A text file that a person wrote: read whole, up to a limit, and every problem with its place."""

from pathlib import Path

from msgspec import Struct

from sitegen.errors import Problem

MAX_BYTES = 64_000_000
_BOM = b"\xef\xbb\xbf"


class Position(Struct, frozen=True):
    """Counted from 1, as editors do."""

    line: int
    column: int

    def offset_in(self, text: str) -> int:
        lines = text.split("\n")
        return sum(len(line) + 1 for line in lines[: self.line - 1]) + self.column - 1


def position_at(text: str, offset: int) -> Position:
    start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1)


def read_text(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """The text, its lines ended by line feeds; a file that is not there reads as empty."""
    try:
        if path.exists() and not path.is_file():  # a pipe would keep the reader waiting forever
            return "", (_problem(path, "is not a file", "replace it with a text file"),)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1).removeprefix(_BOM)
    except FileNotFoundError:
        if path.is_symlink():
            return "", (_problem(path, "is a broken link", "replace it with the file"),)
        return "", ()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return "", (_problem(path, f"cannot be read: {reason}", "check the file"),)
    if len(data) > MAX_BYTES:
        message = f"larger than {MAX_BYTES // 1_000_000} MB"
        return "", (_problem(path, message, "check the file; no list needs that much"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(path, data, error.start),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def _not_utf8(path: Path, data: bytes, offset: int) -> Problem:
    start = data.rfind(b"\n", 0, offset) + 1
    return Problem(
        path=str(path),
        line=data.count(b"\n", 0, offset) + 1,
        column=len(data[start:offset].decode("utf-8", "replace")) + 1,
        message=f"cannot be read: the byte {data[offset]:#04x} here is not UTF-8",
        remedy="save it as UTF-8",
    )


def _problem(path: Path, message: str, remedy: str) -> Problem:
    return Problem(path=str(path), message=message, remedy=remedy)
