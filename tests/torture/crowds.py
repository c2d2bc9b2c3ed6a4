"""Crowds: two and three runs at once, into one folder and from one list.

Each gets through, the site is that of one of them, and no revision is lost.
"""

import json
import random
import re
import shutil
from pathlib import Path

from tests.strategies import Card, glued_page
from tests.torture.effort import Effort
from tests.torture.kills import files_in
from tests.torture.processes import Ran, sitegen, start, wait
from tests.torture.small_list import write_list
from tests.torture.tally import Tally

_RECORDS = re.compile(r"papers\.lock records (\d+) new papers?")


def run(effort: Effort, rng: random.Random, folder: Path, tally: Tally) -> None:
    for round_ in range(effort.crowds):
        count = (2, 3)[round_ % 2]
        here = folder / f"{round_}-{count}"
        _into_one_folder(here / "into", count, tally)
        _from_one_list(here / "from", count, rng, tally)
        shutil.rmtree(here, ignore_errors=not tally.failures)


def _into_one_folder(folder: Path, count: int, tally: Tally) -> None:
    """Several lists are built into one folder: the site is that of one of them, whole."""
    name = f"{count} lists into one folder"
    lists = [write_list(folder / f"list-{number}") for number in range(count)]
    for number, each in enumerate(lists):
        (each / "content" / "pages" / f"only-in-{number}.md").write_text("# Only here\n")
        log = folder / f"alone-{number}.txt"
        _must_be_0(
            sitegen("build", *_where(each, folder / f"alone-{number}"), log=log), name, tally
        )
    sites = [files_in(folder / f"alone-{number}" / "site") for number in range(count)]
    ran = _at_once(folder, [("build", *_where(each, folder / "build")) for each in lists])
    for one in ran:
        _must_be_0(one, name, tally)
    tally.add("crowds into one folder")
    tally.expect(files_in(folder / "build" / "site") in sites, name, "the site is of no list")
    _expect_tidy(folder, name, tally)


def _from_one_list(folder: Path, count: int, rng: random.Random, tally: Tally) -> None:
    """Several publish one list, to which each has added a paper; a build runs beside them."""
    name = f"{count} publish one list"
    write_list(folder)
    log = folder / "first.txt"
    first = sitegen("publish", "--first", *_where(folder, folder / "build"), log=log)
    _must_be_0(first, name, tally)
    commands: list[tuple[str | Path, ...]] = []
    for number in range(count):
        paper = Card(
            title=f"{['Xylem', 'Yarrow', 'Zephyr'][number]} Wanted", abstract="It came late."
        )
        page = folder / "content" / "dumps" / f"late-{number}.txt"
        commands.append(("publish", *_where(folder, folder / rng.choice(["build", "other"]))))
        page.write_text(glued_page([paper]), encoding="utf-8")
    ran = _at_once(folder, [*commands, ("build", *_where(folder, folder / "build"))])
    for one in ran:
        _must_be_0(one, name, tally)
    recorded = [int(found[1]) for one in ran if (found := _RECORDS.search(one.text))]
    lock = json.loads((folder / "content" / "papers.lock").read_text(encoding="utf-8"))
    tally.add("crowds that published one list")
    tally.expect(sum(recorded) == count, name, f"{recorded} new papers were said to be recorded")
    revisions = len(lock["revisions"])
    tally.expect(revisions == 1 + len(recorded), name, f"there are {revisions} revisions")
    titles = [entry["title"] for entry in lock["papers"]]
    missing = [word for word in ("Xylem", "Yarrow", "Zephyr")[:count] if word not in str(titles)]
    tally.expect(not missing, name, f"the lock has lost {missing}")
    _expect_tidy(folder, name, tally)


def _where(folder: Path, out: Path) -> tuple[str | Path, ...]:
    return "--content", folder / "content", "--out", out


def _at_once(folder: Path, commands: list[tuple[str | Path, ...]]) -> list[Ran]:
    logs = [folder / f"at-once-{number}.txt" for number in range(len(commands))]
    children = [start(*command, log=log) for command, log in zip(commands, logs, strict=True)]
    return [wait(child, log) for child, log in zip(children, logs, strict=True)]


def _must_be_0(ran: Ran, name: str, tally: Tally) -> None:
    tally.expect(ran.status == 0 and "Traceback" not in ran.text, name, str(ran))


def _expect_tidy(folder: Path, name: str, tally: Tally) -> None:
    left = [path.name for path in folder.rglob(".*") if path.name.startswith((".staging", ".old"))]
    left += [path.name for path in folder.rglob(".*.new")]
    tally.expect(not left, name, f"what is left: {left}")
