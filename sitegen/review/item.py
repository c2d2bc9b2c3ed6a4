"""Item: one thing that a curator is asked, and why."""

from enum import StrEnum

from msgspec import Struct

from sitegen.content.record import Record


class Kind(StrEnum):
    """Why something is in the queue, in the order in which the queue is gone through."""

    NEW = "new"
    RECORD = "record"
    SKIPPED = "skipped"
    NEAR_MISS = "near-miss"
    IDENTITY = "identity"
    UNSORTED = "unsorted"
    UNCERTAIN = "uncertain"
    UNLIKE = "unlike"


NAMES = {
    Kind.NEW: "New",
    Kind.RECORD: "Is this a paper?",
    Kind.SKIPPED: "Skipped lines",
    Kind.NEAR_MISS: "One paper or two?",
    Kind.IDENTITY: "Doubtful identity",
    Kind.UNSORTED: "Unsorted",
    Kind.UNCERTAIN: "Uncertain",
    Kind.UNLIKE: "Unlike its neighbors",
}
SAYS = {
    Kind.NEW: "not published yet",
    Kind.RECORD: "lacks what the others of its page have",
    Kind.SKIPPED: "lines of a dump that were not read",
    Kind.NEAR_MISS: "kept apart, although much speaks for one paper",
    Kind.IDENTITY: "what only a doubtful place states, and entries that may be of a paper",
    Kind.UNSORTED: "no topic has evidence enough",
    Kind.UNCERTAIN: "the phrases decide, but narrowly",
    Kind.UNLIKE: "the phrases are certain, but the papers most like it are elsewhere",
}


class Reason(Struct, frozen=True):
    """One reason for a look, in words with its numbers."""

    kind: Kind
    says: str


class Lines(Struct, frozen=True, kw_only=True):
    """Lines of a dump in question, counted from 1; `path` is the file's, `title` the line by which
    they would be called a paper.

    Where they are shared with what was read, as in a tree, no answer about lines is possible.
    """

    dump: str
    path: str
    first: int
    last: int
    title: int
    can_answer: bool = True


class Pair(Struct, frozen=True, kw_only=True):
    """Two that may be one: what to call each in the curator's file, the record that was compared,
    and the id of its paper; None for the entry of a reference that no paper has.
    """

    first: tuple[str, Record]
    second: tuple[str, Record]
    papers: tuple[str, str | None]


class Item(Struct, frozen=True, kw_only=True):
    """What is asked: about a paper (by its id), a `pair`, or `lines` of dumps.

    `key` names it, also to a browser.  `certain`: new, and nothing speaks against where it is.
    """

    key: str
    title: str
    reasons: tuple[Reason, ...]
    paper: str | None = None
    pair: Pair | None = None
    lines: tuple[Lines, ...] = ()
    certain: bool = False

    @property
    def kind(self) -> Kind:
        """That of its first reason."""
        return self.reasons[0].kind

    @property
    def says(self) -> str:
        return "; ".join(reason.says for reason in self.reasons)
