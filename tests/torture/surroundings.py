"""Surroundings: folders, users, languages, names and clocks that nobody thought of.

Each case is a list of its own.  What can be done is done, with the bytes of an ordinary run; what
cannot is a message.
"""

import os
import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import mkdocs

from tests.corpus import ROOT
from tests.torture.effort import Effort
from tests.torture.kills import Files, change_list, files_in
from tests.torture.processes import Ran, interpreter, sitegen
from tests.torture.small_list import write_list
from tests.torture.tally import Tally

T = TypeVar("T")

_NOBODY = 65534

_LOCALES: tuple[Mapping[str, str], ...] = (
    {"LC_ALL": "C"},
    {"LC_ALL": "C.UTF-8"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "3"},
    {"LC_ALL": "C.UTF-8", "TZ": "nonsense", "COLUMNS": "1", "TERM": "dumb", "NO_COLOR": "1"},
    {"LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "TMPDIR": "/nonexistent", "PATH": ""},
)
_NAMES: tuple[bytes, ...] = (
    *(b"with a space", b"a'b\"c", b"100%25", b"a#b?c", b"a&b;c", b"$HOME", b"~", b"{{ x }}"),
    *("🜁 élan".encode(), b"a\nb", b"caf\xe9", b"-dash", b"--out", b".hidden", b"[x]*", b"a\\b"),
    *(b"a:b", b"x" * 200, b"\x1b[31m", b"::error::x", b"%(x)s", b"index.html", b"site", b"CON"),
)
_DAYS = ("2099-12-31", "1970-01-01", "0001-01-01", "9999-12-31")
_EPOCHS = ("", "abc", "-1", "1e9", "0", "9" * 30, " 5 ", "٣", "253402300800")
_COMMANDS = ("check", "build", "publish")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where cases run, and what an ordinary run gives."""

    folder: Path
    log: Path
    site: Files
    tally: Tally

    def new_list(self, name: str | bytes) -> Path:
        folder = self.folder / os.fsdecode(name)
        shutil.rmtree(folder, ignore_errors=True)
        return write_list(folder)

    def expect_site(self, out: Path, ran: Ran, case: str) -> None:
        """An ordinary site, whatever the surroundings."""
        if self.tally.expect(ran.status == 0 and ran.is_message, case, str(ran)):
            made = files_in(out / "site")
            odd = {name for name, data in self.site.items() if made.get(name) != data}
            self.tally.expect(not odd, case, f"other bytes in {sorted(odd)[:5]}")

    def expect_message(self, ran: Ran, case: str, *words: str) -> None:
        told = ran.status == 1 and ran.is_message and all(word in ran.text for word in words)
        self.tally.expect(told, case, str(ran))


def run(effort: Effort, rng: random.Random, folder: Path, tally: Tally) -> None:
    ordinary = write_list(folder / "ordinary")
    log = folder / "log.txt"
    ran = sitegen("build", *_where(ordinary), log=log)
    tally.expect(ran.status == 0, "an ordinary run", str(ran))
    site = files_in(ordinary / "build" / "site")
    place = Place(folder=folder / "here", log=log, site=site, tally=tally)
    for env in _some(_LOCALES, rng, effort):
        _in_locale(place, env)
    for name in _some(_NAMES, rng, effort):
        _in_a_folder_called(place, name)
    for name in _some(_NAMES, rng, effort):
        _with_a_dump_called(place, name)
    for day in _some(_DAYS, rng, effort):
        _captured(place, day)
    for epoch in _some(_EPOCHS, rng, effort):
        _with_clock_at(place, epoch)
    for case in (_linked, _too_long, _with_a_mask):
        case(place)
    _with_rights(place, _some(_COMMANDS, rng, effort))
    _unheard(place)


def _some(cases: Sequence[T], rng: random.Random, effort: Effort) -> Sequence[T]:
    return cases if effort.surroundings >= len(cases) else rng.sample(cases, effort.surroundings)


def _where(folder: Path) -> tuple[str | Path, ...]:
    return "--content", folder / "content", "--out", folder / "build"


# -- Languages and clocks


def _in_locale(place: Place, env: Mapping[str, str]) -> None:
    folder = place.new_list("locale")
    ran = interpreter("build", cwd=folder, env=env)
    place.tally.add("locales and environments")
    place.expect_site(folder / "build", ran, str(env))


def _captured(place: Place, day: str) -> None:
    folder = place.new_list("clock")
    curation = folder / "content" / "curation.yml"
    curation.write_text(curation.read_text().replace("'2026-04-15'", f"'{day}'"))
    ran = sitegen("build", *_where(folder), log=place.log)
    place.tally.add("clocks")
    place.tally.expect(ran.is_message, f"captured {day}", str(ran))


def _with_clock_at(place: Place, epoch: str) -> None:
    folder = place.new_list("clock")
    ran = sitegen("build", *_where(folder), log=place.log, before=_with_epoch(epoch))
    place.tally.add("clocks")
    place.tally.expect(ran.is_message, f"SOURCE_DATE_EPOCH={epoch!r}", str(ran))


def _with_epoch(epoch: str) -> Callable[[], object]:
    return lambda: os.environ.update(SOURCE_DATE_EPOCH=epoch)


# -- Names


def _in_a_folder_called(place: Place, name: bytes) -> None:
    folder = place.new_list(name)
    ran = sitegen("build", "--content", "content", log=place.log, before=lambda: os.chdir(folder))
    place.tally.add("names of folders")
    place.expect_site(folder / "build", ran, f"in {name!r}")
    _expect_printable(place, ran, f"in {name!r}")
    # As an argument: after an equals sign, so that a dash is no option.
    where = f"--content={folder / 'content'}", f"--out={folder / 'build'}"
    ran = sitegen("build", *where, log=place.log)
    place.expect_site(folder / "build", ran, f"named {name!r}")
    _expect_printable(place, ran, f"named {name!r}")
    shutil.rmtree(folder)


def _expect_printable(place: Place, ran: Ran, case: str) -> None:
    lines = ran.text.split("\n")
    bad = [line for line in lines if "\x1b" in line or "\r" in line or line.startswith("::")]
    place.tally.expect(not bad, case, f"printed: {bad}")


def _with_a_dump_called(place: Place, name: bytes) -> None:
    """A site, or a message that names the dump."""
    folder = place.new_list("names")
    spring = folder / "content" / "dumps" / "spring.txt"
    spring.rename(spring.with_name(os.fsdecode(name)))
    (folder / "content" / "curation.yml").unlink()
    ran = sitegen("build", *_where(folder), log=place.log)
    place.tally.add("names of dumps")
    place.tally.expect(ran.is_message, f"a dump called {name!r}", str(ran))
    _expect_printable(place, ran, f"a dump called {name!r}")


def _linked(place: Place) -> None:
    """The content, or the folder above the output, is a symbolic link."""
    folder = place.new_list("linked")
    (folder / "content").rename(folder / "elsewhere")
    (folder / "content").symlink_to("elsewhere")
    (folder / "disk").mkdir()
    (folder / "build").symlink_to("disk")
    ran = sitegen("build", *_where(folder), log=place.log)
    place.tally.add("links")
    place.expect_site(folder / "build", ran, "content and output linked")
    ran = sitegen("publish", "--first", *_where(folder), log=place.log)
    place.expect_site(folder / "build", ran, "content and output linked, published")
    lock = folder / "elsewhere" / "papers.lock"
    place.tally.expect(lock.is_file(), "content linked", "there is no lock")


def _too_long(place: Place) -> None:
    """A path that leaves no room for the names of a site."""
    folder = place.new_list("long")
    out = folder.joinpath(*["y" * 250] * 15)
    ran = sitegen("build", "--content", folder / "content", "--out", out, log=place.log)
    place.tally.add("names of folders")
    place.tally.expect(ran.is_message, "a very long path", str(ran))
    out = folder / ("z" * 300)
    ran = sitegen("build", "--content", folder / "content", "--out", out, log=place.log)
    place.expect_message(ran, "a name that is too long", "z" * 300)


# -- Rights


def _with_a_mask(place: Place) -> None:
    """Files that only their owner may read, as asked for."""
    folder = place.new_list("mask")
    ran = sitegen(
        "publish", "--first", *_where(folder), log=place.log, before=lambda: os.umask(0o077)
    )
    place.tally.add("users and rights")
    place.expect_site(folder / "build", ran, "umask 077")
    ran = sitegen("publish", *_where(folder), log=place.log)
    place.expect_site(folder / "build", ran, "umask 077, published again")


def _with_rights(place: Place, commands: Sequence[str]) -> None:
    """As a user whom rights bind; root, who reads everything, becomes nobody."""
    is_root = os.geteuid() == 0
    folder = place.new_list("rights")
    if is_root and not _may_nobody_read(Path(mkdocs.__file__).parent, ROOT / "sitegen", folder):
        place.tally.skip("users and rights", f"'nobody' may not read {ROOT} or its environment")
        return
    become = _become_nobody if is_root else lambda: None
    everything = [folder, *folder.rglob("*")]
    if is_root:
        for path in everything:
            os.chown(path, _NOBODY, _NOBODY)
    run_it = _Runner(place, folder, become)
    place.expect_site(folder / "build", run_it("publish", "--first"), "a user without rights")
    _read_only_content(place, folder, run_it)
    _read_only_output(place, folder, run_it)
    _unreadable(place, folder, run_it, commands)


@dataclass(frozen=True, slots=True)
class _Runner:
    place: Place
    folder: Path
    become: Callable[[], object]

    def __call__(self, *arguments: str) -> Ran:
        self.place.tally.add("users and rights")
        where = _where(self.folder)[: 2 if arguments[0] == "check" else 4]
        return sitegen(*arguments, *where, log=self.place.log, before=self.become)


def _become_nobody() -> None:
    os.setgroups([])
    os.setresgid(_NOBODY, _NOBODY, _NOBODY)
    os.setresuid(_NOBODY, _NOBODY, _NOBODY)


def _may_nobody_read(*folders: Path) -> bool:
    child = os.fork()
    if child == 0:
        _become_nobody()
        os._exit(not all(os.access(folder, os.R_OK | os.X_OK) for folder in folders))
    return os.waitpid(child, 0)[1] == 0


def _read_only_content(place: Place, folder: Path, run_it: _Runner) -> None:
    content = folder / "content"
    content.chmod(0o555)
    place.expect_site(folder / "build", run_it("build"), "read-only content, build")
    ran = run_it("check")
    place.tally.expect(ran.status == 0, "read-only content, check", str(ran))
    before = (content / "papers.lock").read_bytes()
    content.chmod(0o755)
    change_list(folder)
    (content / ".sitegen.lock").unlink(missing_ok=True)
    content.chmod(0o555)
    place.expect_message(run_it("publish"), "read-only content, publish", str(content), "ermission")
    after = (content / "papers.lock").read_bytes()
    place.tally.expect(after == before, "read-only content", "the lock has changed")
    content.chmod(0o755)
    ran = run_it("publish")
    place.tally.expect(ran.status == 0, "content to be written again", str(ran))


def _read_only_output(place: Place, folder: Path, run_it: _Runner) -> None:
    out = folder / "build"
    before = files_in(out / "site")
    for path, mode in ((out, 0o555), (out / "site", 0o000), (out / "site" / "papers", 0o555)):
        path.chmod(mode)
        case = f"{path.relative_to(folder)} {mode:o}"
        # Twice: what the first could not remove may not stay in the way of the second unsaid.
        for ran in (run_it("build"), run_it("build")):
            place.tally.expect(ran.is_message, case, str(ran))
            if ran.status:
                place.tally.expect(str(folder) in ran.text, case, f"where? {ran}")
        for made in (path, *out.rglob("papers")):
            made.chmod(0o755)
        place.tally.expect(files_in(out / "site") == before, case, "the site has changed")
    ran = run_it("build")
    place.tally.expect(ran.status == 0, "output to be written again", str(ran))
    left = [path.name for path in out.iterdir() if path.name.startswith((".staging", ".old"))]
    place.tally.expect(not left, "output to be written again", f"what is left: {left}")


def _unreadable(place: Place, folder: Path, run_it: _Runner, commands: Sequence[str]) -> None:
    """A file of the content that may not be read: named, and nothing is published without it."""
    before = files_in(folder / "build" / "site"), (folder / "content/papers.lock").read_bytes()
    for name in (
        "dumps/winter.txt",
        "topics.yml",
        "papers.lock",
        "pages",
        "dumps",
        "../mkdocs.yml",
    ):
        path = (folder / "content" / name).resolve()
        path.chmod(0)
        for command in commands:
            place.expect_message(run_it(command), f"{command}, {name} unreadable", path.name)
        path.chmod(0o755 if path.is_dir() else 0o644)
    after = files_in(folder / "build" / "site"), (folder / "content/papers.lock").read_bytes()
    place.tally.expect(after == before, "unreadable files", "something was published")


# -- What is printed


def _unheard(place: Place) -> None:
    """What is printed has nowhere to go: no traceback."""
    folder = place.new_list("unheard")
    for device, mode in (("/dev/full", os.O_WRONLY), ("/dev/null", os.O_RDONLY)):

        def deafen(device: str = device, mode: int = mode) -> None:
            os.dup2(os.open(device, mode), 1)

        ran = sitegen("build", *_where(folder), log=place.log, before=deafen)
        place.tally.add("outputs that refuse")
        place.tally.expect("Traceback" not in ran.text, f"prints to {device}", str(ran))
