"""Kills: whenever a build or publishing dies, there is one whole site and one whole lock.

A child of this process does the work, and dies just before its n-th step on disk, or at a random
moment of its CPU time.  Then the next run must heal everything.
"""

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.torture.effort import Effort
from tests.torture.processes import Ran, sitegen
from tests.torture.small_list import write_list
from tests.torture.tally import Tally

if TYPE_CHECKING:
    from _typeshed import HasFileno

_SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
_ON_DISK = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.utime", "shutil.rmtree")
_LEFT = {
    *(".sitegen-build", ".sitegen-store", ".sitegen.lock"),
    *("docs", "mkdocs.yml", "report.json", "site"),
}

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A list published once, changed since; what its site and lock are before and after."""

    template: Path
    folder: Path
    command: tuple[str | Path, ...]
    sites: tuple[Files, Files]
    locks: tuple[bytes, bytes]
    log: Path

    def again(self) -> None:
        """The folder as it was: published once, and changed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.template, self.folder, copy_function=shutil.copy2)


def run(effort: Effort, rng: random.Random, folder: Path, tally: Tally) -> None:
    # Publishing builds, and records what it built: a build alone dies as it does until then.
    for name in ("publish", "build") if effort.every_signal else ("publish",):
        case = _case(folder, name)
        _at_each_step(case, effort, tally)
        _at_random(case, rng, effort.random_kills // 2, tally)


def _case(folder: Path, name: str) -> Case:
    """The list under one name, whatever happens to it: the configuration names its folder."""
    template, here = folder / f"{name}-template", folder / "list"
    log = folder / "log.txt"
    shutil.rmtree(here, ignore_errors=True)
    write_list(here)
    command = (name, "--content", here / "content", "--out", here / "build")
    _must(sitegen("publish", *command[1:], "--first", log=log))
    before = files_in(here / "build" / "site"), _lock(here)
    change_list(here)
    shutil.copytree(here, template)
    _must(sitegen(*command, log=log))
    after = files_in(here / "build" / "site"), _lock(here)
    return Case(
        template=template,
        folder=here,
        command=command,
        sites=(before[0], after[0]),
        locks=(before[1], after[1]),
        log=log,
    )


def _must(ran: Ran) -> None:
    if ran.status != 0:
        raise RuntimeError(str(ran))


def change_list(folder: Path) -> None:
    """A paper is retitled, a page goes and another comes: names come and go in site and lock."""
    content = folder / "content"
    spring = content / "dumps" / "spring.txt"
    spring.write_text(spring.read_text("utf-8").replace("Orchard:", "Old Orchard:"), "utf-8")
    (content / "pages" / "about.md").rename(content / "pages" / "more.md")


def files_in(folder: Path) -> Files:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _lock(folder: Path) -> bytes:
    return (folder / "content" / "papers.lock").read_bytes()


# -- The moments


def _at_each_step(case: Case, effort: Effort, tally: Tally) -> None:
    steps = _steps(case)
    for at, number in _chosen(steps, effort):
        name = f"{case.command[0]} given {number.name} at step {at}, {steps[at]}"
        died = _dies(case, partial(_at_step, at, number))
        tally.add(f"{case.command[0]} runs given {number.name} at a step")
        _check(case, died, name, tally)


def _at_random(case: Case, rng: random.Random, kills: int, tally: Tally) -> None:
    """At a moment of its CPU time, so that a busy machine changes nothing."""
    case.again()
    whole = sitegen(*case.command, log=case.log).cpu
    for _ in range(kills):
        moment, number = rng.uniform(0.0, whole), rng.choice(_SIGNALS)
        name = f"{case.command[0]} given {number.name} after {moment:.3f} s"
        died = _dies(case, partial(_after, moment, number))
        tally.add(f"{case.command[0]} runs ended at a random moment")
        _check(case, died, name, tally)


def _dies(case: Case, how: Callable[[], object]) -> Ran:
    case.again()
    return sitegen(*case.command, log=case.log, before=how)


def _after(moment: float, number: signal.Signals) -> None:
    if number is signal.SIGINT:  # Python's own handler must find it
        signal.signal(signal.SIGPROF, lambda *_: os.kill(os.getpid(), number))
    # Without a handler the kernel ends the process on the spot, as SIGKILL and SIGTERM do.
    signal.setitimer(signal.ITIMER_PROF, max(moment, 1e-3))


def _steps(case: Case) -> list[str]:
    """What an undisturbed run does on disk, in order."""
    case.again()
    trace = case.log.with_name("steps.txt")
    trace.unlink(missing_ok=True)
    # Written without Python's open, which is a step itself.
    handle = os.open(trace, os.O_WRONLY | os.O_CREAT)
    _must(
        sitegen(
            *case.command,
            log=case.log,
            before=lambda: _watch(lambda step: os.write(handle, f"{step}\n".encode())),
        )
    )
    os.close(handle)
    return trace.read_text(encoding="utf-8").splitlines()


def _chosen(steps: list[str], effort: Effort) -> Iterator[tuple[int, signal.Signals]]:
    """Some steps of each kind, and what happens just before them; most at the change of sites.

    The short form gives the signals in turn, and does not ask what it is that a step removes.
    """
    swap = steps.index("os.sync")
    kinds: dict[str, list[int]] = {}
    for at, step in enumerate(steps):
        whole = effort.every_signal or step.startswith("os.rename")
        kinds.setdefault(step if whole else step.partition(" ")[0], []).append(at)
    turn = cycle(_SIGNALS)
    for places in kinds.values():
        late = places[-1] >= swap
        most = effort.steps_of_a_kind if late else effort.steps_before_the_swap
        for at in places[:: -max(1, ceil(len(places) / most))] if most else ():
            for number in _SIGNALS if effort.every_signal else (next(turn),):
                yield at, number


def _at_step(at: int, number: signal.Signals) -> None:
    steps = count()
    _watch(lambda _: os.kill(os.getpid(), number) if next(steps) == at else None)


def _watch(told: Callable[[str], object]) -> None:
    """Tell of each step of this process on disk, just before it."""

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _ON_DISK:
            told(f"{event} {_where(arguments[0])}")
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE:
            told(f"open {_where(arguments[0])}")

    def flushed(fd: "HasFileno | int") -> None:
        told("os.fsync")
        fsync(fd)

    def synced() -> None:
        told("os.sync")

    fsync = os.fsync
    os.fsync, os.sync = flushed, synced
    sys.addaudithook(heard)


def _where(path: object) -> str:
    """The folder of the output or of the content in which something happens."""
    parts = Path(os.fsdecode(path)).parts if isinstance(path, str | bytes | Path) else ()
    for folder in ("build", "content"):
        if folder in parts:
            inside = parts[parts.index(folder) + 1 :][:2]
            return "/".join(part if "staging" not in part else "staging" for part in inside)
    return "below"


# -- What is left, and what the next run makes of it


def _check(case: Case, died: Ran, name: str, tally: Tally) -> None:
    out = case.folder / "build"
    tally.expect("Traceback" not in died.text, name, str(died))
    site = files_in(out / "site")
    tally.expect(site in case.sites, name, "half a site is left" if site else "no site is left")
    lock = _lock(case.folder)
    if tally.expect(lock in case.locks, name, "the lock is neither the old nor the new one"):
        ahead = lock == case.locks[1] != case.locks[0] and site != case.sites[1]
        tally.expect(not ahead, name, "the lock names what the site has not")
    _check_next(case, name, tally)


def _check_next(case: Case, name: str, tally: Tally) -> None:
    """The next run gets through, with the bytes of one that nobody disturbed, and tidies."""
    out = case.folder / "build"
    ran = sitegen(*case.command, log=case.log)
    if not tally.expect(ran.status == 0, name, f"the next run: {ran}"):
        return
    tally.expect(files_in(out / "site") == case.sites[1], name, "the next run has another site")
    tally.expect(_lock(case.folder) == case.locks[1], name, "the next run has another lock")
    left = {path.name for path in out.iterdir()} - _LEFT
    left |= {path.name for path in (case.folder / "content").glob(".papers*")}
    tally.expect(not left, name, f"the next run leaves {sorted(left)}")
