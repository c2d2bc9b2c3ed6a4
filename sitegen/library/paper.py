"""Paper: what several records of one paper add up to, and which record each value came from.

A paper keeps all its records.  Every shown value is `Chosen`: the value, its origin, and the
other values that lost, so a reader can be told why the site says what it says.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sitegen.content.record import Organization, Record
from sitegen.library.capture import Capture, resolve_date
from sitegen.matching.cluster import Merge
from sitegen.site_map import PAPER
from sitegen.text.clean import clean, readable
from sitegen.text.dates import PartialDate, YearFrom
from sitegen.text.link import Link, find_links, unique
from sitegen.text.titles import normalise, spell_greek

T = TypeVar("T", bound=Hashable)
Rank = int | tuple[int, ...]

_SLUG_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value stands: a line of a dump (or of the curator's file)."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen(Generic[T]):
    """A shown value, where it came from, and the values it was preferred to."""

    value: T
    origin: Provenance
    alternatives: tuple[tuple[T, Provenance], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper. Text fields are readable text: cleaned, not escaped.

    `abstract` holds paragraphs and is empty when no record has one.
    """

    id: str
    records: tuple[Record, ...]
    merges: tuple[tuple[Record, Record, Merge], ...]
    title: Chosen[str]
    abstract: Chosen[tuple[str, ...]]
    date: Chosen[PartialDate] | None
    authors_count: Chosen[int] | None
    organization: Chosen[Organization] | None
    comments: Chosen[int] | None
    links: tuple[Link, ...]

    @property
    def text(self) -> str:
        """The abstract as one text."""
        return "\n\n".join(self.abstract.value)

    @property
    def year(self) -> int | None:
        return self.date.value.year if self.date else None

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        return paper_url(self.id)


def paper_id(title: str) -> str:
    """`<slug>-<6 hex>`: readable words, and a hash of the normalised title to tell twins apart."""
    digest = hashlib.sha256(normalise(title).encode()).hexdigest()[:6]
    slug = slugify(title)
    return f"{slug}-{digest}" if slug else digest


def paper_url(identifier: str) -> str:
    """The address of a paper, present or former, below the site's root."""
    return PAPER.at(identifier)


def slugify(title: str) -> str:
    """Lower-case ASCII words joined by hyphens, cut between words; empty if none are left."""
    spelled = spell_greek(readable(title).lower())
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_SLUG_LENGTH]
        if len(longer) > _SLUG_LENGTH:
            break
        slug = longer
    return slug


def build_paper(
    records: Sequence[Record],
    merges: Iterable[tuple[Record, Record, Merge]],
    captures: Mapping[str, Capture],
    identifier: str | None = None,
) -> Paper:
    """The paper that `records` (first seen first) describe; its id follows from the first title."""
    newest_first = sorted(records, key=lambda record: captures[record.dump].order, reverse=True)
    abstract = _abstract(records)
    return Paper(
        id=identifier or paper_id(records[0].title),
        records=tuple(records),
        merges=tuple(merges),
        title=_title(records),
        abstract=abstract,
        date=_date(newest_first, captures),
        authors_count=_newest(newest_first, lambda record: record.authors_count),
        organization=_newest(newest_first, _organization),
        comments=_newest(newest_first, lambda record: record.comments),
        links=found_links(records),
    )


def found_links(records: Sequence[Record]) -> tuple[Link, ...]:
    """The links that stand in the abstracts, each once."""
    return unique(link for text in _raw_texts(records) for link in find_links(text))


def _origin(record: Record) -> Provenance:
    return Provenance(record.dump, record.line)


def _choose(candidates: Sequence[tuple[T, Provenance]], rank: Callable[[T], Rank]) -> Chosen[T]:
    """The candidate of the highest rank; among equals the first."""
    best, origin = max(candidates, key=lambda candidate: rank(candidate[0]))
    others: dict[T, Provenance] = {}
    for value, other_origin in candidates:
        if value != best:
            others.setdefault(value, other_origin)
    return Chosen(value=best, origin=origin, alternatives=tuple(others.items()))


def _title(records: Sequence[Record]) -> Chosen[str]:
    """The title most records agree on; one that was cut off, or all capitals, only for want."""
    candidates = [(readable(record.title), _origin(record)) for record in records]
    votes = Counter(title for title, _ in candidates)

    def rank(title: str) -> Rank:
        return not title.endswith(("…", "...")), not title.isupper(), votes[title]

    return _choose(candidates, rank)


def _abstract(records: Sequence[Record]) -> Chosen[tuple[str, ...]]:
    """The longest abstract: a shorter one is usually the same, cut."""
    candidates = [
        (tuple(readable(paragraph) for paragraph in record.abstract), _origin(record))
        for record in records
    ]
    return _choose(candidates, lambda paragraphs: sum(map(len, paragraphs)))


def _date(
    newest_first: Sequence[Record], captures: Mapping[str, Capture]
) -> Chosen[PartialDate] | None:
    """A date with a stated year, else with an inferred one, else without."""
    dated = [(resolve_date(record, captures[record.dump]), record) for record in newest_first]
    candidates = [(date, _origin(record)) for date, record in dated if date is not None]
    if not candidates:
        return None
    trust = {YearFrom.CURATOR: 3, YearFrom.LISTING: 2, YearFrom.CAPTURE: 1, None: 0}
    return _choose(candidates, lambda date: trust[date.year_from])


def _newest(
    newest_first: Sequence[Record], value_of: Callable[[Record], T | None]
) -> Chosen[T] | None:
    """The value of the newest capture that states one."""
    candidates = [
        (value, _origin(record))
        for record in newest_first
        if (value := value_of(record)) is not None
    ]
    return _choose(candidates, lambda _: 0) if candidates else None


def _organization(record: Record) -> Organization | None:
    found = record.organization
    return found and replace(found, name=readable(found.name))


def _raw_texts(records: Sequence[Record]) -> Iterable[str]:
    """Every paragraph before LaTeX is rewritten: an address must not be."""
    return (clean(paragraph) for record in records for paragraph in record.abstract)
