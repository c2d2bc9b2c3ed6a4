"""Terminal: what a command prints, and the exit code of a failure.

No name or value from a file can command a terminal or a workflow.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from sitegen.errors import ContentError, Problem, SitegenError, address, github_annotation

if TYPE_CHECKING:
    from sitegen.progress import Progress

_COUNTED = 10  # problems: of more, their number is said


@contextmanager
def progress_to_stderr(steps: int) -> Iterator["Progress"]:
    from sitegen.progress import progress_bar

    with progress_bar(sys.stderr, steps) as progress:
        yield progress


@contextmanager
def failures() -> Iterator[None]:
    """Turn the library's errors into a message and exit code 1."""
    try:
        yield
    except SitegenError as error:
        show_failure(error)
        raise SystemExit(1) from error
    except BrokenPipeError:
        raise
    except OSError as error:  # a folder without permission, a name that is too long
        where = error.filename or "the disk"
        print_line(
            f"{where}: {error.strerror or error} (check the folder and its permissions)", err=True
        )
        raise SystemExit(1) from error
    except MemoryError as error:
        print_line("not enough memory (close other programs, or give this one more)", err=True)
        raise SystemExit(1) from error


def show_failure(error: SitegenError) -> None:
    if isinstance(error, ContentError):
        show(error.problems)
        if len(error.problems) > _COUNTED:
            print_line(f"Errors: {len(error.problems)}.", err=True)
    else:
        print_line(str(error), err=True)


def show(problems: Iterable[Problem], form: str = "text") -> None:
    from sitegen.text.clean import printable

    for problem in sorted(problems, key=address):
        if form == "text":
            print_line(problem.labeled, err=True)
        else:  # the one command we mean to give; its values are escaped
            click.echo("::" + printable(github_annotation(problem).removeprefix("::")), err=True)


def print_line(line: str, *, err: bool = False) -> None:
    """Print a line in which no name or value from a file can command a terminal or a workflow."""
    from sitegen.text.clean import printable

    click.echo(printable(line), err=err)


def show_timings(progress: "Progress") -> None:
    for timing in progress.timings:
        click.echo(f"{timing.wall:6.2f} s  {timing.cpu:6.2f} s CPU  {timing.name}")
    total_wall = sum(timing.wall for timing in progress.timings)
    total_cpu = sum(timing.cpu for timing in progress.timings)
    click.echo(f"{total_wall:6.2f} s  {total_cpu:6.2f} s CPU  in all")
