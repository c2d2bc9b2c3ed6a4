"""Damaged settings, taxonomies, decisions and locks: a message, or a site that can be built.

Each goes through all that `check` does.  Where that finds nothing wrong, a build must get through.
"""

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitegen.content.settings import Settings, read_settings
from sitegen.errors import ContentError, Problem
from sitegen.progress import Progress
from sitegen.site.build import build, publish
from sitegen.site.plan import plan, read
from tests.torture.damage import damaged_text
from tests.torture.effort import Effort
from tests.torture.small_list import settings_of, write_list
from tests.torture.tally import Tally

_MOST_SECONDS = 10.0  # of CPU; what goes on for longer may go on for ever
_LINE_OF_CODE = ("Error(", "object at 0x", "Traceback", "NoneType", "__init__")


def run(effort: Effort, rng: random.Random, folder: Path, tally: Tally) -> None:
    write_list(folder)
    publish(settings_of(folder), Progress(), first=True)
    files = [folder / name for name in ("content/topics.yml", "content/curation.yml", "mkdocs.yml")]
    lock = folder / "content" / "papers.lock"
    kinds = (
        ("damaged YAML files", effort.yaml_files, files),
        ("damaged locks", effort.locks, [lock]),
    )
    for kind, count, paths in kinds:
        for number in range(count):
            path = paths[number % len(paths)]
            whole = path.read_bytes()
            damaged = damaged_text(rng, whole.decode(), is_lock=path == lock)
            path.write_bytes(damaged)
            case = f"{path.name} {number}"
            failures = len(tally.failures)
            carry_out = tally.counts[f"{kind}, built"] < effort.carried_out // len(kinds)
            _try(folder, kind, case, tally, carry_out=carry_out)
            if len(tally.failures) > failures:
                (folder / f"{number}-{path.name}").write_bytes(damaged)
            path.write_bytes(whole)


def _try(folder: Path, kind: str, case: str, tally: Tally, *, carry_out: bool) -> None:
    """All that a check does, and sometimes what a build does then."""
    try:
        with tally.timed(kind, case, _MOST_SECONDS), _stopped_after(_MOST_SECONDS):
            problems = _problems(settings_of(folder))
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        tally.fail(case, f"check: {error!r}"[:500])
        return
    tally.expect(not _OBEYED, case, "what the file says was run")
    _OBEYED.clear()
    for problem in problems:
        fit = (
            problem.message and problem.remedy and not any(s in str(problem) for s in _LINE_OF_CODE)
        )
        tally.expect(fit, case, f"not fit for people: {problem}"[:300])
    if any(problem.severity == "error" for problem in problems):
        tally.add(f"{kind}, refused")
    elif carry_out:
        tally.add(f"{kind}, built")
        _carry_out(folder, case, tally)


def _problems(settings: Settings) -> list[Problem]:
    """What `sitegen check` says."""
    assembly = read(settings, Progress())
    try:
        plan(assembly, settings, Progress())
    except ContentError as error:
        return [*assembly.problems, *error.problems]
    return list(assembly.problems)


def _carry_out(folder: Path, case: str, tally: Tally) -> None:
    """What a check accepts, a build accepts; and then every page is there."""
    settings = read_settings(folder / "content", folder / "build")
    try:
        planned = build(settings, Progress())
    except Exception as error:
        tally.fail(case, f"check finds nothing wrong, build: {error!r}"[:500])
        return
    site = settings.out / "site"
    missing = [path for path in planned.addresses if not (site / path).is_file()]
    tally.expect(not missing, case, f"check finds nothing wrong, the site has no {missing[:3]}")


class _TooLong(BaseException):
    """Not an Exception: nothing may catch it."""


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooLong(f"still running after {seconds} s of CPU")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 2 * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


_OBEYED: list[int] = []


def obey() -> None:
    """What a YAML file wants to have called: nothing is, whatever it says."""
    _OBEYED.append(1)
