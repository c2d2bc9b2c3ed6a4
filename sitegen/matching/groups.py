"""Groups: records that say the same, which are classified as one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, combinations, groupby
from operator import attrgetter
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.record import Record
from sitegen.matching.authors import agreement
from sitegen.matching.evidence import year_of
from sitegen.matching.lexicon import Lexicon
from sitegen.matching.title_difference import SHAPES
from sitegen.store import kept
from sitegen.text.person import Person
from sitegen.text.titles import Title, parse_title

LONGEST = 1000  # characters of a title that are read
_KEPT = 20_000  # titles that are kept as they were parsed
MANY_LISTS = 30  # of authors that are compared, all with all

Pair = tuple[int, int]
Positions = tuple[int, ...]
People = tuple[Person, ...]
T = TypeVar("T")
_Stated = tuple[str, str, tuple[bool | int | str, ...], tuple[bool, str], int, str, str]

# Facts that are evidence, each with what goes with it.
_FACTS = (
    ("arxiv",), ("doi",), ("authors", "authors_complete"), ("date",), ("authors_count",),
    ("organization",), ("venue",),
)  # fmt: skip
# All of a record that matching reads: where it was saved makes no difference.
compared = attrgetter("title", "abstract", *chain.from_iterable(_FACTS))


class DuplicateGroup(Struct, frozen=True, kw_only=True):
    """Records that say exactly the same, by their positions; most repeats are like this.

    `record` has what they state together.  `generic`: its title is one that many papers have.
    `place` is the group's among all, by which pairs name it.
    """

    record: Record
    title: Title
    generic: bool
    positions: Positions
    place: int

    @property
    def abstract(self) -> str:
        return self.record.text

    @property
    def shape(self) -> str:
        """The title by the shapes of its letters, so that digits put for some hide no pair."""
        return self.title.text.translate(SHAPES)


def group_records(
    records: Sequence[Record], single: frozenset[int], lexicon: Lexicon
) -> list[DuplicateGroup]:
    """Records that say the same in one, in an order that their content gives.

    The records at `single`, which a curator distinguished from others, are groups by themselves,
    and so is each of which there is only a title that many papers have.
    """
    written = sorted({record.title for record in records})
    titles = dict(zip(written, _parsed(written, lexicon.expansions), strict=True))
    generic = {
        title for title, parsed in titles.items() if not title or lexicon.is_generic(parsed.words)
    }
    groups: list[DuplicateGroup] = []
    for (title, text), alike in _alike(records, titles):
        alone = single.union(alike) if title in generic and not text else single
        for record, positions in _groups(alike, records, alone):
            groups.append(
                DuplicateGroup(
                    record=record,
                    title=titles[title],
                    generic=title in generic,
                    positions=positions,
                    place=len(groups),
                )
            )
    return groups


def _parsed(titles: Sequence[str], expansions: Mapping[str, Sequence[str]]) -> tuple[Title, ...]:
    # Of a long list they would be in memory several times over.
    parse = _parse if len(titles) > _KEPT else _kept_titles
    return parse(titles, expansions)


def _parse(titles: Sequence[str], expansions: Mapping[str, Sequence[str]]) -> tuple[Title, ...]:
    return tuple(parse_title(title[:LONGEST], expansions) for title in titles)


_kept_titles = kept(_parse)


def _alike(
    records: Sequence[Record], titles: Mapping[str, Title]
) -> Iterator[tuple[tuple[str, str], list[int]]]:
    """Titles with abstracts, in their order, each with the positions that have both."""

    def said(position: int) -> tuple[str, str]:
        return records[position].title, records[position].text

    def order(position: int) -> tuple[str, str, str]:
        title, text = said(position)
        return titles[title].text, title, text

    for both, positions in groupby(sorted(range(len(records)), key=order), said):
        yield both, list(positions)


def _groups(
    positions: Sequence[int], records: Sequence[Record], single: Set[int]
) -> list[tuple[Record, tuple[int, ...]]]:
    """Positions of one title and abstract by the groups they make, with what each states.

    They come in the order of what they state, which is that of `records` only where all is equal.
    """
    if len(positions) == 1:
        return [(records[positions[0]], tuple(positions))]
    parts: list[tuple[int, ...]] = [(place,) for place in positions if place in single]
    parts += _consistent([position for position in positions if position not in single], records)
    groups = [(_together([records[position] for position in part]), part) for part in parts]
    return sorted(groups, key=lambda group: (_stated(group[0]), group[1]))


def _stated(record: Record) -> _Stated:
    """Sort key: the more a record states that is evidence, the later, whatever the order was."""
    date, organization = record.date, record.organization
    return (
        record.arxiv or "",
        record.doi or "",
        (bool(record.authors_complete), len(record.authors), *_names(record)),
        (bool(date and date.year), str(date or "")),
        record.authors_count or 0,
        organization.slug if organization else "",
        record.venue or "",
    )


def _names(record: Record) -> tuple[str, ...]:
    return tuple(person.inverted for person in record.authors)


def _together(records: Sequence[Record]) -> Record:
    """The one that states most, with what only others of its group state."""
    if len(records) == 1:
        return records[0]
    first, *others = sorted(records, key=_stated, reverse=True)
    stated: dict[str, Any] = {}
    for names in _FACTS:
        source = next((each for each in others if getattr(each, names[0])), None)
        if source and not getattr(first, names[0]):
            stated |= {name: getattr(source, name) for name in names}
    return replace(first, **stated) if stated else first


# -- Groups apart, where what their records state besides can not be of one paper


def _consistent(positions: Sequence[int], records: Sequence[Record]) -> list[tuple[int, ...]]:
    """Positions in one, unless what the records state contradicts: then by what each states."""
    groups = [tuple(positions)] if positions else []
    for stated, contradict in _SPLITS:
        groups = [
            part
            for group in groups
            for part in _parts(group, [stated(records[position]) for position in group], contradict)
        ]
    return groups


def _parts(
    positions: tuple[int, ...], values: Sequence[T], contradict: Callable[[Set[T]], bool]
) -> Iterable[tuple[int, ...]]:
    if len(positions) == 1 or not contradict({value for value in values if value}):
        return [positions]
    parts: defaultdict[T, list[int]] = defaultdict(list)
    for position, value in zip(positions, values, strict=True):
        parts[value].append(position)
    return map(tuple, parts.values())


def _are_far_apart(years: Set[int]) -> bool:
    return bool(years) and max(years) - min(years) > 1


def _are_several(values: Set[str]) -> bool:
    return len(values) > 1


def _are_other_people(lists: Set[People]) -> bool:
    """Is there no name in common to some two lists? Of a great many, at least one has none."""
    if len(lists) > MANY_LISTS:
        return True
    return any(not agreement(one, other).shared for one, other in combinations(lists, 2))


_SPLITS: tuple[tuple[Callable[[Record], Any], Callable[[Set[Any]], bool]], ...] = (
    (lambda record: year_of(record) or 0, _are_far_apart),
    (lambda record: record.arxiv or "", _are_several),
    (lambda record: record.doi or "", _are_several),
    (lambda record: record.authors, _are_other_people),
)
