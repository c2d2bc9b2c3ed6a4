"""Element: an entry of a tagged file, a node of a tree, a row of a table, an item of a list.

A reader of such a file cuts it into elements; what their fields mean is the same for all readers,
and is said in `fields`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.content.dumps.roles import Role
from sitegen.errors import Problem
from sitegen.text.dates import PartialDate
from sitegen.text.person import Person

People = tuple[tuple[Person, ...], bool]  # names, and whether these are all


class Element(Struct, frozen=True, kw_only=True):
    """What may be a paper. `lines` count from 1; `pointer` is needed where elements share lines.

    `values` are texts by the file's own names of fields, decoded (no LaTeX of BibTeX, no entities
    of HTML).  `people` are the authors where the format itself says how names are written.
    `headings` are those that it stands under, the outermost first.
    """

    lines: Sequence[int]
    values: Mapping[str, Sequence[str]]
    pointer: str = ""
    people: People | None = None
    headings: Sequence[str] = ()


class Unreadable(Struct, frozen=True, kw_only=True):
    """An element, or a run of lines, that should be a paper but cannot be read, and why."""

    lines: Sequence[int]
    reason: str
    text: str
    pointer: str = ""


class Cut(Struct, frozen=True, kw_only=True):
    """A file cut into its elements.

    `total` counts them all, `boilerplate` those that are no papers by their kind (a table's head, a
    comment of BibTeX).  `roles` says what the fields mean, by their names in lower case; fields
    with other names are counted as not used.  `captured` is the day that the file shows for itself,
    `problems` are mistakes of a curator who wrote the file by hand.
    """

    elements: Sequence[Element | Unreadable]
    total: int
    boilerplate: int = 0
    roles: Mapping[str, Role] = field(default_factory=dict)
    captured: PartialDate | None = None
    remarks: Sequence[str] = ()
    problems: Sequence[Problem] = ()


def with_pointers(elements: Sequence[Element | Unreadable]) -> list[Element | Unreadable]:
    """The elements, with their place in the file, from 0, where they share lines."""
    count = Counter(line for each in elements for line in each.lines)
    return [
        replace(each, pointer=f"/{place}") if any(count[line] > 1 for line in each.lines) else each
        for place, each in enumerate(elements)
    ]
