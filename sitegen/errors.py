"""What a user reads when something is wrong: where, what, and what to do.

Every mistake is a `Problem` with an address and a remedy.  Problems are values: a step
returns those it found beside its result, and `ContentError` carries all of them at once,
so that a curator fixes a file in one sitting rather than one message at a time.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "notice"]


class Problem(Struct, frozen=True, kw_only=True):
    """One thing to fix. `line` and `column` count from 1; `None` means the whole file.

    An error stops a build; a warning stops only `sitegen check`; a notice stops nothing.
    """

    path: str
    message: str
    remedy: str
    line: int | None = None
    column: int | None = None
    severity: Severity = "error"

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)

    @property
    def labeled(self) -> str:
        """The problem as a terminal shows it, with its severity."""
        return f"{self.place}: {self.severity}: {self.message} ({self.remedy})"

    def __str__(self) -> str:
        return f"{self.place}: {self.message} ({self.remedy})"


class SitegenError(Exception):
    """A failure with a message fit for a user: what happened, and what to do."""


class ContentError(SitegenError):
    """The content has errors: all of those found, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=address))
        super().__init__("\n".join(map(str, self.problems)))


def github_annotation(problem: Problem) -> str:
    """The problem as GitHub Actions shows it on the line of a pull request."""
    places = (("file", problem.path), ("line", problem.line), ("col", problem.column))
    place = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in places if value)
    message = _escaped(f"{problem.message} ({problem.remedy})")
    return f"::{problem.severity} {place}::{message}"


def _escaped(text: str, more: str = "") -> str:
    """Escape what would end an annotation, as the workflow commands' documentation asks."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def address(problem: Problem) -> tuple[str, int, int]:
    """Sort key: by file, then line, then column."""
    return problem.path, problem.line or 0, problem.column or 0


def did_you_mean(wrong: str, valid: Iterable[str], otherwise: str, alike: float = 0.6) -> str:
    """The remedy for a misspelled name: the nearest valid one, or `otherwise`.

    `alike` (0 to 1) is more for long names, of which any two have many letters in common.
    """
    names = {name.casefold(): name for name in valid}
    nearest = get_close_matches(wrong.casefold(), names, n=1, cutoff=alike)
    return f"did you mean '{names[nearest[0]]}'?" if nearest else otherwise
