"""Pages, measured: `python -m tests.bench.pages [--site build/bench/site]`.

Prints, for one page of each important kind in headless Chromium over HTTP: requests, bytes by kind
(gzip), elements, how much shifts (CLS), and when
the first and the largest text is painted (FCP, LCP) on a slow phone: a CPU four times slower and
slow 4G, 150 ms there and back and 1.6 Mbit/s.  On the same phone, the time from the
key that opens search to its first result, nothing of it loaded before.  Then Lighthouse's scores.

Exits with 1 if a page misses a limit.  Times and the score for performance need an idle machine.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError

from playwright.sync_api import Browser, Page, expect, sync_playwright

from sitegen.site_map import EXPLORE, HOME, MAP, MY_LIST
from tests.bench.scores import lighthouse, lost_in, report_of, scores
from tests.bench.search_server import HEADERS, Served, serve
from tests.browser.setup import CHROMIUM

QUERY = "diffusion"
_KINDS = {".html": "HTML", ".css": "style", ".woff2": "font", ".svg": "picture", ".png": "picture"}
_PROGRAMS = ("/assets/", "/search/program.js")
_SMALL_MAP = ("/small_map.js", "/small-map.js")  # asked for once all else is there

_SLOW_CPU = 4
_SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}

MOST_BYTES = {"home": 70_000}  # without its small map
MOST_OF_SMALL_MAP = 12_000
MOST_OF_OURS = 3  # requests for scripts and styles
LONGEST_SEARCH = 2.0  # seconds
LEAST_SCORES = {"home": 100, "topic": 100, "paper": 100, "explore": 95}

_NOTE_PAINTS = """
    window.seen = { shift: 0, first: 0, largest: 0 };
    const see = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
        .observe({ type, buffered: true });
    see("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
    see("largest-contentful-paint", (entry) => { seen.largest = entry.startTime; });
    see("paint", (entry) => {
        if (entry.name === "first-contentful-paint") seen.first = entry.startTime;
    });
"""
_SEEN = "() => ({ ...window.seen, elements: document.querySelectorAll('*').length })"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Bytes by kind, the requests for our code and style, and times in seconds."""

    requests: int
    wire: Counter[str]
    ours: int
    elements: int
    shift: float
    first: float
    largest: float


def main() -> int:
    """Print the tables; 1 if a limit is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages", description="Pages.")
    parser.add_argument("--site", type=Path, default=Path("build/bench/site"))
    site = parser.parse_args().site
    paths = pages_of(site)
    with sync_playwright() as playwright, serve(site) as served:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        missed = [*_pages(browser, served, paths), *_search(browser, served)]
        browser.close()
        missed += _scores(served, paths)
    for miss in missed:
        print(f"missed: {miss}")
    return 1 if missed else 0


def pages_of(site: Path) -> dict[str, str]:
    """One page of each kind that is measured: the longest topic, and the first paper on it."""
    kinds = {"home": HOME, "map": MAP, "explore": EXPLORE, "my list": MY_LIST}
    paths = {name: kind.address for name, kind in kinds.items()}
    topic = max((site / "topics").glob("*.html"), key=lambda page: page.stat().st_size)
    papers = json.loads((site / "papers.json").read_text(encoding="utf-8"))["papers"]
    paper = next(p["url"] for p in papers if p["topics"]["primary"] == topic.stem)
    paths |= {"topic": f"topics/{topic.name}", "paper": paper}
    return {name: path for name, path in paths.items() if (site / path).is_file()}


def _pages(browser: Browser, served: Served, paths: Mapping[str, str]) -> Iterator[str]:
    for name, path in paths.items():
        found = measure(browser, served, path)
        kinds = ", ".join(f"{kind} {size / 1e3:.1f}" for kind, size in sorted(found.wire.items()))
        later = found.wire["small map"]
        total = sum(found.wire.values()) - later
        print(
            f"{name:8} {found.requests} requests, {total / 1e3:.1f} kB ({kinds}), "
            f"{found.elements} elements, CLS {found.shift:.3f}, "
            f"FCP {found.first:.2f} s, LCP {found.largest:.2f} s"
        )
        if total > MOST_BYTES.get(name, total):
            yield f"{name} has {total / 1e3:.1f} kB, {MOST_BYTES[name] / 1e3:.0f} at most"
        if later > MOST_OF_SMALL_MAP:
            yield f"{name}: its small map has {later / 1e3:.1f} kB"
        if found.ours > MOST_OF_OURS:
            yield f"{name} asks {found.ours} times for our code and style, {MOST_OF_OURS} at most"
        if round(found.shift, 3) > 0:
            yield f"{name} shifts by {found.shift:.3f}"


def measure(browser: Browser, served: Served, path: str) -> Measured:
    """A first visit on the slow phone."""
    page = _slow_page(browser)
    start = len(served.sent)
    page.goto(served.address + path, wait_until="networkidle")
    seen = page.evaluate(_SEEN)
    sent = served.sent[start:]
    page.context.close()
    wire: Counter[str] = Counter()
    for name, size in sent:
        wire[kind_of(name)] += size - HEADERS
    return Measured(
        requests=len(sent),
        wire=wire,
        ours=sum(kind_of(name) in ("script", "style") for name, _ in sent),
        elements=seen["elements"],
        shift=seen["shift"],
        first=seen["first"] / 1e3,
        largest=seen["largest"] / 1e3,
    )


def kind_of(path: str) -> str:
    """What a file is to a page; scripts that hand over a value are data."""
    if path.endswith(_SMALL_MAP):
        return "small map"
    if path.endswith(".js") and path.startswith(_PROGRAMS):
        return "script"
    return _KINDS.get(Path(path).suffix, "data")


def _slow_page(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", _SLOW_NETWORK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_CPU})
    page.add_init_script(_NOTE_PAINTS)
    return page


def _search(browser: Browser, served: Served) -> Iterator[str]:
    taken = first_search(browser, served)
    if taken > LONGEST_SEARCH:
        yield f"the first result of a search takes {taken:.2f} s, {LONGEST_SEARCH} at most"


def first_search(browser: Browser, served: Served) -> float:
    """Seconds on the slow phone from the key to the first result, which are printed."""
    page = _slow_page(browser)
    page.goto(served.address + HOME.address, wait_until="networkidle")
    start = len(served.sent)
    begun = time.perf_counter()
    page.keyboard.press("/")
    page.get_by_role("combobox").fill(QUERY)
    expect(page.get_by_role("option").first).to_be_visible(timeout=60_000)
    taken = time.perf_counter() - begun
    sent = served.sent[start:]
    size = sum(size for _, size in sent) / 1e3
    print(f"search   {taken:.2f} s to the first result, {len(sent)} requests, {size:.1f} kB")
    page.context.close()
    return taken


def _scores(served: Served, paths: Mapping[str, str]) -> Iterator[str]:
    program = lighthouse()
    if program is None:
        print("Lighthouse is missing: npm could not install it")
        return
    for name, least in LEAST_SCORES.items():
        if name not in paths:
            continue
        try:
            report = report_of(program, served.address + paths[name])
        except CalledProcessError as error:
            yield f"Lighthouse could not look at {name}: {error}"
            continue
        found = scores(report)
        print(f"{name:8} {_told(found)}")
        for lost in lost_in(report):
            print(f"           {lost}")
        if min(found.values()) < least:
            yield f"{name} scores {_told(found)}, {least} at least"


def _told(found: Mapping[str, int]) -> str:
    return ", ".join(f"{re.sub('-', ' ', name)} {score}" for name, score in found.items())


if __name__ == "__main__":
    sys.exit(main())
