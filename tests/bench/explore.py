"""Explore, measured: `python -m tests.bench.explore [--site build/site] [--papers 100000]`.

Prints, in headless Chromium from disk, what the page of all papers takes to show a list of that
many, and what each filter takes from the press to the paint: four times the milliseconds of CPU
that the page's thread uses, as on a processor with a quarter of the speed, whatever else this one
does.  The papers are the site's own, again and again, with dates, authors and topics by chance.
"""

import argparse
import json
import random
import re
import shutil
import statistics
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import decompress

from playwright.sync_api import Page, sync_playwright

from sitegen.text.data_script import data_script, packed_script
from tests.browser.setup import CHROMIUM

SEED = 7
SLOWDOWN = 4
ROUNDS = 3
PAPERS_PER_AUTHOR = 5
_NEEDED = ("assets", "explore", "search")

_PRESS = """async ([press, value]) => {
    const shown = document.querySelector(".sg-found");
    const controls = [...document.querySelectorAll(".sg-facets input, .sg-facets select")];
    const control = [...controls, document.querySelector(".sg-sort select")].find(
        (one) => one.closest("label").textContent.trim().startsWith(press));
    const before = document.querySelector(".sg-list > *");
    if (value === null) control.click();
    else {
        control.value = value;
        control.dispatchEvent(new Event("change", { bubbles: true }));
    }
    do await new Promise(requestAnimationFrame);
    while (document.querySelector(".sg-list > *") === before);
    await new Promise((done) => setTimeout(done)); // once that frame is painted
    return shown.textContent;
}"""


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder)
        _copy(arguments.site, site)
        labels = _lengthen(site, arguments.papers)
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(ROUNDS):
            print(f"{arguments.papers:,} papers: {_opened(browser.new_page(), site)}")
        page = browser.new_page()
        _opened(page, site)
        _print(page, labels)
        browser.close()


def _opened(page: Page, site: Path) -> str:
    spent = _Clock(page)
    page.goto((site / "explore.html").as_uri(), wait_until="commit")
    page.wait_for_selector("#sg-explore[data-ready]")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return f"{spent.since():.0f} ms until the whole list is there"


class _Clock:
    """What the thread of a page has used so far, in milliseconds of a slower processor."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self._before = self._now()

    def since(self) -> float:
        """Since it was last asked."""
        before, self._before = self._before, self._now()
        return self._before - before

    def _now(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        seconds = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
        return SLOWDOWN * 1_000 * float(seconds)


def _print(page: Page, labels: list[tuple[str, str | None]]) -> None:
    """Each filter is set and unset again, some times over; only setting it is counted."""
    page.wait_for_timeout(3_000)  # rows that are read ahead are none of a filter's time
    spent = _Clock(page)
    medians = []
    for label, value in labels:
        taken, status = [], ""
        for _ in range(ROUNDS):
            spent.since()
            status = page.evaluate(_PRESS, [label, value])
            taken.append(spent.since())
            page.evaluate(_PRESS, [label, None if value is None else ""])
            page.wait_for_timeout(100)
        medians.append(statistics.median(taken))
        print(f"    {label} {value or ''}: {medians[-1]:.0f} ms ({status})")
    print(f"    median of {len(medians)} filters: {statistics.median(medians):.0f} ms")


def _copy(source: Path, site: Path) -> None:
    for name in _NEEDED:
        shutil.copytree(source / name, site / name)
    shutil.copy(source / "explore.html", site)


def _lengthen(site: Path, count: int) -> list[tuple[str, str | None]]:
    """Write the data of a list of `count` papers; returns filters, as labels and values."""
    chance = random.Random(SEED)
    script = (site / "explore" / "papers.js").read_text(encoding="utf-8")
    facts = json.loads(decompress(b64decode(_handed(script))))
    facts["choices"]["authors"] = [
        {"value": f"author-{number}", "label": f"Author {number}"}
        for number in range(count // PAPERS_PER_AUTHOR)
    ]
    facts["columns"] = _columns(facts, count, chance)
    facts["keys"] = "".join(f"{number:06x}" for number in range(count))
    facts["alike"] = {}
    _write_rows(site, facts, count)
    (site / "explore" / "papers.js").write_text(packed_script("explore-papers", facts))
    topics = [(topic["label"], None) for topic in facts["choices"]["topics"][:4]]
    return [
        *topics, ("Author 0", None), ("Has code", None), ("Picked", None),
        ("Year", "2024"), ("Year", "2019"), ("Author 2", None), ("Author 5", None),
        *((choice["label"], None) for choice in facts["choices"]["dumps"][:1]),
    ]  # fmt: skip


def _columns(facts: dict[str, Any], count: int, chance: random.Random) -> dict[str, Any]:
    authors = len(facts["choices"]["authors"])
    columns = facts["columns"]
    made: dict[str, Any] = {
        name: _drawn(columns[name], count, chance)
        for name in ("date", "code", "picked", "state", "comments")
    }
    made["document"] = chance.sample(range(count), count)
    made["authors"] = _several(count, 0, 4, authors, chance)
    for name, most in (("topics", 3), ("dumps", 2)):
        choices = len(facts["choices"][name])
        made[name] = _several(count, 1, most, choices, chance)
    return made


def _drawn(column: list[int], count: int, chance: random.Random) -> list[int]:
    return [chance.choice(column) for _ in range(count)]


def _several(
    count: int, fewest: int, most: int, choices: int, chance: random.Random
) -> list[list[int]]:
    """Some numbers of each paper: low ones more often, each once."""
    chosen = [
        list(
            dict.fromkeys(
                int(choices * chance.random() ** 3) for _ in range(chance.randint(fewest, most))
            )
        )
        for _ in range(count)
    ]
    return [list(map(len, chosen)), [one for some in chosen for one in some]]


def _write_rows(site: Path, facts: dict[str, Any], count: int) -> None:
    folder = site / "explore" / facts["version"]
    parts = sorted(folder.glob("rows-*.js"))
    rows = [row for path in parts for row in _handed(path.read_text(encoding="utf-8"))]
    per_part = facts["rowsPerPart"]
    newest = sorted(range(count), key=lambda number: -facts["columns"]["date"][number])
    for part, start in enumerate(range(0, count, per_part)):
        name = f"rows-{part}"
        some = list(_numbered(rows, newest[start : start + per_part]))
        (folder / f"{name}.js").write_text(data_script(name, some), encoding="ascii")


def _numbered(rows: list[list[Any]], numbers: list[int]) -> Iterator[list[Any]]:
    for number in numbers:
        row = rows[number % len(rows)]
        yield [f"{row[0][:-6]}{number:06x}", f"{row[1]} {number}", *row[2:]]


def _handed(script: str) -> Any:
    match = re.fullmatch(r'sitegen\.receive\("[\w-]+",(.*)\);\n', script, re.DOTALL)
    assert match
    return json.loads(match[1])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.explore", description="Explore.")
    parser.add_argument("--site", type=Path, default=Path("build/site"))
    parser.add_argument("--papers", type=int, default=100_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
