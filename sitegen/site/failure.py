"""Failure: what to fix when a build has ended with an exception."""

import re
import traceback
from pathlib import Path

from sitegen.errors import ContentError, Problem, SitegenError

_ROOM = Path(__file__).parents[1]
_PARTS = re.compile(r"(?:(?P<path>[^:]+): )?(?P<message>.*?)(?: \((?P<remedy>.*)\))?", re.DOTALL)


def problems_of(error: BaseException) -> tuple[Problem, ...]:
    """The errors of the content, or one problem that says what else went wrong; never empty."""
    if isinstance(error, ContentError):
        errors = tuple(problem for problem in error.problems if problem.severity == "error")
        return errors or error.problems or (_bug(error),)
    return (_refusal(error),) if isinstance(error, SitegenError) else (_bug(error),)


def _refusal(error: SitegenError) -> Problem:
    """The parts of a message: its subject, what is wrong, and, in parentheses, what to do."""
    parts = _PARTS.fullmatch(str(error))
    path, message, remedy = parts.groups() if parts else (None, str(error), None)
    return Problem(
        path=path or "sitegen", message=message, remedy=remedy or "the next edit builds again"
    )


def _bug(error: BaseException) -> Problem:
    """An unexpected exception, at the last line of sitegen in its traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    passed = [frame for frame in frames if _ROOM in Path(frame.filename).parents]
    return Problem(
        path=Path(passed[-1].filename).relative_to(_ROOM.parent).as_posix()
        if passed
        else "sitegen",
        line=passed[-1].lineno if passed else None,
        message=f"{type(error).__name__}: {error}",
        remedy="this is a bug in sitegen: please report it, with what the terminal shows",
    )
