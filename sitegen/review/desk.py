"""Desk: the queue as it is now, decisions about it, and the way back.

A list is read once after each change of its sources, and kept.  A decision is written at once and
its item leaves the queue at once, long before the list is read again; what was decided since it
was read last is kept beside it.

Requests come in many threads, `refresh` in one of them at a time.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from threading import Condition, Lock, RLock
from time import monotonic
from typing import Any

from msgspec import Struct

from sitegen.content.curation_file import Change, Edited, checked, entry_of, undone
from sitegen.content.yaml_layout import EditError
from sitegen.errors import Problem, SitegenError
from sitegen.library.assemble import Assembly
from sitegen.library.library import Library
from sitegen.review.card import ReadLines, card
from sitegen.review.decide import RefusedError, Wish, confirm_all, edits, is_named
from sitegen.review.item import NAMES, SAYS, Item, Kind
from sitegen.review.publication import Publication, publication
from sitegen.review.queue import in_order, queue_of
from sitegen.review.view import Answer, Card, ItemView, KindView, QueueView

_PATIENCE = 30.0  # seconds; a browser that waits for a change then asks again
_KEPT = 3  # readings before the present one, for decisions that are taken back
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


class _Decided(Struct, frozen=True, kw_only=True):
    """A decision that can be taken back, made when the list had been read so many times."""

    key: str
    reading: int
    changes: tuple[Change, ...]
    items: tuple[Item, ...]


class _Since(Struct, frozen=True, kw_only=True):
    """What became of an item by the decision of that number: what is left, and the list as it was
    when the item waited, which is not what was read while it was decided."""

    made: int
    item: Item | None
    assembly: Assembly | None = None


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
        self._errors: tuple[Problem, ...] = ()
        self._busy_until = 0.0
        self._made = 0  # decisions so far, those taken back too
        self._since: dict[str, _Since] = {}  # the list was read
        self._readings: dict[int, Assembly] = {}  # the last ones
        self._undo: list[_Decided] = []
        self._last: tuple[Wish, Answer] | None = None

    # -- The list, read

    @property
    def is_read(self) -> bool:
        return self._assembly is not None

    def refresh(self) -> None:
        """Read the list anew.  What was decided while it was read stays decided.

        Of a list with errors only these are taken, beside what was read before they were made.
        """
        with self._reading:
            self._read()

    def _read(self) -> None:
        before = self._made
        assembly = self._place.read()
        is_sound = not assembly.errors
        queue = queue_of(assembly) if is_sound else {}
        for item in [item for item in queue.values() if item.paper][:1]:
            card(assembly.library, item, self._place.lines)  # what all cards need is there then
        with self._deciding:
            self._errors = tuple(assembly.errors)
            if is_sound or self._assembly is None:
                self._assembly, self._queue = assembly, queue
                self._since = {k: v for k, v in self._since.items() if v.made > before}
                self._keep(assembly)
                self._forget_repeated()
        self._tell()

    def _keep(self, assembly: Assembly) -> None:
        last = max(self._readings, default=0)
        self._readings[last + 1] = assembly
        self._readings.pop(last - _KEPT, None)

    @contextmanager
    def _open(self) -> Iterator[Assembly]:
        """What was read, while nobody else decides; whoever comes first waits until it is read."""
        if self._assembly is None:
            with self._reading:  # not below: who reads waits for those who decide
                if self._assembly is None:
                    self._read()
        with self._deciding:
            assert self._assembly is not None
            yield self._assembly

    def wait_for_pause(self) -> None:
        """Until the curator has decided nothing for a while."""
        with self._changed:
            while (left := self._busy_until - monotonic()) > 0:
                self._changed.wait(left)

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
        for key, since in self._since.items():
            if since.item is None:
                found.pop(key, None)
            else:
                found[key] = since.item
        return in_order(found.values())

    def _library(self, key: str) -> Library:
        """The list in which an item waits: of one that is back, that of before."""
        since = self._since.get(key)
        assembly = (since and since.assembly) or self._assembly
        assert assembly is not None
        return assembly.library

    def queue(self) -> QueueView:
        with self._open() as assembly:
            items = self._items()
            counts = Counter(item.kind for item in items.values())
            return QueueView(
                version=self.version,
                left=len(items),
                papers=len(assembly.library.papers),
                kinds=[
                    KindView(kind=kind, name=NAMES[kind], says=SAYS[kind], left=counts[kind])
                    for kind in Kind
                ],
                items=[_view(self._library(key), item) for key, item in items.items()],
                certain=[key for key, item in items.items() if item.certain],
                undo=len(self._undo),
                problems=[problem.labeled for problem in self._errors],
                publish=self._publication(assembly),
            )

    def _publication(self, assembly: Assembly) -> Publication:
        own_dumps = self._place.publish is not None
        return publication(assembly, own_dumps=own_dumps, errors=self._errors)

    @property
    def assembly(self) -> Assembly:
        """The list as it was read."""
        with self._open() as assembly:
            return assembly

    def card(self, key: str) -> Card:
        """Raises RefusedError if there is no such item."""
        with self._open():
            library, item = self._library(key), self._item(key)
        entry = entry_of(self._place.written(), is_named(library, item.paper or ""))
        return card(library, item, self._place.lines, entry)

    def _item(self, key: str) -> Item:
        found = self._items().get(key) or self._decided_item(key)
        if found is None:
            raise RefusedError(404, "nothing of that key waits", "it may have been decided")
        if not _is_in(self._library(key), found):
            raise RefusedError(409, "its paper is not there yet", "wait until the list is read")
        return found

    def _decided_item(self, key: str) -> Item | None:
        """A paper that was decided here, which may be decided otherwise."""
        items = (item for last in reversed(self._undo) for item in last.items)
        known = self._assembly.library.papers if self._assembly else {}
        return next((i for i in items if i.key == key and not i.pair and i.paper in known), None)

    # -- Decisions

    def decide(self, wish: Wish) -> Answer:
        """Write a decision.  Raises RefusedError, and then nothing was written.

        A wish that was granted last, and is sent again, gets the same answer.
        """
        with self._open():
            if self._last and self._last[0] == wish:
                return self._last[1]
            if self._errors:
                raise RefusedError(409, f"not while there are errors: {self._errors[0]}", "fix it")
            day = self._place.today()
            if wish.action == "confirm-new":
                items = [self._item(key) for key in dict.fromkeys(wish.keys)]
                papers = [(self._library(item.key), item) for item in items]
                edit, left = confirm_all(papers, day), dict.fromkeys(wish.keys)
            else:
                items = [self._item(wish.key)]
                edit, rest = edits(self._library(wish.key), items[0], wish, day)
                left = {wish.key: rest}
            answer = self._decided(items, edit, left)
            self._last = wish, answer
            return answer

    def _forget_repeated(self) -> None:
        """What was decided last waits again, so that deciding it once more is no repetition."""
        if self._last and not {*self._items()}.isdisjoint(self._last[1].removed):
            self._last = None

    def _decided(
        self,
        items: Sequence[Item],
        edit: Callable[[Edited], Edited],
        left: Mapping[str, Item | None],
    ) -> Answer:
        """Write an edit of the file; `left` is what the queue then has of the items."""
        order, key = [*self._items()], items[0].key
        edited = self._write(edit)
        if not edited.changes:
            raise RefusedError(422, "there is nothing to write", "write a sentence")
        reading = self._reading_of(key)
        decided = _Decided(key=key, reading=reading, changes=edited.changes, items=tuple(items))
        self._undo.append(decided)
        self._note(left)
        return self._answer(
            key=key,
            next=self._next(order, key),
            wrote=edited.wrote,
            removed=[each for each, item in left.items() if item is None],
        )

    def _reading_of(self, key: str) -> int:
        """The number of the reading in which an item waits."""
        library = self._library(key)
        found = (number for number, each in self._readings.items() if each.library is library)
        return next(found, 0)

    def _write(self, edit: Callable[[Edited], Edited]) -> Edited:
        made: list[Edited] = []

        def change(text: str) -> str:
            made.append(checked(text, edit(Edited(text=text))))
            return made[-1].text

        self._rewrite(change)
        return made[-1]

    def _rewrite(self, change: Callable[[str], str]) -> None:
        self._busy_until = monotonic() + _PAUSE
        try:
            self._place.rewrite(change)
        except EditError as error:
            raise RefusedError(409, f"curation.yml: {error.message}", error.remedy) from error
        except SitegenError as error:
            raise RefusedError(409, str(error), "nothing was written") from error

    def _note(self, left: Mapping[str, Item | None], assembly: Assembly | None = None) -> None:
        """Take note of what is left of items until the list is read again."""
        self._made += 1
        self._since |= {
            key: _Since(made=self._made, item=item, assembly=assembly or self._waited(key))
            for key, item in left.items()
        }
        self._tell()

    def _waited(self, key: str) -> Assembly | None:
        since = self._since.get(key)
        return since.assembly if since else None

    def _next(self, order: Sequence[str], key: str) -> str | None:
        """The item behind that of `key`, or itself if it is still there; else the first."""
        items = self._items()
        place = order.index(key) if key in order else 0
        return next((each for each in (*order[place:], *order[:place]) if each in items), None)

    def _answer(self, **told: Any) -> Answer:
        left, undo = len(self._items()), len(self._undo)
        return Answer(left=left, undo=undo, version=self.version, **told)

    def undo(self) -> Answer:
        """Take back the last decision.  Raises RefusedError if its entry was changed since.

        Its item waits again as it did, in the list of then; of a decision long ago, when the list
        has been read again.
        """
        with self._open():
            if not self._undo:
                raise RefusedError(409, "nothing to undo", "no decision was made here yet")
            last = self._undo[-1]
            self._rewrite(lambda text: undone(text, last.changes))
            self._undo.pop()
            self._last = None
            before = self._readings.get(last.reading)
            self._note({item.key: item for item in last.items}, before)
        if before is None:
            with suppress(SitegenError):  # what was taken back stays so
                self.refresh()
        with self._open():
            return self._answer(key=last.key, next=last.key)

    def publish(self) -> Answer:
        """What `sitegen publish` does.  Raises RefusedError with what it says if it refuses."""
        with self._open() as assembly:
            ready = self._publication(assembly)
        if not ready.ready or self._place.publish is None:
            raise RefusedError(409, ready.says, "nothing was published")
        try:
            wrote = self._place.publish()
        except SitegenError as error:
            raise RefusedError(409, str(error), "nothing was published") from error
        with self._open():
            return self._answer(wrote=[*wrote])


def _is_in(library: Library, item: Item) -> bool:
    """Are the papers of an item there?"""
    papers = (item.paper, *(item.pair.papers if item.pair else ()))
    return all(each in library.papers for each in papers if each)


def _view(library: Library, item: Item) -> ItemView:
    paper = library.papers.get(item.paper or "")
    topic = library.primary(paper) if paper else None
    return ItemView(
        key=item.key,
        kind=item.kind,
        title=item.title,
        says=item.says,
        topic=topic.name if topic else "",
        certain=item.certain,
    )
