"""Generations: a list goes through random revisions, and every address it ever had is asked for.

The books are the test's own: after each publishing they note every file of the site that a reader,
a program or a feed reader may have kept the address of.  All of them are then asked for over HTTP.
"""

import random
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from sitegen.content.settings import read_settings
from sitegen.errors import ContentError
from sitegen.progress import Progress
from sitegen.site.build import build, publish
from tests.torture.changing_list import ChangingList
from tests.torture.effort import Effort
from tests.torture.tally import Tally

# What pages load by themselves, and what is not there without the site's address.
_NOT_KEPT = ("assets/", "search/", "explore/", "selection/", "feeds.opml", "sitemap.xml")
_MAY_BE_EMPTY = (".bib", ".ris")  # those of a topic without papers
_REDIRECT = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]*)"')
_GONE = re.compile(rb'<main class="sg-page sg-page--gone"')
_LINK = re.compile(rb'<a href="([^"#]*)')
_SHRINKS = "published papers would be gone"
_CONTRADICTS = ("are pinned as different and as the same", "a second entry for the paper")
_MOST_SECONDS = 5.0  # of CPU, for publishing a list of some twenty papers


@dataclass(slots=True)
class Books:
    """Every address ever published, and in which generation it was last new."""

    since: dict[str, int] = field(default_factory=dict)

    def note(self, site: Path, generation: int) -> None:
        for path in site.rglob("*"):
            address = path.relative_to(site).as_posix()
            if path.is_file() and not address.startswith(_NOT_KEPT):
                self.since.setdefault(address, generation)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes

    @property
    def redirect(self) -> str | None:
        match = _REDIRECT.search(self.body)
        return match[1].decode() if match else None

    @property
    def is_gone(self) -> bool:
        return bool(_GONE.search(self.body))


def run(effort: Effort, rng: random.Random, folder: Path, tally: Tally) -> None:
    books, changing = Books(), ChangingList(rng)
    with _served(folder / "build" / "site") as connection:
        generation = 0
        while generation < effort.generations and not tally.failures:
            changes = changing.change() if generation else ["start"]
            case = f"generation {generation} ({', '.join(changes)})"
            if not _publish(folder, changing, case, tally, try_first=generation % 5 == 1):
                continue
            changing.keep()
            tally.counts.update(f"times: {change}" for change in changes)
            books.note(folder / "build" / "site", generation)
            _ask_for_all(connection, books, case, tally)
            generation += 1
    tally.add("addresses ever published", len(books.since))


def _publish(
    folder: Path, changing: ChangingList, case: str, tally: Tally, *, try_first: bool
) -> bool:
    """Write the list down and publish it; if that is refused, the list is as it was."""
    changing.write(folder)
    lock = folder / "content" / "papers.lock"
    before = lock.read_bytes() if lock.exists() else None
    settings = read_settings(folder / "content", folder / "build")
    shrink = changing.shrinks
    try:
        if try_first:
            tally.add("builds before publishing")
            build(settings, Progress(), shrink=shrink)
            tally.expect(_bytes(lock) == before, case, "a build changed the lock")
        with tally.timed("generations published", case, _MOST_SECONDS):
            publish(settings, Progress(), first=before is None, shrink=shrink)
    except ContentError as error:
        tally.expect(_bytes(lock) == before, case, "the lock was changed although it was refused")
        if _SHRINKS in str(error) and not shrink:
            tally.add("refused, as more than a fifth would be gone")
            changing.shrinks = True
            return _publish(folder, changing, case, tally, try_first=False)
        tally.add("refused, as decisions contradict each other")
        tally.expect(any(words in str(error) for words in _CONTRADICTS), case, str(error))
        return False
    return True


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


# -- The reader


@contextmanager
def _served(site: Path) -> Iterator[HTTPConnection]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=600)
    try:
        yield connection
    finally:
        connection.close()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for all
    disable_nagle_algorithm = True  # or each answer waits for the one before it to be received

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _ask_for_all(connection: HTTPConnection, books: Books, case: str, tally: Tally) -> None:
    answers = {address: _get(connection, address) for address in books.since}
    tally.add("addresses asked for", len(answers))
    for address, answer in answers.items():
        where = f"{case}: {address}, of generation {books.since[address]}"
        tally.expect(answer.status == 200, where, f"status {answer.status}")
        empty = not answer.body and not address.endswith(_MAY_BE_EMPTY)
        tally.expect(not empty, where, "an empty file")
        if answer.redirect is not None:
            tally.add("redirects followed")
            _follow(address, answer, answers, where, tally)
        elif answer.is_gone:
            tally.add("notes on what is gone")
            _look(address, answer, answers, where, tally)


def _get(connection: HTTPConnection, address: str) -> Answer:
    connection.request("GET", f"/{quote(address)}")
    response = connection.getresponse()
    return Answer(response.status, response.read())


def _follow(
    address: str, answer: Answer, answers: dict[str, Answer], where: str, tally: Tally
) -> None:
    """A redirect ends at a page that lives, at once."""
    target = _resolved(address, answer.redirect or "")
    end = answers.get(target)
    if not tally.expect(end and end.status == 200, where, f"leads to {target}, which is nowhere"):
        return
    assert end
    tally.expect(end.redirect is None, where, f"leads to {target}, which leads on")
    tally.expect(not end.is_gone, where, f"leads to {target}, which is gone")
    _look(address, answer, answers, where, tally)


def _look(
    address: str, answer: Answer, answers: dict[str, Answer], where: str, tally: Tally
) -> None:
    """What a page of former times links to is there."""
    for link in {match.decode() for match in _LINK.findall(answer.body)}:
        if urlsplit(link).scheme:
            continue
        target = _resolved(address, link)
        tally.expect(target in answers, where, f"links to {target}, which is nowhere")


def _resolved(address: str, link: str) -> str:
    path = unquote(urlsplit(urljoin(f"http://here/{address}", link)).path).removeprefix("/")
    return path or "index.html"
