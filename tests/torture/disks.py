"""Disks: no room for the site, for the lock, for a file, for handles, for memory.

Whatever refuses, the message says where, and what was published stays.  Full disks are small ones
of our own, in a namespace of mounts that ends with its process.
"""

import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.corpus import ROOT
from tests.torture.effort import LONG, SHORT, Effort
from tests.torture.kills import Files, change_list, files_in
from tests.torture.processes import Ran, sitegen
from tests.torture.small_list import write_list
from tests.torture.tally import Tally

_APART = ("unshare", "--map-root-user", "--mount")
_MEGABYTE = 1 << 20
_DISK = 16  # megabytes
_FREE = re.compile(r"([\d.]+) MB free")


def run(effort: Effort, rng: random.Random, folder: Path, tally: Tally) -> None:
    _limits(folder / "limits", tally)
    if reason := _why_no_mounts(folder):
        tally.skip("full disks", reason)
        return
    code = "import sys; from tests.torture.disks import on_small_disks as run; run(*sys.argv[1:])"
    form = "short" if effort == SHORT else "long"
    command = [*_APART, sys.executable, "-c", code, str(folder / "disks"), form, str(rng.random())]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    apart = json.loads(done.stdout.splitlines()[-1])
    tally.counts.update(apart["counts"])
    tally.failures += apart["failures"]


def _why_no_mounts(folder: Path) -> str:
    """Why no disk can be made here; nothing if one can."""
    if not shutil.which(_APART[0]):
        return f"there is no {_APART[0]!r}"
    command = [*_APART, "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    trial = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"nothing may be mounted here: {trial.stderr.strip()}" if trial.returncode else ""


# -- Full disks


def on_small_disks(folder: str, form: str, seed: str) -> None:
    """What runs in the namespace; prints its tally."""
    os.sync = lambda: None
    effort, rng, tally = LONG if form == "long" else SHORT, random.Random(seed), Tally()
    _fill_up(Path(folder) / "content", "content", 0, tally)
    for count in range(effort.fillings):
        room = rng.randrange(3 * _MEGABYTE) if count else 0
        _fill_up(Path(folder) / f"build-{count}", "build", room, tally)
    _out_of_names(Path(folder) / "names", tally)
    print(json.dumps({"counts": tally.counts, "failures": tally.failures}))


def _mount(folder: Path, *options: str) -> None:
    folder.mkdir(parents=True)
    sizes = ",".join([f"size={_DISK}m", *options])
    subprocess.run(["mount", "-t", "tmpfs", "-o", sizes, "tmpfs", folder], check=True)


def _fill_up(folder: Path, place: str, room: int, tally: Tally) -> None:
    """Publish on a disk of its own, change the list, leave little room, and try again."""
    _mount(folder / place)
    write_list(folder)
    log = folder / "log.txt"
    where = ("--content", folder / "content", "--out", folder / "build")
    tally.expect(sitegen("publish", "--first", *where, log=log).status == 0, place, "no start")
    before = _published(folder)
    change_list(folder)
    name = f"{room / 1e6:.2f} MB left for {place}"
    _leave(folder / place, room)
    tally.add(f"times with little room for {place}")
    ran = sitegen("publish", *where, log=log)
    if ran.status or not room:
        tally.add("of them refused for want of room")
        _expect_refusal(ran, folder / place, name, tally)
        tally.expect(_published(folder) == before, name, "what was published has changed")
    if place == "content":
        built = sitegen("build", *where, log=log)
        tally.expect(built.status == 0, name, f"a build writes nothing there, but: {built}")
    (folder / place / "ballast").unlink()
    healed = sitegen("publish", *where, log=log)
    tally.expect(healed.status == 0, name, f"with room again: {healed}")
    subprocess.run(["umount", folder / place], check=True)
    shutil.rmtree(folder)


def _expect_refusal(ran: Ran, disk: Path, name: str, tally: Tally) -> None:
    """A message that names the folder, and how much is free there."""
    free = _FREE.search(ran.text)
    told = ran.status == 1 and ran.is_message and "disk is full" in ran.text
    told = told and str(disk) in ran.text and free is not None and float(free[1]) <= _DISK
    tally.expect(told, name, str(ran))


def _leave(disk: Path, room: int) -> None:
    """Fill the disk until `room` bytes are free."""
    free = shutil.disk_usage(disk).free
    with (disk / "ballast").open("wb") as file:
        file.truncate(0)
        os.posix_fallocate(file.fileno(), 0, max(1, free - room))


def _out_of_names(folder: Path, tally: Tally) -> None:
    """Room, but none for another file."""
    _mount(folder / "build", "nr_inodes=90")
    write_list(folder)
    ran = sitegen(
        *("build", "--content", folder / "content", "--out", folder / "build"),
        log=folder / "log.txt",
    )
    tally.add("disks with no name left")
    fit = ran.status == 1 and ran.is_message and str(folder / "build") in ran.text
    tally.expect(fit, "no name left", str(ran))


def _published(folder: Path) -> tuple[Files, bytes]:
    return files_in(folder / "build" / "site"), (folder / "content" / "papers.lock").read_bytes()


# -- Limits of a process


def _limits(folder: Path, tally: Tally) -> None:
    write_list(folder)
    log, where = folder / "log.txt", ("--content", folder / "content", "--out", folder / "build")
    tally.expect(sitegen("publish", "--first", *where, log=log).status == 0, "limits", "no start")
    before = _published(folder)
    change_list(folder)
    for name, limit in _LIMITS:
        ran = sitegen("publish", *where, log=log, before=limit)
        tally.add("limits of a process")
        tally.expect(ran.is_message, name, str(ran))
        if ran.status:
            tally.add("of them that stopped it")
            tally.expect(_published(folder) == before, name, "what was published has changed")
        before = _published(folder)
    healed = sitegen("publish", *where, log=log)
    tally.expect(healed.status == 0, "limits", f"without them: {healed}")


def _limited(what: int, most: int) -> None:
    resource.setrlimit(what, (most, most))


def _with_little_memory(more: int) -> None:
    """As much address space as there is already, and `more` bytes."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    _limited(resource.RLIMIT_AS, used + more)


_LIMITS: tuple[tuple[str, Callable[[], None]], ...] = (
    *(
        (f"files of at most {size} bytes", partial(_limited, resource.RLIMIT_FSIZE, size))
        for size in (10_000, 100_000)
    ),
    *(
        (f"at most {count} open files", partial(_limited, resource.RLIMIT_NOFILE, count))
        for count in (3, 6, 8)
    ),
    *(
        (f"{more >> 20} MB more memory", partial(_with_little_memory, more))
        for more in (0, 2 * _MEGABYTE, 12 * _MEGABYTE)
    ),
)
