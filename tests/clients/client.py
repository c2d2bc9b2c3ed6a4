"""Client: a program of others that reads what the site offers, and what it found."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_LONGEST = 600  # seconds that one program may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A command, and the package of Debian that has it."""

    command: str
    package: str

    @property
    def is_missing(self) -> bool:
        return shutil.which(self.command) is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a client read, what it found in it, and what it had to complain about."""

    read: str
    found: str
    faults: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """`check` is given the built site, and an empty folder to work in."""

    name: str
    check: Callable[[Path, Path], Iterator[Result]]
    tools: tuple[Tool, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The packages without which it cannot run."""
        return tuple(tool.package for tool in self.tools if tool.is_missing)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A program's whole output, whatever bytes it writes; how it ended is the caller's to judge."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_LONGEST,
        check=False,
    )
