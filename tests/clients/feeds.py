"""Feeds and the sitemap: by schemas for xmllint, and as a feed reader takes them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser

from tests.clients.client import Client, Result, Tool, run

HERE = Path(__file__).parent


def _xml(site: Path, work: Path) -> Iterator[Result]:
    feeds = sorted(site.rglob("*.atom"))
    for schema, files in (("atom.rng", feeds), ("sitemap.rng", [site / "sitemap.xml"])):
        command = ("xmllint", "--noout", "--relaxng", HERE / schema)
        said = run(*command, *files, cwd=site).stderr.splitlines()
        faults = [line.removeprefix(f"{site}/") for line in said if not line.endswith(" validates")]
        read = f"{len(files)} feeds" if files is feeds else "sitemap.xml"
        yield Result(read=read, found=f"by {schema}", faults=faults)


def _reader(site: Path, work: Path) -> Iterator[Result]:
    """What a reader that knows every entry by its id, and sorts by time, would show of all."""
    feeds = {
        path.relative_to(site).as_posix(): feedparser.parse(path.read_bytes())
        for path in sorted(site.rglob("*.atom"))
    }
    shown: set[str] = set()
    faults: list[str] = []
    for name, feed in feeds.items():
        faults += [f"{name}: {fault}" for fault in _faults(name, feed, shown)]
        shown |= {entry.id for entry in feed.entries}
    count = sum(len(feed.entries) for feed in feeds.values())
    yield Result(read=f"{len(feeds)} feeds", found=f"{count} entries", faults=faults)


def _faults(name: str, feed: Any, shown: set[str]) -> Iterator[str]:
    if feed.bozo:
        yield f"not well-formed: {feed.bozo_exception}"
    links = {link.rel: link.href for link in feed.feed.links}
    if not links.get("self", "").endswith(f"/{name}") or "alternate" not in links:
        yield "does not name itself and its page"
    ids = [entry.id for entry in feed.entries]
    if len({*ids}) < len(ids):
        yield "an id twice"
    if hidden := shown & {*ids}:
        yield f"{len(hidden)} entries hidden: another feed has their ids"
    instants = [entry.published for entry in feed.entries]
    if instants != sorted({*instants}, reverse=True):
        yield "not in the order of time"
    if feed.entries and feed.feed.updated != max(entry.updated for entry in feed.entries):
        yield "not updated when its newest entry was"


CLIENTS = (
    Client(name="xmllint", check=_xml, tools=(Tool(command="xmllint", package="libxml2-utils"),)),
    Client(name="feedparser", check=_reader),
)
