"""Processes: a command of sitegen in a child, whose surroundings may be anything."""

import os
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen.cli import main
from sitegen.progress import progress_bar
from sitegen.site.build import BUILD_STEPS, publish
from tests.corpus import ROOT
from tests.torture.small_list import settings_of, write_list

_MOST_SECONDS = 120  # of CPU
_LONGEST_WAIT = 900  # seconds: two that wait for each other do so for ever
CRASHED = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a child ended: `status` is its exit code, or minus the signal that killed it."""

    status: int
    text: str
    cpu: float

    @property
    def is_message(self) -> bool:
        """Did it end well, or with words for a person?"""
        return self.status in (0, 1) and "Traceback" not in self.text and bool(self.text.strip())

    def __str__(self) -> str:
        return f"status {self.status}, {self.text.strip()[-300:]!r}"


def sitegen(*arguments: str | Path, log: Path, before: Callable[[], object] = lambda: None) -> Ran:
    """Run a command in a fork of this process, after `before`."""
    return wait(start(*arguments, log=log, before=before), log)


def start(*arguments: str | Path, log: Path, before: Callable[[], object] = lambda: None) -> int:
    """Fork, and go on; the id of the child, which writes what it prints into `log`."""
    _warm_up()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os._exit(_run([*map(str, arguments)], log, before))
    return child


@cache
def _warm_up() -> None:
    """Import all that a build imports on its way: it takes time, and not every child may."""
    with TemporaryDirectory() as folder, Path(os.devnull).open("w") as nowhere:
        settings = settings_of(write_list(Path(folder)))
        with progress_bar(nowhere, BUILD_STEPS) as progress:
            publish(settings, progress, first=True)


def _run(arguments: Sequence[str], log: Path, before: Callable[[], object]) -> int:
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    signal.alarm(_LONGEST_WAIT)
    status: object = CRASHED
    try:
        before()
        main(arguments, standalone_mode=True)
    except SystemExit as end:
        status = end.code
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    return status if isinstance(status, int) else int(status is not None)


def wait(child: int, log: Path) -> Ran:
    _, ending, used = os.wait4(child, 0)
    text = log.read_text(encoding="utf-8", errors="replace")
    cpu = used.ru_utime + used.ru_stime
    return Ran(status=os.waitstatus_to_exitcode(ending), text=text, cpu=cpu)


def interpreter(
    *arguments: str | bytes | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> Ran:
    """Run a command in an interpreter of its own, for what is settled when that starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_LONGEST_WAIT,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(status=done.returncode, text=done.stdout.decode("utf-8", "replace"), cpu=cpu)
