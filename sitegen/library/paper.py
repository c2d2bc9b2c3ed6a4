"""Paper: what the records of one paper add up to, and which record each value came from.

A paper keeps all its records.  Every shown value is `Chosen`: the value, its provenance, and the
values that lost, so that the site can explain why it says what it says.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.content.record import Organization, PageId, Provenance, Record, Statement
from sitegen.facts import FACTS, Source, facts_from
from sitegen.library.capture import Capture, date_of_arxiv, resolve_date, with_arxiv
from sitegen.library.chosen import Chosen, choose, value_of
from sitegen.library.hidden_authors import without_hidden
from sitegen.matching.cluster import Merge
from sitegen.site_map import PAPER
from sitegen.text.clean import clean, readable
from sitegen.text.dates import PartialDate
from sitegen.text.identifier import unproxied
from sitegen.text.link import Link, find_links, kind_of, unique, without_userinfo
from sitegen.text.titles import normalize
from sitegen.text.words import slug

_SLUG_LENGTH = 60
_KNOWN = 1 << 15  # titles whose ids are kept: each is asked for wherever it is looked up
_ITSELF = ("title", "abstract", "abstract_from")  # without which there is no paper


class Paper(Struct, frozen=True, kw_only=True):
    """One paper. Text is readable text: cleaned, not escaped.

    `facts` are by the names of the table; one that no source states is not among them, nor one that
    only unconfirmed sources state: those are in `unconfirmed`.  (Title and abstract make the paper
    and are always facts.)  Those below are what the code asks for by name.  `records` and `curated`
    are as they were stated: they name people whom `facts` leave out.
    """

    id: str
    records: tuple[Record, ...]
    merges: tuple[tuple[Record, Record, Merge], ...]
    facts: Mapping[str, Chosen[Any]]
    curated: Mapping[str, Statement]
    unconfirmed: Mapping[str, Chosen[Any]] = field(default_factory=dict)

    @property
    def listings(self) -> tuple[Record, ...]:
        """Its records in dumps; the others are references, which complete it."""
        return tuple(record for record in self.records if not record.is_reference)

    @property
    def title(self) -> Chosen[str]:
        return self.facts["title"]

    @property
    def abstract(self) -> Chosen[tuple[str, ...]]:
        """Paragraphs; none if no record has an abstract."""
        return self.facts["abstract"]

    @property
    def date(self) -> Chosen[PartialDate] | None:
        return self.facts.get("date")

    @property
    def authors_count(self) -> Chosen[int] | None:
        return self.facts.get("authors_count")

    @property
    def organization(self) -> Chosen[Organization] | None:
        return self.facts.get("organization")

    @property
    def comments(self) -> Chosen[int] | None:
        return self.facts.get("comments")

    @property
    def links(self) -> tuple[Link, ...]:
        return value_of(self.facts.get("links")) or ()

    @property
    def text(self) -> str:
        """The abstract as one text."""
        return "\n\n".join(self.abstract.value)

    @property
    def year(self) -> int | None:
        return self.date.value.year if self.date else None

    @property
    def is_year_inferred(self) -> bool:
        return self.date is not None and self.date.value.is_inferred

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return PAPER.at(self.id)


@lru_cache(_KNOWN)
def paper_id(title: str) -> str:
    """`<slug>-<6 hex>`: readable words, and a hash of the normalized title to distinguish twins."""
    digest = hashlib.sha256(normalize(title).encode()).hexdigest()[:6]
    readable_part = slugify(title)
    return f"{readable_part}-{digest}" if readable_part else digest


def slugify(title: str) -> str:
    """Lower-case ASCII words joined by hyphens, cut between words; empty if none are left."""
    whole = slug(readable(title))
    if len(whole) <= _SLUG_LENGTH:
        return whole
    kept, hyphen, _ = whole[: _SLUG_LENGTH + 1].rpartition("-")
    return kept if hyphen else whole[:_SLUG_LENGTH]


def build_paper(
    records: Sequence[Record],
    merges: Iterable[tuple[Record, Record, Merge]],
    captures: Mapping[PageId, Capture],
    identifier: str | None = None,
    curated: Mapping[str, Statement] | None = None,
    hidden: Collection[str] = (),
) -> Paper:
    """The paper that `records` (first seen first) describe; its id follows from the first title.

    `curated` is what the curator states of it, by the names of the facts; `hidden` are the keys
    of names that are not shown.
    """
    statements: dict[str, list[Statement]] = {fact.name: [] for fact in FACTS}
    arxiv = _arxiv(records, curated or {})
    age: dict[Provenance, tuple[int, int, int]] = {}
    for record in records:
        origin, capture = record.provenance, captures[record.page_id]
        age[origin] = capture.order
        for name, value in _stated(record, _Context(capture, arxiv)):
            statements[name].append((value, origin))
    for name, statement in (curated or {}).items():
        statements[name].append(statement)
    written = [statement for statement in statements["abstract"] if statement[0]]
    statements["abstract"] = written or statements["abstract"]
    if all(origin.source is Source.UNCONFIRMED for _, origin in statements["date"]):
        statements["date"] += _told_by_arxiv(arxiv)
    shown = without_hidden(statements, hidden) if hidden else statements
    facts: dict[str, Chosen[Any]] = {}
    for fact in FACTS:
        if chosen := choose(fact, shown[fact.name], age, facts):
            facts[fact.name] = chosen
    known = {name: each for name, each in facts.items() if each.is_confirmed or name in _ITSELF}
    return Paper(
        id=identifier or paper_id(next(record.title for record in records if record.title)),
        records=tuple(records),
        merges=tuple(merges),
        facts=known,
        unconfirmed={name: each for name, each in facts.items() if name not in known},
        curated=curated or {},
    )


class _Context(Struct, frozen=True):
    """What a value is read with: when its page was saved, and the arXiv id of its paper."""

    capture: Capture
    arxiv: Statement | None


def _arxiv(records: Iterable[Record], curated: Mapping[str, Statement]) -> Statement | None:
    """The id by which the dates of a paper are read, and who states it."""
    record = with_arxiv(records)
    return curated.get("arxiv") or ((record.arxiv, record.provenance) if record else None)


def _told_by_arxiv(arxiv: Statement | None) -> Iterator[Statement]:
    """The month of the id, for a paper that nobody dates."""
    if arxiv and (told := date_of_arxiv(arxiv[0])):
        yield told, arxiv[1]


def _stated(record: Record, context: _Context) -> Iterator[tuple[str, Any]]:
    """What a record states, by the names of the facts: a reading of it, or its field as it is."""
    for name, reading in _OF_RECORDS:
        value = reading(record, context) if reading else getattr(record, name)
        if value is not None and value != "":
            yield name, value


_READINGS: Mapping[str, Callable[[Record, _Context], Any]] = {
    "title": lambda record, _: readable(record.title),
    "abstract": lambda record, _: tuple(map(readable, record.abstract)),
    "date": lambda record, context: resolve_date(
        record, context.capture, context.arxiv[0] if context.arxiv else None
    ),
    "organization": lambda record, _: _organization(record),
    "links": lambda record, _: _links(record) or None,
    "abstract_from": lambda record, context: _abstract_from(record, context.capture),
    "venue": lambda record, _: readable(record.venue or ""),
    "authors": lambda record, _: record.authors or None,
    "labels": lambda record, _: tuple(map(readable, record.labels)) or None,
    "finding": lambda record, _: readable(record.finding or ""),
    "asked_as": lambda record, _: tuple(map(readable, record.asked_as)) or None,
}

_OF_RECORDS = [(fact.name, _READINGS.get(fact.name)) for fact in facts_from(Source.RECORDS)]


def _organization(record: Record) -> Organization | None:
    found = record.organization
    return found and replace(found, name=readable(found.name))


def _links(record: Record) -> tuple[Link, ...]:
    """Its own, and those of every paragraph before LaTeX is rewritten: an address must not be."""
    written = (link.url for text in record.abstract for link in find_links(clean(text)))
    found = (without_userinfo(unproxied(url)[0]) for url in written)
    return unique([*record.links, *(Link(kind_of(url), url) for url in found)])


def _abstract_from(record: Record, capture: Capture) -> str | None:
    if not record.abstract:
        return None
    return "list" if capture.summaries else "authors"
