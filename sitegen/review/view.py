"""View: what a browser is told of the desk, as JSON has it."""

from msgspec import Struct, field

from sitegen.review.decide import Action
from sitegen.review.marked import Part
from sitegen.review.publication import Publication


class RecordView(Struct, frozen=True, kw_only=True):
    address: str
    excerpt: str


class PaperView(Struct, frozen=True, kw_only=True):
    """A paper, or an entry that belongs to none; `url` is where the preview has its page."""

    id: str
    title: str
    url: str
    by: str
    date: str
    records: list[RecordView]
    text: str


class TopicView(Struct, frozen=True, kw_only=True):
    """What the phrases add up to for a topic, and as a share of the best."""

    slug: str
    name: str
    group: str
    hue: int
    score: float
    share: float


class Choice(Struct, frozen=True, kw_only=True):
    digit: int
    slug: str
    name: str
    score: float


class TopicName(Struct, frozen=True, kw_only=True):
    slug: str
    name: str
    group: str = ""


class OpinionView(Struct, frozen=True, kw_only=True):
    topic: str
    name: str
    likeness: float
    own: float


class NeighborView(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    topic: str
    name: str
    url: str


class LineView(Struct, frozen=True, kw_only=True):
    number: int
    text: str
    mark: bool


class Card(Struct, frozen=True, kw_only=True):
    key: str
    kind: str
    title: str
    kinds: list[str]
    says: list[str]
    actions: list[Action]
    paper: PaperView | None = None
    title_parts: list[Part] = field(default_factory=list)
    text_parts: list[Part] = field(default_factory=list)
    topics: list[TopicView] = field(default_factory=list)
    filed: TopicName | None = None
    also: list[TopicName] = field(default_factory=list)
    note: str = ""
    pick: str = ""
    choices: list[Choice] = field(default_factory=list)
    all: list[TopicName] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    opinion: OpinionView | None = None
    neighbors: list[NeighborView] = field(default_factory=list)
    other: PaperView | None = None
    why: str = ""
    lines: list[LineView] = field(default_factory=list)
    file: str = ""
    decided: str = ""


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
