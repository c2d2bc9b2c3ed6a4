"""One command, measured: its seconds and its memory, with all processes that it starts.

Only CPU seconds are worth comparing on a machine that does other things too.  What a process holds
in memory counts from before it becomes the command, so whoever measures has to stay small.
"""

import os
import subprocess
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread

_LOOK_SECONDS = 0.2
_TICKS = os.sysconf("SC_CLK_TCK")
_OF_MAXRSS = 1024  # bytes, on Linux
_PROC = Path("/proc")


class CommandError(Exception):
    """With the end of what the command said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Seconds of CPU (user and system) and of the clock, bytes of memory, and what was printed.

    The memory is that of the largest process; of several at once the most that was seen, what they
    share counted once.
    """

    cpu: float
    wall: float
    memory: int
    output: str


def measure(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    passes: Container[int] = (0,),
) -> Measured:
    """Run `command` in `folder` to its end. Raises CommandError if its exit code is another."""
    environment = {**os.environ, **environment}
    with TemporaryFile() as output:
        begun = os.times().elapsed
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        with _Look(process.pid) as look:
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = os.times().elapsed - begun
        output.seek(0)
        said = output.read().decode(errors="replace")
    if process.returncode not in passes:
        raise CommandError(f"{' '.join(command)}: {process.returncode}\n{said[-2000:]}")
    return Measured(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        memory=max(usage.ru_maxrss * _OF_MAXRSS, look.most),
        output=said,
    )


class _Look:
    """Looks now and then at how much memory a process and its children take together."""

    def __init__(self, pid: int) -> None:
        self.most = 0
        self._pid = pid
        self._ended = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "_Look":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            pids = list(_family(self._pid))
            if len(pids) > 1:  # of a single one the system keeps the exact peak
                self.most = max(self.most, sum(map(_held, pids)))


def cpu_so_far(pid: int) -> float:
    """CPU seconds of a running process, its children and those of them that have ended."""
    return sum(map(_ticks, _family(pid))) / _TICKS


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in (_PROC / str(pid)).glob("task/*/children"):
        for child in _read(children).split():
            yield from _family(int(child))


def _held(pid: int) -> int:
    """Bytes; what is shared by several is divided among them."""
    for line in _read(_PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _ticks(pid: int) -> int:
    after_name = _read(_PROC / str(pid) / "stat").rpartition(")")[2].split()
    return sum(map(int, after_name[11:15]))  # user, system, and both of ended children


def _read(path: Path) -> str:
    with suppress(OSError):  # it has ended since
        return path.read_text(encoding="utf-8")
    return ""
