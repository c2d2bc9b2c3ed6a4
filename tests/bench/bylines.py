"""The same sample, signed: invented authors and identifiers, as listings have or lack them.

Titles and abstracts stay as they are, so that a sample can be measured with and without.  Half of
the records have an identifier, and two of them need not have the same: a preprint is listed by its
arXiv id, its publication by a DOI.  Every third paper is by the authors of the one before, which
it often resembles.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from msgspec.structs import replace

from sitegen.text.person import Person
from tests.bench.sample import Sample

IDENTIFIED, SIGNED, SAME_AUTHORS = 0.5, 0.75, 0.33  # of the records, and of the papers
_FIRST_YEAR = 2008  # from which arXiv ids have their form of today
GIVEN = (
    "Ada", "Bela", "Chiara", "Dmitri", "Elif", "Femi", "Grace", "Hiroshi", "Ines", "Jürgen",
    "Karim", "Lin", "Mei", "Nadia", "Olu", "Pia", "Quentin", "Rosa", "Søren", "Tariq", "Uma",
    "Vera", "Wei", "Xiao-Ming", "Yuki", "Zoë",
)  # fmt: skip
FAMILY = (
    "Abe", "Brontë", "Castro", "da Silva", "Ek", "Fuchs", "García Márquez", "Hsu", "Ivanova",
    "Jansen", "Kowalski", "Li", "Müller", "Nguyen", "Okafor", "Park", "Quispe", "Rossi", "Sato",
    "Tran", "Ueda", "van der Berg", "Wang", "Xu", "Yilmaz", "Zhang", "Åkesson", "O’Brien",
)  # fmt: skip
_PREFIXES = ("10.1145", "10.1109", "10.1007", "10.1016")

People = tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who wrote a paper, and its identifiers."""

    authors: People
    arxiv: str | None
    doi: str | None


def signed(sample: Sample, seed: int) -> Sample:
    """The sample with bylines; no arXiv id tells another year than the records do."""
    random = Random(seed)
    years = {
        paper: record.date.year
        for record, paper in zip(sample.records, sample.papers, strict=True)
        if record.date and record.date.year
    }
    bylines: dict[int, Byline] = {}
    before: People = ()
    for paper in sorted(set(sample.papers)):
        bylines[paper] = _byline(random, paper, years.get(paper), before)
        before = bylines[paper].authors
    records = tuple(
        replace(record, **_stated(random, bylines[paper]))
        for record, paper in zip(sample.records, sample.papers, strict=True)
    )
    return replace(sample, records=records)


def _byline(random: Random, paper: int, year: int | None, before: People) -> Byline:
    inherited = bool(before) and random.random() < SAME_AUTHORS
    authors = before if inherited else tuple(_person(random) for _ in range(random.randint(1, 8)))
    year = year or random.randint(_FIRST_YEAR, 2026)
    is_preprint = year >= _FIRST_YEAR and random.random() < 0.7
    month = random.randint(1, 12)
    is_published = not is_preprint or random.random() < 0.6
    return Byline(
        authors=authors,
        arxiv=f"{year % 100:02}{month:02}.{paper % 100_000:05}" if is_preprint else None,
        doi=f"{random.choice(_PREFIXES)}/{paper:07}" if is_published else None,
    )


def _person(random: Random) -> Person:
    given = random.choice(GIVEN)
    if random.random() < 0.4:
        given = f"{given} {random.choice('ABCDEFGHJKLMNPRSTVW')}."
    return Person(family=random.choice(FAMILY), given=given)


def _stated(random: Random, byline: Byline) -> dict[str, Any]:
    """What one listing says of it, by the fields of a record."""
    stated: dict[str, Any] = {}
    if random.random() < IDENTIFIED:
        known = [(name, getattr(byline, name)) for name in ("arxiv", "doi")]
        known = [(name, value) for name, value in known if value]
        stated |= dict(random.sample(known, random.randint(1, len(known))))
    if random.random() < SIGNED:
        rewritten = random.choice(NAMES)
        authors = [rewritten(random, person) for person in random.choice(LISTS)(byline.authors)]
        named = random.choice((len(authors), len(authors), len(authors), 1, 3))
        stated |= {
            "authors": tuple(authors[:named]),
            "authors_complete": named >= len(authors),
        }
    return stated


# -- How a name may be written otherwise, and a list of names ordered


def _as_it_is(_: Random, person: Person) -> Person:
    return person


def _initials(_: Random, person: Person) -> Person:
    return replace(person, given=" ".join(f"{word[0]}." for word in person.given.split()))


def _first_initial(_: Random, person: Person) -> Person:
    return replace(person, given=f"{person.given[0]}.")


def _turned_round(_: Random, person: Person) -> Person:
    return Person(family=person.given, given=person.family)


def _undivided(_: Random, person: Person) -> Person:
    return Person(family=person.name)


def _in_ascii(_: Random, person: Person) -> Person:
    def bare(text: str) -> str:
        plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("’", "'"))
        return plain.encode("ascii", "ignore").decode()

    return Person(family=bare(person.family), given=bare(person.given))


def _in_capitals(_: Random, person: Person) -> Person:
    return Person(family=person.family.upper(), given=person.given)


NAMES: tuple[Callable[[Random, Person], Person], ...] = (
    _as_it_is, _as_it_is, _initials, _first_initial, _turned_round, _undivided, _in_ascii,
    _in_capitals,
)  # fmt: skip


def _in_order(authors: Sequence[Person]) -> Sequence[Person]:
    return authors


def _by_alphabet(authors: Sequence[Person]) -> Sequence[Person]:
    return sorted(authors, key=lambda person: person.inverted)


LISTS: tuple[Callable[[Sequence[Person]], Sequence[Person]], ...] = (
    *9 * (_in_order,),
    _by_alphabet,
)  # fmt: skip
