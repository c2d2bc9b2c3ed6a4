"""Decide: what a decision about an item writes into `curation.yml`."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.curation_file import Edited, answer, joined, pair, put, put_all
from sitegen.content.taxonomy import UNSORTED
from sitegen.content.yaml_writer import Fields, Text, Value
from sitegen.library.library import Library
from sitegen.review.item import Item, Kind
from sitegen.review.queue import said_by_phrases
from sitegen.text.clean import clean

MAX_ALSO = 2
MAX_PROSE = 5_000  # characters of a note


class Wish(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a curator wants done: an action by its name, and what belongs to it."""

    action: str
    key: str = ""
    topic: str = ""
    also: tuple[str, ...] | None = None
    text: str = ""
    keys: tuple[str, ...] = ()


class Action(Struct, frozen=True, kw_only=True):
    """What may be done about an item: its name, in a word or two, and what it will do."""

    action: str
    name: str
    says: str


class RefusedError(Exception):
    """A wish that cannot be granted, with the status of HTTP that says so."""

    def __init__(self, status: int, error: str, remedy: str) -> None:
        super().__init__(error)
        self.status, self.error, self.remedy = status, error, remedy


def actions(library: Library, item: Item) -> Iterator[Action]:
    """What may be done about an item, the likeliest first; `note` and `pick` leave it there."""
    lines = item.lines[0] if item.lines and item.lines[0].can_answer else None
    if item.pair:
        yield Action(action="same", name="One paper", says="merge the two")
        yield Action(action="different", name="Two papers", says="keep them apart")
    elif item.paper:
        where = library.taxonomy.name_of(_filed(library, item.paper))
        is_one = "it is a paper, and " if lines else ""
        says = f"{is_one}{where} is right"
        yield Action(action="confirm", name="Confirm", says=says)
        yield Action(action="file", name="File", says="file it under another topic")
        if lines:
            yield Action(action="paper", name="It is a paper", says="these lines are one")
            yield Action(action="skip", name="No paper", says="these lines are no papers")
        yield Action(action="hide", name="Hide", says="take it off the site; its address stays")
        yield Action(action="note", name="Note", says="write a remark for readers")
        yield Action(action="pick", name="Pick", says="write why to read it")
    elif lines:
        yield Action(action="skip", name="No paper", says="these lines are no papers")


def edits(
    library: Library, item: Item, wish: Wish, day: date
) -> tuple[Callable[[Edited], Edited], Item | None]:
    """What a wish does to the file, and what of the item is left.  Raises RefusedError."""
    allowed = [each.action for each in actions(library, item)]
    action = "skip" if wish.action == "confirm" and allowed == ["skip"] else wish.action
    if action not in allowed:
        remedy = f"use one of: {', '.join(allowed)}" if allowed else "edit the dump"
        raise RefusedError(422, f"'{wish.action}' is not for this", remedy)
    match action:
        case "same" | "different":
            return _pair(library, item, action), None
        case "skip":
            return _answers(item, "skip"), None
        case "paper":
            return _answers(item, "papers"), _without_lines(item)
        case "hide":
            return _put(library, item, {"hidden": True}), None
        case "note" | "pick":
            return _put(library, item, {action: _prose(wish.text)}), item
        case "confirm":
            topic = _confirmed(library, item.paper or "", wish.topic)
            return _filing(library, item, topic, wish.also, day), None
        case _:
            return _filing(library, item, _topic(library, wish.topic), wish.also, day), None


def confirm_all(papers: Sequence[tuple[Library, Item]], day: date) -> Callable[[Edited], Edited]:
    """The edit that confirms new papers where they are filed, each in the list in which it waits;
    raises RefusedError for others.
    """
    if not papers or not all(item.certain and item.paper for _, item in papers):
        raise RefusedError(422, "not all of these are certain", "decide them one by one")
    filings = {i: _as_filed(library, i, day) for library, i in _ids(papers)}
    return lambda before: put_all(before, filings)


def _ids(papers: Sequence[tuple[Library, Item]]) -> Iterator[tuple[Library, str]]:
    for library, item in papers:
        yield library, item.paper or ""


def _as_filed(library: Library, paper_id: str, day: date) -> tuple[Fields, Callable[[str], bool]]:
    fields = _filed_as(library, paper_id, _filed(library, paper_id), None, day)
    return fields, is_named(library, paper_id)


def _filing(
    library: Library, item: Item, topic: str, also: Sequence[str] | None, day: date
) -> Callable[[Edited], Edited]:
    filing = _put(library, item, _filed_as(library, item.paper or "", topic, also, day))
    answers = _answers(item, "papers")
    return lambda before: answers(filing(before))


def _filed_as(
    library: Library, paper_id: str, topic: str, also: Sequence[str] | None, day: date
) -> Fields:
    """What to write of a paper: its topics, and that it was seen; with what the phrases say, if
    that is something else.
    """
    further = _further(library, paper_id, topic, also)
    said = said_by_phrases(library, paper_id)
    seen: Value = day if said == topic else {"on": day, "phrases": said}
    return {"topic": topic, **({} if further is None else {"also": further}), "seen": seen}


def _further(
    library: Library, paper_id: str, topic: str, also: Sequence[str] | None
) -> list[str] | None:
    """The further topics to write: those wished for, or those decided before, without `topic`.

    None where the phrases go on deciding.
    """
    if also is None:
        decision = library.decisions.get(paper_id)
        known = decision.also if decision else None
        return [each for each in known if each != topic] if known and topic in known else None
    found = [_topic(library, slug) for slug in also]
    if len({*found}) < len(found) or topic in found or UNSORTED in found:
        raise RefusedError(422, "a topic a second time", "name each topic once")
    if len(found) > MAX_ALSO:
        raise RefusedError(422, f"{len(found)} further topics", f"name at most {MAX_ALSO}")
    return found


def _topic(library: Library, slug: str) -> str:
    topic = library.taxonomy.by_slug.get(slug)
    if topic is None and slug != UNSORTED:
        raise RefusedError(422, f"there is no topic '{slug[:80]}'", "choose one of the list")
    return topic.slug if topic else UNSORTED


def _confirmed(library: Library, paper_id: str, seen: str) -> str:
    """Where a paper is filed, which is what the curator has seen if that is told: the list may
    have been read again since."""
    filed = _filed(library, paper_id)
    if seen and _topic(library, seen) != filed:
        name = library.taxonomy.name_of(filed)
        raise RefusedError(409, f"it is filed under {name} by now", "look at it again")
    return filed


def _filed(library: Library, paper_id: str) -> str:
    return library.paper_topics[paper_id].assignment.filed


def _prose(text: str) -> Text | None:
    """What was written; an empty text removes what there is."""
    written = clean(text)
    if len(written) > MAX_PROSE:
        raise RefusedError(422, f"a text of {len(written)} characters", f"use at most {MAX_PROSE}")
    return Text(written) if written else None


def _put(library: Library, item: Item, fields: Fields) -> Callable[[Edited], Edited]:
    paper_id = item.paper or ""
    return lambda before: put(before, paper_id, fields, is_named(library, paper_id))


def is_named(library: Library, paper_id: str) -> Callable[[str], bool]:
    """Is a name one that the curator's file may have for a paper, and for no other?"""
    return lambda name: library.names.papers(name) == (paper_id,)


def is_one_of(library: Library, papers: Sequence[str | None]) -> Callable[[str], bool]:
    """Is a name that of one of several papers, by their ids?"""
    return lambda name: any(library.names.papers(name) == (each,) for each in papers)


def _pair(library: Library, item: Item, section: str) -> Callable[[Edited], Edited]:
    """That two are one paper, whose entry is then one; or that they are not."""
    assert item.pair is not None
    (first, _), (second, _) = item.pair.first, item.pair.second
    if section == "same":
        are_named = is_one_of(library, item.pair.papers)
        return lambda before: pair(joined(before, are_named), section, first, second)
    return lambda before: pair(before, section, first, second)


def _answers(item: Item, key: str) -> Callable[[Edited], Edited]:
    """What is said of the item's lines: that they are no papers, or that their titles are."""

    def edit(edited: Edited) -> Edited:
        for each in item.lines:
            first, last = (each.first, each.last) if key == "skip" else (each.title, each.title)
            edited = answer(edited, each.dump, key, first, last)
        return edited

    return edit


def _without_lines(item: Item) -> Item | None:
    """What is left to ask when the lines are known to be a paper's."""
    reasons = tuple(each for each in item.reasons if each.kind not in (Kind.RECORD, Kind.SKIPPED))
    if not reasons:
        return None
    certain = all(reason.kind is Kind.NEW for reason in reasons)
    return replace(item, reasons=reasons, lines=(), certain=certain)
