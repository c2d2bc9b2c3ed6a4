"""Desk: the queue as it is now, decisions about it, and the way back.

A list is read once after each change of its sources, and kept.  A decision is written at once and
its item leaves the queue at once, long before the list is read again; what was decided since it
was read last is kept beside it.

Requests come in many threads, `refresh` in one of them at a time.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from threading import Condition, Lock, RLock
from time import monotonic

from msgspec import Struct

from sitegen.content.curation_file import Change, Edited, EditError, checked, entry_of, undone
from sitegen.errors import SitegenError
from sitegen.library.assemble import Assembly
from sitegen.review.card import Card, ReadLines, card
from sitegen.review.decide import RefusedError, Wish, confirmed, edits, is_named
from sitegen.review.item import NAMES, SAYS, Item, Kind
from sitegen.review.publication import Publication, publication
from sitegen.review.queue import in_order, queue_of

_PATIENCE = 30.0  # seconds; a browser that waits for a change then asks again
_PAUSE = 2.0  # seconds without a decision: so long, reading and building would slow the next key

Rewrite = Callable[[Callable[[str], str]], None]


class Workplace(Struct, frozen=True, kw_only=True):
    """What a desk does outside its room: read the list, replace `curation.yml` by what a function
    makes of its text, read it, read the lines of a dump, publish (None where other dumps than the
    list's own are read), and look at the calendar.
    """

    read: Callable[[], Assembly]
    rewrite: Rewrite
    written: Callable[[], str]
    lines: ReadLines
    publish: Callable[[], Sequence[str]] | None
    today: Callable[[], date]


class KindView(Struct, frozen=True, kw_only=True):
    kind: str
    name: str
    says: str
    left: int


class ItemView(Struct, frozen=True, kw_only=True):
    key: str
    kind: str
    title: str
    says: str
    topic: str
    certain: bool


class QueueView(Struct, frozen=True, kw_only=True):
    version: str
    left: int
    papers: int
    kinds: list[KindView]
    items: list[ItemView]
    certain: list[str]
    undo: int
    problems: list[str]
    publish: Publication


class Answer(Struct, frozen=True, kw_only=True):
    """What became of a wish: `key` and where to go `next`, the lines written, what left."""

    left: int
    undo: int
    version: str
    key: str = ""
    next: str | None = None
    wrote: str | list[str] = ""
    removed: list[str] = []


class _Decided(Struct, frozen=True, kw_only=True):
    """A decision that can be taken back."""

    key: str
    changes: tuple[Change, ...]
    items: tuple[Item, ...]


class Desk:
    """`refresh` before anything is asked of it; what is asked reads what that left."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._session = secrets.token_hex(4)
        self._count = 0
        self._changed = Condition()
        self._reading, self._deciding = Lock(), RLock()
        self._assembly: Assembly | None = None
        self._queue: Mapping[str, Item] = {}
        self._busy_until = 0.0
        self._made = 0  # decisions so far, those taken back too
        # What became of items since the list was read: after which decision, and what is left.
        self._since: dict[str, tuple[int, Item | None]] = {}
        self._undo: list[_Decided] = []

    # -- The list, read

    @property
    def is_read(self) -> bool:
        return self._assembly is not None

    def refresh(self) -> None:
        """Read the list anew.  What was decided while it was read stays decided."""
        with self._reading:
            before = self._made
            assembly = self._place.read()
            queue = queue_of(assembly)
            for item in [item for item in queue.values() if item.paper][:1]:
                card(assembly.library, item, self._place.lines)  # what all cards need is there then
            with self._deciding:
                self._assembly, self._queue = assembly, queue
                self._since = {k: v for k, v in self._since.items() if v[0] > before}
            self._tell()

    def wait_for_pause(self) -> None:
        """Until the curator has decided nothing for a while."""
        with self._changed:
            while (left := self._busy_until - monotonic()) > 0:
                self._changed.wait(left)

    def _known(self) -> Assembly:
        if self._assembly is None:
            self.refresh()
        assert self._assembly is not None
        return self._assembly

    def _tell(self) -> None:
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    @property
    def version(self) -> str:
        return f"{self._session}-{self._count}"

    def changed(self, known: str) -> str:
        """The version; if it is `known`, wait a while for the next."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known, timeout=_PATIENCE)
            return self.version

    # -- The queue

    def _items(self) -> dict[str, Item]:
        """What waits now, in order."""
        found: dict[str, Item] = {**self._queue}
        for key, (_, item) in self._since.items():
            if item is None:
                found.pop(key, None)
            else:
                found[key] = item
        return in_order(found.values())

    def queue(self) -> QueueView:
        with self._deciding:
            assembly, items = self._known(), self._items()
            counts = dict.fromkeys(Kind, 0)
            for item in items.values():
                counts[item.kind] += 1
            return QueueView(
                version=self.version,
                left=len(items),
                papers=len(assembly.library.papers),
                kinds=[
                    KindView(kind=kind, name=NAMES[kind], says=SAYS[kind], left=count)
                    for kind, count in counts.items()
                ],
                items=[self._view(item) for item in items.values()],
                certain=[key for key, item in items.items() if item.certain],
                undo=len(self._undo),
                problems=[problem.labeled for problem in assembly.errors],
                publish=self._publishing(),
            )

    def _view(self, item: Item) -> ItemView:
        return ItemView(
            key=item.key,
            kind=item.kind,
            title=item.title,
            says=item.says,
            topic=self._topic(item),
            certain=item.certain,
        )

    def _topic(self, item: Item) -> str:
        library = self._known().library
        paper = library.papers.get(item.paper or "")
        topic = library.primary(paper) if paper else None
        return topic.name if topic else ""

    def _publishing(self) -> Publication:
        return publication(self._known(), own_dumps=self._place.publish is not None)

    def card(self, key: str) -> Card:
        """Raises RefusedError if there is no such item."""
        with self._deciding:
            library, item = self._known().library, self._item(key)
        decided = entry_of(self._place.written(), is_named(library, item.paper or ""))
        return card(library, item, self._place.lines, decided)

    def _item(self, key: str) -> Item:
        found = self._items().get(key)
        if found is None:
            raise RefusedError(404, "nothing of that key waits", "it may have been decided")
        return found

    # -- Decisions

    def decide(self, wish: Wish) -> Answer:
        """Write a decision.  Raises RefusedError, and then nothing was written."""
        with self._deciding:
            library, day = self._known().library, self._place.today()
            if wish.action == "confirm-new":
                items = [self._item(key) for key in dict.fromkeys(wish.keys)]
                if not items or not all(item.certain for item in items):
                    raise RefusedError(
                        422, "not all of these are certain", "decide them one by one"
                    )
                every = [confirmed(library, item, day) for item in items]
                return self._write(items[0].key, {item.key: None for item in items}, items, every)
            item = self._item(wish.key)
            edit, left = edits(library, item, wish, day)
            return self._write(item.key, {item.key: left}, [item], [edit])

    def _write(
        self,
        key: str,
        left: Mapping[str, Item | None],
        items: Sequence[Item],
        every: Iterable[Callable[[Edited], Edited]],
    ) -> Answer:
        order = [*self._items()]
        made: list[Edited] = []
        all_edits = [*every]

        def change(text: str) -> str:
            edited = Edited(text=text)
            for edit in all_edits:
                edited = edit(edited)
            made.append(checked(text, edited))
            return edited.text

        self._rewrite(change)
        self._made += 1
        self._since |= {each: (self._made, item) for each, item in left.items()}
        decided = _Decided(key=key, changes=made[-1].changes, items=tuple(items))
        self._undo.append(decided)
        self._tell()
        return self._answer(key, self._next(order, key), made[-1].wrote, left)

    def _rewrite(self, change: Callable[[str], str]) -> None:
        self._busy_until = monotonic() + _PAUSE
        try:
            self._place.rewrite(change)
        except EditError as error:
            raise RefusedError(409, f"curation.yml: {error.message}", error.remedy) from error
        except SitegenError as error:
            raise RefusedError(409, str(error), "nothing was written") from error

    def _next(self, order: Sequence[str], key: str) -> str | None:
        """The item behind that of `key`, or itself if it is still there; else the first."""
        items = self._items()
        place = order.index(key) if key in order else 0
        return next((each for each in (*order[place:], *order[:place]) if each in items), None)

    def _answer(
        self, key: str, following: str | None, wrote: str, left: Mapping[str, Item | None]
    ) -> Answer:
        return Answer(
            left=len(self._items()),
            undo=len(self._undo),
            version=self.version,
            key=key,
            next=following,
            wrote=wrote,
            removed=[each for each, item in left.items() if item is None],
        )

    def undo(self) -> Answer:
        """Take back the last decision.  Raises RefusedError if its entry was changed since."""
        with self._deciding:
            self._known()
            if not self._undo:
                raise RefusedError(409, "nothing to undo", "no decision was made here yet")
            last = self._undo[-1]
            self._rewrite(lambda text: undone(text, last.changes))
            self._undo.pop()
            self._made += 1
            self._since |= {item.key: (self._made, item) for item in last.items}
            self._tell()
            return self._answer(last.key, last.key, "", {})

    def publish(self) -> Answer:
        """What `sitegen publish` does.  Raises RefusedError with what it says if it refuses."""
        ready = self._publishing()
        if not ready.ready or self._place.publish is None:
            raise RefusedError(409, ready.says, "nothing was published")
        try:
            wrote = self._place.publish()
        except SitegenError as error:
            raise RefusedError(409, str(error), "nothing was published") from error
        with self._deciding:
            return Answer(
                left=len(self._items()), undo=len(self._undo), version=self.version, wrote=[*wrote]
            )
