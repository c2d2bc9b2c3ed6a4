"""Topics of papers that nobody had seen: half of a field like the list's, half of others.

`topic_sets/` has their titles, ids and summaries of our own, and the topics that two readers gave
each, without knowing of one another or of the program.  They were drawn and labeled before the
rules were touched; rules were made with the `dev` part in view, and `test` was scored at the end.
Phrases were then written with the mistakes of both in view: neither is unseen any longer.
Meanwhile `fresh` was drawn and labeled in the same way, and scored when those phrases were done.
Abstracts are not ours to give: ABSTRACTS names a JSON file of `[{"title", "abstract"}]`, or a
folder of such files, by which papers are judged too.

Each paper is judged beside the list as if it were the only new one.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sitegen.content.taxonomy import UNSORTED, Taxonomy
from sitegen.content.topics_file import read_taxonomy
from sitegen.content.yaml_file import read_yaml
from sitegen.library.assign_topics import Assigner, Assignment
from sitegen.library.usual import Usual, usual_among, words_in
from sitegen.text.clean import readable
from tests.corpus import TOPICS

SETS = Path(__file__).with_name("topic_sets")
IN_FIELD, OFF_FIELD = "infield", "offfield"
SET_NAMES = (OFF_FIELD, IN_FIELD)
PARTS = ("dev", "test", "fresh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader gave a paper: any of `primary` is right, and it may stand elsewhere too."""

    primary: frozenset[str]
    also: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    title: str
    part: str
    summary: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A paper that the program put under `topic`, and `further` ones."""

    readings: tuple[Reading, ...]
    topic: str
    further: frozenset[str]
    uncertain: bool

    def accepted(self) -> list[bool]:
        """By each reader."""
        return [self.topic in reading.primary for reading in self.readings]


def read_set(name: str) -> list[Unseen]:
    entries = json.loads((SETS / f"{name}.json").read_text(encoding="utf-8"))
    return [
        Unseen(
            title=readable(entry["title"]),
            part=entry["part"],
            summary=readable(entry["summary"]),
            readings=tuple(map(_reading, entry["readers"])),
        )
        for entry in entries
    ]


def _reading(entry: Mapping[str, Sequence[str]]) -> Reading:
    return Reading(primary=_now(entry["primary"]), also=_now(entry["also"]))


def _now(slugs: Iterable[str]) -> frozenset[str]:
    """The topics of today that readers' topics are, or became."""
    topics = taxonomy()
    known = {*topics.by_slug, UNSORTED}
    heirs = (topics.former.get(slug, ()) for slug in slugs if slug not in known)
    return frozenset((*known.intersection(slugs), *(t.slug for those in heirs for t in those)))


@cache
def taxonomy() -> Taxonomy:
    taxonomy, _ = read_taxonomy(read_yaml(str(TOPICS), TOPICS.read_text(encoding="utf-8")))
    return taxonomy


def abstracts_named() -> dict[str, str]:
    """By readable title, from where the environment says; often nothing."""
    named = os.environ.get("ABSTRACTS")
    if not named:
        return {}
    files = sorted(Path(named).glob("*field.json")) if Path(named).is_dir() else [Path(named)]
    entries: list[dict[str, Any]] = [
        entry for file in files for entry in json.loads(file.read_text(encoding="utf-8"))
    ]
    return {readable(entry["title"]): readable(entry["abstract"]) for entry in entries}


def report(
    assigner: Assigner, listed: Mapping[str, str], texts: Mapping[str, str]
) -> Iterator[str]:
    """Totals beside a list of papers, by title; `texts` are the unseen ones'."""
    filed = {
        title: (assignment, words_in(title, text))
        for title, text in listed.items()
        if (assignment := assigner.assign(title, text)).primary
    }
    usual = usual_among(filed)
    for part in PARTS:
        for name in SET_NAMES:
            papers = [each for each in read_set(name) if each.part == part and each.title in texts]
            if papers:
                judged = [
                    _judged(assigner, usual, each.title, texts[each.title]) for each in papers
                ]
                yield f"  {part}, {_figures(name, papers, judged)}"


def _judged(assigner: Assigner, usual: Usual, title: str, text: str) -> Assignment:
    return usual.judge(assigner.assign(title, text), words_in(title, text))


def _figures(name: str, papers: Sequence[Unseen], judged: Sequence[Assignment]) -> str:
    filed = [
        Filed(
            readings=paper.readings,
            topic=assignment.primary.topic,
            further=frozenset(placement.topic for placement in assignment.secondary),
            uncertain=assignment.uncertain,
        )
        for paper, assignment in zip(papers, judged, strict=True)
        if assignment.primary
    ]
    unsorted = f"{len(papers)} papers, {_share(len(papers) - len(filed), len(papers))} unsorted"
    if name == OFF_FIELD:
        flagged = sum(each.uncertain for each in filed)
        return f"another field: {unsorted}; of {len(filed)} filed {flagged} uncertain"
    return "\n    ".join([f"its field: {unsorted}", _primaries(filed), *_further(filed)])


def _primaries(filed: Sequence[Filed]) -> str:
    """How many were accepted: by each reader, by either, by both; wrong is what neither accepts."""
    accepted = [each.accepted() for each in filed]
    readers = [_share(sum(column), len(filed)) for column in zip(*accepted, strict=True)]
    wrong = [each for each, by in zip(filed, accepted, strict=True) if not any(by)]
    flagged = sum(each.uncertain for each in wrong)
    uncertain = sum(each.uncertain for each in filed)
    return (
        f"of {len(filed)} filed accepted by reader 1 {readers[0]}, reader 2 {readers[1]}, "
        f"either {_share(sum(map(any, accepted)), len(filed))}, "
        f"both {_share(sum(map(all, accepted)), len(filed))}; "
        f"uncertain {flagged} of {len(wrong)} wrong, {_share(uncertain, len(filed))} of all"
    )


def _further(filed: Sequence[Filed]) -> Iterator[str]:
    """Shown topics are right if the reader names them at all; expected are the reader's `also`, and
    the primary ones of a paper that is filed elsewhere.
    """
    for who, at in (("reader 1", [0]), ("reader 2", [1]), ("either", [0, 1])):
        shown = right = expected = found = 0
        for each in filed:
            readings = [each.readings[place] for place in at]
            primary = _together(reading.primary for reading in readings)
            also = _together(reading.also for reading in readings)
            wanted = (also if each.topic in primary else also | primary) - {each.topic}
            shown, right = shown + len(each.further), right + len(each.further & (primary | also))
            expected, found = expected + len(wanted), found + len(each.further & wanted)
        yield (
            f"further topics by {who}: {_share(right, shown)} of {shown} right, "
            f"{_share(found, expected)} of {expected} found"
        )


def _together(sets: Iterable[Set[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"
