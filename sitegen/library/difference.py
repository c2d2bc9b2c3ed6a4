"""Difference: what publishing would record that is not in the lock yet."""

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.lock_file import Lock, Published
from sitegen.text.clean import counted, first_few

_UPDATED = "updated"  # the same facts, from other or more records
_MOVED = "moved"  # under other topics


class Difference(Struct, frozen=True, kw_only=True):
    """`papers` are identifiers by what happened to them, `addresses` the new ones.

    `dropped` counts the addresses of authors who are hidden; `rules` says whether the version of
    the rules has changed.
    """

    papers: dict[str, list[str]]
    addresses: list[str]
    dropped: int
    rules: bool

    def __bool__(self) -> bool:
        return bool(self.papers or self.addresses or self.dropped or self.rules)

    def __str__(self) -> str:
        """In words: `2 new papers (a, b), 1 retitled paper (c), 3 new files (…)`."""
        parts = [
            f"{counted(len(papers), f'{event} paper')} ({first_few(papers)})"
            for event, papers in self.papers.items()
        ]
        if self.addresses:
            what = counted(len(self.addresses), "new file")
            parts.append(f"{what} ({first_few(self.addresses)})")
        if self.dropped:
            parts.append(f"{counted(self.dropped, 'file')} fewer of hidden authors")
        return ", ".join(parts) or "the version of its rules"


def difference(before: Lock, after: Lock) -> Difference:
    papers: dict[str, list[str]] = {}
    for identifier, entry in after.entries.items():
        known = before.entries.get(identifier)
        if known != entry:
            papers.setdefault(_event(known, entry), []).append(identifier)
    return Difference(
        papers=papers,
        addresses=sorted({*after.addresses} - {*before.addresses}),
        dropped=len({*before.addresses} - {*after.addresses}),
        rules=before.rules != after.rules,
    )


def lost_papers(before: Lock, after: Lock) -> list[str]:
    """The published papers that are neither there any more nor merged into another."""
    return [
        entry.id
        for entry in before.entries.values()
        if not entry.removed and not entry.into and after.entries[entry.id].removed
    ]


def _event(before: Published | None, after: Published) -> str:
    if before is None:
        return "new"
    if replace(before, topics=after.topics) == after:
        return _MOVED
    changes = after.changes[len(before.changes) :]
    return changes[-1].event if changes else _UPDATED
