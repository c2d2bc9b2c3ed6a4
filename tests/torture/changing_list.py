"""A list that changes at random, in every way in which an address may lose its page.

What a curator must do then is done: a topic that goes is renamed or retired in `topics.yml`, and
decisions name listings by where they stand now.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from tests.strategies import Card, cards_page
from tests.torture.small_list import as_yaml

_DUMPS = ("one.txt", "two.txt", "three.txt")
_WORDS = (
    *("amber", "barley", "candle", "dune", "ember", "feather", "glacier", "hazel", "island"),
    *("juniper", "kettle", "lichen", "meadow", "nettle", "otter", "pebble", "quarry", "reed"),
    *("saffron", "thistle", "umber", "violet", "willow", "yarrow", "zephyr", "basalt", "clover"),
    *("drift", "elm", "fern", "gorse", "heron", "ivy", "jasmine", "kelp", "linden"),
    *("moss", "north", "oak", "pine", "quill", "rook", "sedge", "tern", "upland"),
    *("vale", "wren", "xylem", "yew", "zinc", "acorn", "birch", "cedar", "delta"),
    *("estuary", "fjord", "grove", "harbor", "inlet", "jetty", "knoll"),
)
_MONTHS = ("Jan", "Mar", "Apr", "Jul", "Nov")
_MOST_PAPERS = 12
_MOST_TOPICS = 5


@dataclass(slots=True, kw_only=True)
class Listing:
    """A paper as one dump lists it; `key` stays, whatever becomes of it."""

    key: int
    dump: str
    title: str
    abstract: str
    when: str
    hidden: bool = False


@dataclass(slots=True, kw_only=True)
class Topic:
    slug: str
    name: str
    phrases: list[str]
    formerly: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class State:
    listings: list[Listing] = field(default_factory=list)
    removed: list[Listing] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    same: list[tuple[int, int]] = field(default_factory=list)
    different: list[tuple[int, int]] = field(default_factory=list)
    captured: dict[str, str] = field(default_factory=dict)
    has_address: bool = True


class ChangingList:
    """`state` is what is written; `change` alters it, `keep` says that it was published."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._number = 0
        self._kept: list[State] = []
        self._slugs: dict[str, None] = {}  # of topics that were published, in order
        self.state = State()
        self.shrinks = False
        for _ in range(3):
            self._add_topic()
        for _ in range(7):
            self._add()
        self._add_page()

    def change(self) -> list[str]:
        """Up to three changes to what was last published; what they are called."""
        self.state = deepcopy(self._kept[-1])
        self.shrinks = self._rng.random() < 0.4
        count = self._rng.choice([1, 1, 2, 3])
        changes = [self._rng.choice(self._changes()) for _ in range(count)]
        for change in changes:
            change()
        return [change.__name__.strip("_").replace("_", " ") for change in changes]

    def keep(self) -> None:
        self._kept.append(deepcopy(self.state))
        for topic in self.state.topics:
            self._slugs |= dict.fromkeys([topic.slug, *topic.formerly])

    def _changes(self) -> list[Callable[[], None]]:
        return [
            *(self._add, self._add, self._repeat, self._retitle, self._retitle_one, self._retext),
            *(self._rewrite, self._remove, self._remove, self._restore, self._swap, self._steal),
            *(self._merge, self._merge, self._split, self._unsay, self._hide, self._move_year),
            *(self._rename_topic, self._divide_topic, self._join_topics, self._retire_topic),
            *(self._add_topic, self._reword_topic, self._add_page, self._remove_page),
            *(self._rename_page, self._change_captures, self._change_address, self._undo),
            *(self._undo_far,),
        ]

    # -- Papers

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _title(self) -> str:
        return " ".join(self._rng.sample(_WORDS, 4)).title()

    def _abstract(self) -> str:
        words = self._rng.sample(_WORDS, 20)
        if self.state.topics:
            words[3] = self._rng.choice(self._rng.choice(self.state.topics).phrases)
        return f"{' '.join(words[:10]).capitalize()}. {' '.join(words[10:]).capitalize()}."

    def _when(self) -> str:
        day = f"{self._rng.choice(_MONTHS)} {self._rng.randint(1, 28)}"
        return day if self._rng.random() < 0.4 else f"{day}, {self._rng.randint(2019, 2026)}"

    def _add(self) -> None:
        if len(self.state.listings) >= _MOST_PAPERS:
            self._remove()
        listing = Listing(
            key=self._next(),
            dump=self._rng.choice(_DUMPS),
            title=self._title(),
            abstract=self._abstract(),
            when=self._when(),
        )
        self.state.listings.append(listing)

    def _one(self) -> Listing:
        if not self.state.listings:
            self._add()
        return self._rng.choice(self.state.listings)

    def _two(self) -> tuple[Listing, Listing]:
        while len(self.state.listings) < 2:
            self._add()
        one, other = self._rng.sample(self.state.listings, 2)
        return one, other

    def _repeat(self) -> None:
        """The same paper in another dump, perhaps under another title."""
        again = deepcopy(self._one())
        again.key, again.hidden = self._next(), False
        again.dump = self._rng.choice([dump for dump in _DUMPS if dump != again.dump])
        if self._rng.random() < 0.3:
            again.title = self._title()
        self.state.listings.append(again)

    def _of_one_title(self) -> list[Listing]:
        title = self._one().title
        return [listing for listing in self.state.listings if listing.title == title]

    def _retitle(self) -> None:
        title = self._title()
        for listing in self._of_one_title():
            listing.title = title

    def _retitle_one(self) -> None:
        self._one().title = self._title()

    def _retext(self) -> None:
        abstract = self._abstract()
        for listing in self._of_one_title():
            listing.abstract = abstract

    def _rewrite(self) -> None:
        listing = self._one()
        listing.title, listing.abstract = self._title(), self._abstract()

    def _remove(self) -> None:
        listing = self._one()
        self.state.listings.remove(listing)
        self.state.removed.append(listing)

    def _restore(self) -> None:
        if self.state.removed and len(self.state.listings) < _MOST_PAPERS:
            listing = self._rng.choice(self.state.removed)
            self.state.removed.remove(listing)
            self.state.listings.append(listing)

    def _swap(self) -> None:
        one, other = self._two()
        one.title, other.title = other.title, one.title

    def _steal(self) -> None:
        """A paper takes the title of another, which gets a new one."""
        one, other = self._two()
        one.title, other.title = other.title, self._title()

    def _merge(self) -> None:
        one, other = self._two()
        self.state.same.append((one.key, other.key))
        self._forget(self.state.different, one, other)

    def _split(self) -> None:
        one, other = self._two()
        twins = [each for each in self.state.listings if each.title == one.title and each != one]
        other = self._rng.choice(twins) if twins else other
        self.state.different.append((one.key, other.key))
        self._forget(self.state.same, one, other)

    @staticmethod
    def _forget(pairs: list[tuple[int, int]], one: Listing, other: Listing) -> None:
        pairs[:] = [pair for pair in pairs if {one.key, other.key} != set(pair)]

    def _unsay(self) -> None:
        """A decision is taken back."""
        pairs = self._rng.choice([self.state.same, self.state.different])
        if pairs:
            pairs.remove(self._rng.choice(pairs))

    def _hide(self) -> None:
        listing = self._one()
        listing.hidden = not listing.hidden

    def _move_year(self) -> None:
        self._one().when = self._when()

    def _change_captures(self) -> None:
        dump = self._rng.choice(_DUMPS)
        self.state.captured[dump] = f"{self._rng.randint(2020, 2026)}-06-0{self._rng.randint(1, 9)}"

    # -- Topics

    def _add_topic(self) -> None:
        number = self._next()
        phrases = self._rng.sample(_WORDS, 3)
        self.state.topics.append(Topic(slug=f"t-{number}", name=f"T {number}", phrases=phrases))
        if len(self.state.topics) > _MOST_TOPICS:
            self._retire_topic()

    def _reword_topic(self) -> None:
        topic = self._rng.choice(self.state.topics)
        topic.name, topic.phrases = f"Renamed {self._next()}", self._rng.sample(_WORDS, 3)

    def _rename_topic(self) -> None:
        self._give_slug(self._rng.choice(self.state.topics))

    def _divide_topic(self) -> None:
        """Two topics take the place of one; both were it formerly."""
        topic = self._rng.choice(self.state.topics)
        self._give_slug(topic)
        part = deepcopy(topic)
        part.slug, part.name = f"t-{self._next()}", f"Part {self._number}"
        part.phrases = self._rng.sample(_WORDS, 3)
        self.state.topics.append(part)

    def _give_slug(self, topic: Topic) -> None:
        topic.formerly.append(topic.slug)
        topic.slug = f"t-{self._next()}"

    def _join_topics(self) -> None:
        if len(self.state.topics) > 1:
            one, other = self._rng.sample(self.state.topics, 2)
            self.state.topics.remove(other)
            one.formerly += [other.slug, *other.formerly]

    def _retire_topic(self) -> None:
        if len(self.state.topics) > 1:
            self.state.topics.remove(self._rng.choice(self.state.topics))

    # -- The rest

    def _add_page(self) -> None:
        name = self._rng.choice(["about", "essay", f"essays/no-{self._next()}", "notes/deep/end"])
        self.state.pages[f"{name}.md"] = f"# Page {self._number}\n\nWords.\n"

    def _remove_page(self) -> None:
        if self.state.pages:
            self.state.pages.pop(self._rng.choice(list(self.state.pages)))

    def _rename_page(self) -> None:
        if self.state.pages:
            text = self.state.pages.pop(self._rng.choice(list(self.state.pages)))
            self.state.pages[f"renamed/no-{self._next()}.md"] = text

    def _change_address(self) -> None:
        self.state.has_address = not self.state.has_address

    def _undo(self) -> None:
        self.state = deepcopy(self._kept[max(-2, -len(self._kept))])

    def _undo_far(self) -> None:
        self.state = deepcopy(self._rng.choice(self._kept))

    # -- On disk

    def write(self, folder: Path) -> None:
        """All files of the list but its lock."""
        content = folder / "content"
        for name in ("dumps", "pages"):
            shutil.rmtree(content / name, ignore_errors=True)
        places = dict(self._write_dumps(content / "dumps"))
        for name, text in self.state.pages.items():
            (content / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
            (content / "pages" / name).write_text(text, encoding="utf-8")
        (content / "topics.yml").write_text(as_yaml(self._topics()), encoding="utf-8")
        (content / "curation.yml").write_text(as_yaml(self._curation(places)), encoding="utf-8")
        config = {"site_name": "Changing", "site_url": "https://example.org/changing/"}
        kept = config if self.state.has_address else {"site_name": "Changing"}
        (folder / "mkdocs.yml").write_text(as_yaml(kept), encoding="utf-8")

    def _write_dumps(self, folder: Path) -> Iterator[tuple[int, str]]:
        """Each listing's key, and where it stands."""
        folder.mkdir(parents=True)
        for dump in _DUMPS:
            listings = [listing for listing in self.state.listings if listing.dump == dump]
            if not listings:
                continue
            text = cards_page([_card(listing) for listing in listings])
            (folder / dump).write_text(text, encoding="utf-8")
            titles = iter(listings)
            listing = next(titles, None)
            for number, line in enumerate(text.split("\n"), 1):
                if listing and line == listing.title:
                    yield listing.key, f"{dump}:{number}"
                    listing = next(titles, None)

    def _topics(self) -> dict[str, object]:
        slugs = {topic.slug for topic in self.state.topics}
        former = {s for topic in self.state.topics for s in topic.formerly} - slugs
        retired = [slug for slug in self._slugs if slug not in slugs | former]
        return {
            "weights": {"decisive": 4},
            "groups": ["All"],
            "topics": [
                {
                    "slug": topic.slug,
                    "name": topic.name,
                    "group": "All",
                    "scope": "Words.",
                    "phrases": {"decisive": topic.phrases},
                    "formerly": [s for s in dict.fromkeys(topic.formerly) if s not in slugs],
                }
                for topic in self.state.topics
            ],
            "retired": retired,
        }

    def _curation(self, places: dict[int, str]) -> dict[str, object]:
        def pairs(keys: list[tuple[int, int]]) -> list[list[str]]:
            return [[places[a], places[b]] for a, b in keys if a in places and b in places]

        apart = pairs(self.state.different)
        hidden = [places[each.key] for each in self.state.listings if each.hidden]
        read = {place.partition(":")[0] for place in places.values()}
        captured = {d: {"captured": day} for d, day in self.state.captured.items() if d in read}
        return {
            "dumps": captured,
            "papers": {place: {"hidden": True} for place in hidden},
            "same": pairs(self.state.same),
            "different": apart,
            "relations": [
                {"paper": a, "extends": b, "why": f"{a} says so."} for a, b in apart[-1:]
            ],
        }


def _card(listing: Listing) -> Card:
    return Card(
        title=listing.title, abstract=listing.abstract, who="  • 2 authors", when=listing.when
    )
