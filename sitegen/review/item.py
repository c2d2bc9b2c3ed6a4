"""Item: one thing that a curator is asked, and why."""

from enum import StrEnum

from msgspec import Struct

from sitegen.content.record import Record
from sitegen.matching.cluster import PossibleMatch


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
    Kind.IDENTITY: "facts that only one doubtful place states, and entries that belong to no paper",
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


class Item(Struct, frozen=True, kw_only=True):
    """What is asked: about a paper (by its id), a pair of papers (`match`), lines, or an entry that
    belongs to no paper (`record`).

    `key` names it, also to a browser.  `certain`: new, and nothing speaks against where it is.
    """

    key: str
    title: str
    reasons: tuple[Reason, ...]
    paper: str | None = None
    match: PossibleMatch | None = None
    lines: tuple[Lines, ...] = ()
    record: Record | None = None
    certain: bool = False

    @property
    def kind(self) -> Kind:
        """That of its first reason."""
        return self.reasons[0].kind

    @property
    def says(self) -> str:
        return "; ".join(reason.says for reason in self.reasons)
