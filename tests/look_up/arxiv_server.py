"""A server on this machine that speaks the format of arXiv's API, about invented papers."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

_WORD = re.compile(r"[^\W_]+")

OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom"'
    ' xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
    ' xmlns:arxiv="http://arxiv.org/schemas/atom">\n'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preprint:
    """A paper as the server knows it."""

    arxiv: str = "2401.00001"
    title: str = "Sparrow: A Small Cache"
    authors: Sequence[str] = ("Ada Finch", "Bo Wren")
    published: str = "2024-01-02T10:00:00Z"
    doi: str = ""
    journal: str = ""
    version: int = 2

    @property
    def entry(self) -> str:
        authors = "".join(
            f"<author><name>{escape(name)}</name>"
            "<arxiv:affiliation>Invented</arxiv:affiliation></author>\n"
            for name in self.authors
        )
        doi = f"<arxiv:doi>{escape(self.doi)}</arxiv:doi>" if self.doi else ""
        journal = (
            f"<arxiv:journal_ref>{escape(self.journal)}</arxiv:journal_ref>" if self.journal else ""
        )
        return (
            f"<entry><id>http://arxiv.org/abs/{self.arxiv}v{self.version}</id>\n"
            f"<updated>2025-02-03T10:00:00Z</updated>\n"
            f"<published>{self.published}</published>\n"
            f"<title>{escape(self.title)}</title>\n<summary>  Words of\nits authors.</summary>\n"
            f"{authors}{doi}{journal}<arxiv:comment>9 pages</arxiv:comment>\n"
            f'<link href="http://arxiv.org/abs/{self.arxiv}" rel="alternate" type="text/html"/>\n'
            f'<link title="pdf" href="http://arxiv.org/pdf/{self.arxiv}" rel="related"/>\n'
            '<arxiv:primary_category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>\n'
            '<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/></entry>\n'
        )


def feed(*entries: str, total: int | None = None) -> bytes:
    """An answer with `entries`; `total` is the number that it says it has."""
    counts = (
        f"<opensearch:totalResults>{len(entries) if total is None else total}"
        "</opensearch:totalResults><opensearch:startIndex>0</opensearch:startIndex>"
        "<opensearch:itemsPerPage>50</opensearch:itemsPerPage>\n"
    )
    text = f"{OPENING}<title>ArXiv Query</title>\n{counts}{''.join(entries)}</feed>\n"
    return text.encode()


def error_entry(summary: str) -> str:
    """What stands in an answer instead of papers; it has no day of publication."""
    return (
        f"<entry><id>http://arxiv.org/api/errors#{summary.replace(' ', '_')}</id>"
        f"<title>Error</title><summary>{summary}</summary><updated>2025-02-03T00:00:00Z</updated>"
        "<author><name>arXiv api core</name></author></entry>"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A prepared answer; `missing` bytes are announced, not sent; `location` is elsewhere."""

    body: bytes = b""
    status: int = 200
    missing: int = 0
    location: str = ""


@dataclass(slots=True, kw_only=True)
class FakeArxiv:
    """What the server knows, and what it was asked.

    Prepared answers are given first, one by one.  `asked` is set by each request; while
    `may_answer` is not set, none is answered.  The ids in `refused` are an error to ask for, and
    `others` are given for ids that they do not belong to.  After `fails_after` requests, none
    is served.
    """

    address: str
    preprints: list[Preprint] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    others: dict[str, Preprint] = field(default_factory=dict)
    prepared: deque[Answer] = field(default_factory=deque)
    queries: list[dict[str, str]] = field(default_factory=list)
    asked: Event = field(default_factory=Event)
    may_answer: Event = field(default_factory=Event)
    fails_after: int | None = None

    @property
    def asked_for(self) -> list[str]:
        """The ids or the query of each request."""
        return [query.get("id_list") or query.get("search_query", "") for query in self.queries]

    def answer(self, query: dict[str, str]) -> Answer:
        self.queries.append(query)
        self.asked.set()
        self.may_answer.wait()
        if self.fails_after is not None and len(self.queries) > self.fails_after:
            return Answer(status=503)
        if self.prepared:
            return self.prepared.popleft()
        if ids := query.get("id_list"):
            return self._by_ids(ids.split(","))
        return self._by_title(query["search_query"])

    def _by_ids(self, ids: Sequence[str]) -> Answer:
        for each in ids:
            if each in self.refused:
                error = f"incorrect id format for {each}"
                return Answer(status=400, body=feed(error_entry(error)))
        known = {each.arxiv: each for each in self.preprints} | self.others
        return Answer(body=feed(*(known[each].entry for each in ids if each in known)))

    def _by_title(self, query: str) -> Answer:
        phrases = re.findall(r'ti:"([^"]*)"', query)
        found = (
            each.entry
            for each in self.preprints
            if all(_words(phrase) in _words(each.title) for phrase in phrases)
        )
        return Answer(body=feed(*found))


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "


@contextmanager
def running() -> Iterator[FakeArxiv]:
    """The server; it answers at once unless a test forbids it."""
    fake = FakeArxiv(address="")
    fake.may_answer.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            answer = fake.answer({name: values[0] for name, values in query.items()})
            self.send_response(answer.status)
            self.send_header("Content-Type", "application/atom+xml; charset=UTF-8")
            self.send_header("Content-Length", str(len(answer.body) + answer.missing))
            if answer.location:
                self.send_header("Location", answer.location)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests say what they need to know."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that gave up is what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        fake.address = f"http://127.0.0.1:{server.server_port}/api/query"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield fake
        finally:
            fake.may_answer.set()
            server.shutdown()
            thread.join()
