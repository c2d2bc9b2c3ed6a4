"""Curation: what the curator decided, read from `content/curation.yml` and checked in full.

The file says things about *papers*, named by their id or by an exact title.  A record that
matching took for the wrong paper is named by its `dump:line`.  Reading the file needs no
papers (`read_curation`); what it names is looked up once those are known (`names.py`).
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations
from pathlib import PurePath
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.content.author_decisions import (
    NO_AUTHOR_DECISIONS,
    AuthorDecisions,
    read_author_decisions,
)
from sitegen.content.dumps.answers import Answers
from sitegen.content.facet_decisions import read_facet_decisions
from sitegen.content.facets import Facet
from sitegen.content.length import check_length
from sitegen.content.record import Provenance, Statement
from sitegen.content.relations import StatedRelation, read_relations
from sitegen.content.taxonomy import UNSORTED, name_a_topic
from sitegen.content.words import NO_WORDS, Words, read_words
from sitegen.content.yaml_file import Place, YamlFile, YamlReader
from sitegen.errors import Problem, did_you_mean
from sitegen.facts import Fact, FactType, Source, facts_from
from sitegen.text.dates import PartialDate, parse_iso
from sitegen.text.identifier import arxiv_id, doi
from sitegen.text.link import KINDS, Link, LinkKind, host_of
from sitegen.text.person import Person, people

_SECTIONS = (
    *("dumps", "papers", "same", "different", "relations", "words", "paths"),
    *("authors", "hidden_authors"),
)
_DUMP_KEYS = ("captured", "texts", "confirmed", "layout", "skip", "papers")
_TEXTS = ("abstracts", "summaries")
_FACT_KEYS = tuple(fact.name for fact in facts_from(Source.CURATOR))
_PAPER_KEYS = ("pick", "step", "note", "topic", "also", "seen", "facets", *_FACT_KEYS, "hidden")
_SEEN_KEYS = ("on", "phrases")
_PATH_KEYS = ("title", "intro", "papers")
_STEP_KEYS = ("paper", "why")
_LINES = re.compile(r"([1-9]\d{0,8})(?:\s*[-\u2013]\s*([1-9]\d{0,8}))?", re.ASCII)
_MARKDOWN = re.compile(r"\*\*\w[^*]{0,60}\*\*|\[[^\[\]]{1,60}\]\([^()\s]{1,200}\)")
_PAIR = "write - [one paper, the other paper]"


class Seen(Struct, frozen=True, kw_only=True):
    """When the curator looked at a paper and was content with where it is filed.

    `phrases` is where the phrases filed it then, the slug of a topic or `unsorted`; None where they
    said what the curator says.
    """

    on: PartialDate
    phrases: str | None = None


class Decision(Struct, frozen=True, kw_only=True):
    """What the curator says about one paper; None where nothing is said. Texts are plain.

    `pick` says why to read it, wherever it is shown, and `step` why at its place among the picks
    of its topic.  `topic` is a slug, that of unsorted papers where no topic fits.  `facets` are the
    slugs of its values by that of the facet, where the phrases do not decide.  `facts` are what the
    curator states about the paper itself, by their names.
    """

    place: Place
    pick: str | None = None
    step: str | None = None
    note: str | None = None
    topic: str | None = None
    also: tuple[str, ...] | None = None
    seen: Seen | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: Mapping[str, Statement] = field(default_factory=dict)
    hidden: bool = False


class Reference(Struct, frozen=True):
    """A name of a paper, and where it is in the file."""

    place: Place
    name: str


class Pair(Struct, frozen=True):
    """Two references to one paper, or to two different papers."""

    first: Reference
    second: Reference


class Step(Struct, frozen=True, kw_only=True):
    place: Place
    paper: str
    why: str


class ReadingPath(Struct, frozen=True, kw_only=True):
    """A few papers in an order worth reading, for the home page."""

    title: str
    intro: str
    steps: tuple[Step, ...]


class Curation(Struct, frozen=True, kw_only=True):
    """The file, read. `file` keeps the positions for messages about what it names.

    `captured` says when dumps were saved; the texts of those in `summaries` are the list's own;
    what those in `unconfirmed` say is not certain;
    `answers` say which lines of a dump are papers and which are not.
    """

    file: YamlFile
    captured: Mapping[str, PartialDate] = field(default_factory=dict)
    summaries: frozenset[str] = frozenset()
    unconfirmed: frozenset[str] = frozenset()
    answers: Mapping[str, Answers] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    relations: tuple[StatedRelation, ...] = ()
    words: Words = NO_WORDS
    authors: AuthorDecisions = NO_AUTHOR_DECISIONS
    paths: tuple[ReadingPath, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_curation(
    file: YamlFile,
    dumps: Collection[str] | None,
    topics: Mapping[str, str],
    facets: Sequence[Facet] | None = (),
    divided: Mapping[str, Sequence[str]] | None = None,
) -> Curation:
    """Check the file against topics, facets and the dumps' names; collect every problem.

    `dumps` is None when the dumps read are not those that the file names.  `topics` are the
    slugs by which topics may be named, former ones too, with those they have now.  Without any
    (what is wrong in `topics.yml` is reported already) no slug is known, and none is reported; nor
    is that of a facet where `facets` is None.  `divided` are slugs that several topics have now.
    """
    return _Reader(file, dumps, topics, facets, divided or {}).read()


class _Reader(YamlReader):
    """Walks the data once; a mistake is noted, and the rest is still read."""

    def __init__(
        self,
        file: YamlFile,
        dumps: Collection[str] | None,
        topics: Mapping[str, str],
        facets: Sequence[Facet] | None,
        divided: Mapping[str, Sequence[str]],
    ) -> None:
        super().__init__(file)
        self._dumps = dumps
        self._topics = topics
        self._divided = divided
        self._facets = facets

    def read(self) -> Curation:
        sections = self.mapping(self.file.data, (), _SECTIONS)
        dumps = self._dump_entries(sections.get("dumps"), ("dumps",))
        curation = Curation(
            file=self.file,
            captured=self._captured(dumps),
            summaries=self._summaries(dumps),
            unconfirmed=self._unconfirmed(dumps),
            answers=self._answers(dumps),
            decisions=self._decisions(sections.get("papers"), ("papers",)),
            same=self._pairs(sections.get("same"), ("same",)),
            different=self._pairs(sections.get("different"), ("different",)),
            relations=read_relations(self, sections.get("relations"), ("relations",)),
            words=read_words(self, sections.get("words"), ("words",)),
            authors=read_author_decisions(
                self, sections.get("authors"), sections.get("hidden_authors")
            ),
            paths=self._paths(sections.get("paths"), ("paths",)),
        )
        return replace(curation, problems=tuple(self.problems))

    def _dump_entries(self, value: Any, place: Place) -> dict[str, dict[str, Any]]:
        entries = {}
        for name, entry in self.mapping(value, place, example="page.txt: {…}").items():
            if self._dumps is not None and name not in self._dumps:
                remedy = did_you_mean(name, self._dumps, "name a file of the dumps folder")
                self.report((*place, name), f"there is no dump '{name}'", remedy)
            entries[name] = self.mapping(entry, (*place, name), _DUMP_KEYS)
        return entries

    def _captured(self, dumps: Mapping[str, Mapping[str, Any]]) -> dict[str, PartialDate]:
        dates = {
            name: self._day(fields.get("captured"), ("dumps", name, "captured"))
            for name, fields in dumps.items()
        }
        return {name: date for name, date in dates.items() if date}

    def _summaries(self, dumps: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
        texts = {
            name: self._one_of(_TEXTS, "kind of texts", fields, ("dumps", name, "texts"))
            for name, fields in dumps.items()
        }
        return frozenset(name for name, kind in texts.items() if kind == "summaries")

    def _unconfirmed(self, dumps: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
        for name, fields in dumps.items():
            self.flag(fields.get("confirmed"), ("dumps", name, "confirmed"))
        return frozenset(name for name, fields in dumps.items() if fields.get("confirmed") is False)

    def _answers(self, dumps: Mapping[str, Mapping[str, Any]]) -> dict[str, Answers]:
        return {
            name: Answers(
                skip=self._lines(fields.get("skip"), ("dumps", name, "skip")),
                papers=self._lines(fields.get("papers"), ("dumps", name, "papers")),
                layout=self._layout(fields, ("dumps", name, "layout")),
            )
            for name, fields in dumps.items()
            if not fields.keys().isdisjoint(("skip", "papers", "layout"))
        }

    def _layout(self, fields: Mapping[str, Any], here: Place) -> str | None:
        if "layout" not in fields:
            return None
        from sitegen.content.dumps.layouts import LAYOUTS  # takes long, and few are named

        return self._one_of([layout.name for layout in LAYOUTS], "layout", fields, here)

    def _lines(self, value: Any, place: Place) -> tuple[range, ...]:
        """Lines and ranges of lines; a wrong one is an empty range, which keeps its index."""
        return tuple(
            self._line_range(item, (*place, index))
            for index, item in enumerate(self.items(value, place))
        )

    def _line_range(self, value: Any, place: Place) -> range:
        text = self.text(value, place)
        match = _LINES.fullmatch(text) if text else None
        lines = range(int(match[1]), int(match[2] or match[1]) + 1) if match else range(0)
        if not lines and (text is not None or value is None):
            self.report(
                place, f"'{text or ''}' is not a line or a range of lines", 'write 57 or "12-40"'
            )
        return lines

    def _one_of(
        self, known: Sequence[str], what: str, fields: Mapping[str, Any], here: Place
    ) -> str | None:
        """The text of the last key of `here`, which must be one of those known."""
        text = self.text(fields.get(str(here[-1])), here)
        if text is not None and text not in known:
            remedy = did_you_mean(text, known, f"write {' or '.join(known)}")
            self.report(here, f"'{text}' is not a {what}", remedy)
        return text

    def _decisions(self, value: Any, place: Place) -> dict[str, Decision]:
        return {
            name: self._decision(entry, (*place, name))
            for name, entry in self.mapping(value, place, example="a title: {…}").items()
        }

    def _decision(self, entry: Any, place: Place) -> Decision:
        fields = self.mapping(entry, place, _PAPER_KEYS)
        also = fields.get("also")
        topic = self._primary(fields.get("topic"), (*place, "topic"))
        if "step" in fields and "pick" not in fields:
            remedy = "add 'pick: …', a remark that stands by itself"
            self.report((*place, "step"), "a 'step' without a 'pick'", remedy)
        return Decision(
            place=place,
            pick=self._remark(fields, "pick", place),
            step=self._remark(fields, "step", place),
            note=self._remark(fields, "note", place),
            topic=topic,
            also=None if also is None else self._also(also, (*place, "also"), topic),
            seen=self._seen(fields.get("seen"), (*place, "seen")),
            facets=read_facet_decisions(
                self, fields.get("facets"), (*place, "facets"), self._facets
            ),
            facts=self._facts(fields, place),
            hidden=self.flag(fields.get("hidden"), (*place, "hidden")),
        )

    def _remark(self, fields: Mapping[str, Any], key: str, place: Place) -> str | None:
        """A plain text, in which Markdown would be shown as it is written."""
        text = self.optional(fields, key, place)
        markup = _MARKDOWN.search(text or "")
        if markup:
            message = f"'{markup[0]}' is shown as it is written: a {key} is plain text"
            self.report((*place, key), message, "write it without Markdown", "notice")
        return text

    def _facts(self, fields: Mapping[str, Any], place: Place) -> dict[str, Statement]:
        """What is stated, with the line of its key.  Authors are all, unless it says otherwise."""
        stated: dict[str, Statement] = {}
        for fact in facts_from(Source.CURATOR):
            here = (*place, fact.name)
            if value := self._fact(fact, fields, place):
                stated[fact.name] = (value, stated_at(self.file, here))
        if "finding" in stated:
            check_length(self, "finding", stated["finding"][0], (*place, "finding"))
        if "authors" in stated:
            (names, complete), provenance = stated["authors"]
            stated["authors"] = (names, provenance)
            stated["authors_complete"] = (complete, provenance)
        return stated

    def _fact(self, fact: Fact, fields: Mapping[str, Any], place: Place) -> Any:
        value, here = fields.get(fact.name), (*place, fact.name)
        match fact.type:
            case FactType.DATE:
                return self._date(value, here)
            case FactType.LINKS:
                return self._links(value, here)
            case FactType.PEOPLE:
                return self._people(value, here)
            case FactType.CHOICE:
                return self._choice(fact, value, here)
            case FactType.IDENTIFIER:
                return self._identifier(fact, value, here)
            case FactType.FLAG:
                return None  # it goes with the names
            case _:
                return self.optional(fields, fact.name, place)

    def _also(self, value: Any, place: Place, primary: str | None) -> tuple[str, ...]:
        items = self.items(value, place)
        if len(items) > 2:
            self.report(place, f"{len(items)} further topics", "name at most two")
        topics: list[str] = []
        for index, item in enumerate(items):
            topic = self._topic(item, (*place, index))
            if topic in topics:
                self.report((*place, index), f"'{topic}' a second time", "name each topic once")
            elif topic and topic == primary:
                message = f"'{topic}' is the paper's 'topic' already"
                self.report((*place, index), message, "remove it here", "warning")
            elif topic:
                topics.append(topic)
        return tuple(topics)

    def _seen(self, value: Any, place: Place) -> Seen | None:
        if not isinstance(value, dict):
            day = self._day(value, place)
            return Seen(on=day) if day else None
        fields = self.mapping(value, place, _SEEN_KEYS)
        if "on" not in fields:
            self.report(place, "'on' is missing", "write {on: 2025-12-31, phrases: a topic's slug}")
        day = self._day(fields.get("on"), (*place, "on"))
        said = self._said(fields, place)
        return Seen(on=day, phrases=said) if day else None

    def _said(self, fields: Mapping[str, Any], place: Place) -> str | None:
        """Where the phrases filed a paper once.  The topic may have gone since."""
        slug = self.optional(fields, "phrases", place)
        if slug is None or slug == UNSORTED or slug in self._topics or not self._topics:
            return self._topics.get(slug, slug) if slug else None
        remedy = did_you_mean(slug, self._topics, "look at the paper again, and confirm it")
        self.report((*place, "phrases"), f"there is no topic '{slug}'", remedy, "warning")
        return slug

    def _primary(self, value: Any, place: Place) -> str | None:
        """A topic, or that none fits."""
        return UNSORTED if value == UNSORTED else self._topic(value, place)

    def _topic(self, value: Any, place: Place) -> str | None:
        slug = self.text(value, place)
        if slug is not None and self._topics and slug not in self._topics:
            remedy = name_a_topic(slug, self._topics, self._divided)
            self.report(place, f"there is no topic '{slug}'", remedy)
        return self._topics.get(slug) if slug else None

    def _links(self, value: Any, place: Place) -> tuple[Link, ...]:
        links = []
        for kind, url in self.mapping(value, place, KINDS, "code: https://…").items():
            text = self.text(url, (*place, kind))
            if text is not None and not host_of(text):
                self.report((*place, kind), f"'{text}' is not a web address", "write https://…")
            elif text is not None and kind in KINDS:
                links.append(Link(_link_kind(kind), text))
        return tuple(links)

    def _identifier(self, fact: Fact, value: Any, place: Place) -> str | None:
        text = self.text(value, place)
        read, remedy = _IDENTIFIERS[fact.name]
        identifier = read(text) if text is not None else None
        if text is not None and identifier is None:
            article = "an" if fact.name == "arxiv" else "a"
            self.report(place, f"'{text}' is not {article} {_NAMES[fact.name]}", remedy)
        return identifier

    def _people(self, value: Any, place: Place) -> tuple[tuple[Person, ...], bool] | None:
        """The authors, and whether these are all."""
        items = self.items(value, place, "write [Ada Lovelace, Alan Turing]")
        texts = [self.text(item, (*place, index)) for index, item in enumerate(items)]
        names, complete = people(text for text in texts if text)
        return (names, complete) if names else None

    def _choice(self, fact: Fact, value: Any, place: Place) -> str | None:
        text = self.text(value, place)
        if text is not None and text not in fact.choices:
            remedy = did_you_mean(text, fact.choices, f"use one of: {', '.join(fact.choices)}")
            self.report(place, f"'{text}' is not a {fact.label.lower()} of paper", remedy)
            return None
        return text

    def _pairs(self, value: Any, place: Place) -> tuple[Pair, ...]:
        """Every pair of the papers that an entry lists."""
        pairs: list[Pair] = []
        for index, item in enumerate(self.items(value, place, _PAIR)):
            here = (*place, index)
            if not (isinstance(item, list) and len(item) > 1):
                self.report(here, "not two papers", _PAIR)
                continue
            names = [(name, self.text(name, (*here, i))) for i, name in enumerate(item)]
            references = [
                Reference((*here, i), text or "")
                for i, (name, text) in enumerate(names)
                if text is not None or name is None  # anything else is reported already
            ]
            pairs += [Pair(first, second) for first, second in combinations(references, 2)]
        return tuple(pairs)

    def _paths(self, value: Any, place: Place) -> tuple[ReadingPath, ...]:
        paths = []
        for index, item in enumerate(self.items(value, place, "start each with '- title: …'")):
            here = (*place, index)
            fields = self.mapping(item, here, _PATH_KEYS)
            steps = self._path_papers(fields, here)
            paths.append(
                ReadingPath(
                    title=self.required(fields, "title", here),
                    intro=self.text(fields.get("intro"), (*here, "intro")) or "",
                    steps=tuple(
                        self._step(step, (*here, "papers", i)) for i, step in enumerate(steps)
                    ),
                )
            )
        return tuple(paths)

    def _path_papers(self, fields: Mapping[str, Any], place: Place) -> list[Any]:
        known = len(self.problems)
        example = "write - {paper: …, why: …}"
        steps = self.items(fields.get("papers"), (*place, "papers"), example)
        if fields and not steps and len(self.problems) == known:
            self.report(place, "a path without papers", f"below 'papers:', {example}", "warning")
        return steps

    def _step(self, value: Any, place: Place) -> Step:
        fields = self.mapping(value, place, _STEP_KEYS)
        return Step(
            place=(*place, "paper"),
            paper=self.required(fields, "paper", place),
            why=self.text(fields.get("why"), (*place, "why")) or "",
        )

    def _date(self, value: Any, place: Place) -> PartialDate | None:
        text = self.text(value, place)
        if text is None:
            return None
        date = parse_iso(text)
        if date is None:
            remedy = "write it as 2025-12-31, or only 2025-12 or 2025"
            self.report(place, f"'{text}' is not a date", remedy)
        return date

    def _day(self, value: Any, place: Place) -> PartialDate | None:
        date = self._date(value, place)
        if date and not date.day:
            self.report(place, f"'{date.iso}' is not a day", "write it as 2025-12-31")
            return None
        return date


def stated_at(file: YamlFile, place: Place) -> Provenance:
    """The curator, and the line where the file says it."""
    position = file.positions.get(place)
    return Provenance(PurePath(file.path).name, position.line if position else 1, Source.CURATOR)


def _address(text: str) -> str | None:
    return text if host_of(text) else None


_IDENTIFIERS: Mapping[str, tuple[Callable[[str], str | None], str]] = {
    "arxiv": (arxiv_id, "write it as 2408.01234"),
    "doi": (doi, "write it as 10.1145/3600006.3613165"),
    "paper_url": (_address, "write https://…"),
}
_NAMES = {"arxiv": "arXiv id", "doi": "DOI", "paper_url": "web address"}


def _link_kind(kind: str) -> LinkKind:
    return next(known for known in KINDS if known == kind)
