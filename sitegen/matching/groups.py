"""Groups: records that say the same, which are classified as one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.content.record import Record
from sitegen.matching.lexicon import Lexicon
from sitegen.text.titles import Title, parse_title

LONGEST = 1000  # characters of a title that are read

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateGroup:
    """Records that say exactly the same, by their positions; most repeats are like this.

    `record` is one of them.  `generic`: its title is one that many papers have.
    """

    record: Record
    title: Title
    abstract: str
    generic: bool
    positions: tuple[int, ...]


def group_records(
    records: Sequence[Record], distinguished: Iterable[Pair], lexicon: Lexicon
) -> list[DuplicateGroup]:
    """Records that say the same in one, in an order that their content gives.

    A record that the curator `distinguished` from another is a group by itself, and so is one of
    which there is only a title that many papers have.
    """
    single = {position for pair in distinguished for position in pair}
    titles = {
        title: parse_title(title[:LONGEST], lexicon.expansions)
        for title in {record.title for record in records}
    }
    generic = {title for title, parsed in titles.items() if lexicon.is_generic(parsed.words)}
    alike: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for position, record in enumerate(records):
        alone = position in single or (record.title in generic and not record.abstract)
        alike[record.title, record.text, position if alone else -1].append(position)
    ordered = sorted(alike, key=lambda said: (titles[said[0]].text, *said))
    return [
        DuplicateGroup(
            record=max((records[position] for position in positions), key=_stated),
            title=titles[said[0]],
            abstract=said[1],
            generic=said[0] in generic,
            positions=positions,
        )
        for said in ordered
        for positions in _contemporary(alike[said], records)
    ]


def _stated(record: Record) -> tuple[bool, str, int, str]:
    """Sort key: the more a record states that is evidence, the later, whatever the order was."""
    date, organization = record.date, record.organization
    return (
        bool(date and date.year),
        str(date or ""),
        record.authors_count or 0,
        organization.slug if organization else "",
    )


def _contemporary(positions: Sequence[int], records: Sequence[Record]) -> list[tuple[int, ...]]:
    """Positions in one, unless the records' years are far apart: then by what each states."""
    if len(positions) == 1:
        return [tuple(positions)]
    by_year: defaultdict[int, list[int]] = defaultdict(list)
    for position in positions:
        date = records[position].date
        by_year[date.year if date and date.year else 0].append(position)
    years = by_year.keys() - {0}
    if not years or max(years) - min(years) <= 1:
        return [tuple(positions)]
    return [tuple(by_year[year]) for year in sorted(by_year)]
