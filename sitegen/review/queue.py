"""Queue: everything that waits for a curator, in the order in which it is best gone through.

New papers come first, those first of which nothing is in doubt: they can be confirmed all at once.
Each paper is one item, with all its reasons.  What was decided is out: a paper that was confirmed
is asked about again only when the phrases come to say something else than they did then.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from sitegen.content.dumps.answers import NO_ANSWERS
from sitegen.content.dumps.problems import Question, questions, skipped_runs
from sitegen.content.lock_file import Lock
from sitegen.content.record import Dump, Record
from sitegen.content.taxonomy import UNSORTED
from sitegen.library.assemble import Assembly
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.library.second_opinion import Opinion, second_opinions
from sitegen.present.card import excerpt
from sitegen.present.doubt import doubt_texts
from sitegen.present.fact_text import unconfirmed_facts
from sitegen.present.opinion import opinion_text
from sitegen.present.provenance import reason_text
from sitegen.review.item import Item, Kind, Lines, Pair, Reason
from sitegen.text.clean import counted, first_few, readable

_EXCERPT = 80  # characters of a fact


def in_order(items: Iterable[Item]) -> dict[str, Item]:
    """Items by their keys, in the order to go through; those of a kind stay as they are."""
    order = {kind: place for place, kind in enumerate(Kind)}
    ordered = sorted(items, key=lambda item: (order[item.kind], not item.certain))
    return {item.key: item for item in ordered}


def queue_of(assembly: Assembly) -> dict[str, Item]:
    """What waits, of a list that was read."""
    library = assembly.library
    return in_order(
        [
            *_of_papers(assembly),
            *_of_skipped(library),
            *_near_misses(library),
            *_pending(library),
        ]
    )


def said_by_phrases(library: Library, paper_id: str) -> str:
    """Where the phrases file a paper: a topic's slug, or that of unsorted papers."""
    return library.paper_topics[paper_id].by_rules.filed


# -- Papers


def _of_papers(assembly: Assembly) -> Iterator[Item]:
    library, asked = assembly.library, _asked_of_records(assembly)
    for paper in library.papers.values():
        about_it = asked.get(paper.id, [])
        reasons = [
            *_new(paper, assembly.lock, library),
            *(Reason(Kind.RECORD, question.says) for _, question in about_it),
            *_of_filing(library, paper),
        ]
        if reasons:
            yield Item(
                key=paper.id,
                title=paper.title.value,
                reasons=tuple(reasons),
                paper=paper.id,
                lines=tuple(_lines(dump, each.record, each.lines) for dump, each in about_it),
                certain=all(reason.kind is Kind.NEW for reason in reasons),
            )


def _new(paper: Paper, lock: Lock, library: Library) -> Iterator[Reason]:
    """Not in the lock; of a list that never was published, nothing is news."""
    if lock.entries and paper.id not in lock.entries and not _is_decided(library, paper.id):
        yield Reason(Kind.NEW, "new since the last publication")


def _of_filing(library: Library, paper: Paper) -> Iterator[Reason]:
    decision = library.decisions.get(paper.id)
    if decision and decision.seen:
        yield from _changed_sides(library, paper)
        return
    yield from _unconfirmed(paper)
    if decision and decision.topic:
        return
    assignment = library.paper_topics[paper.id].by_rules
    doubts = ", ".join(doubt_texts(assignment, library.taxonomy))
    if assignment.primary is None:
        yield Reason(Kind.UNSORTED, f"unsorted: {doubts}")
    elif assignment.uncertain:
        yield Reason(Kind.UNCERTAIN, f"uncertain: {doubts}")
    if opinion := _opinions(library).get(paper.id):
        yield Reason(Kind.UNLIKE, opinion_text(opinion, library))


@once_a_library
def _opinions(library: Library) -> dict[str, Opinion]:
    return second_opinions(library)


def _is_decided(library: Library, paper_id: str) -> bool:
    decision = library.decisions.get(paper_id)
    return decision is not None and bool(decision.seen or decision.topic)


def _changed_sides(library: Library, paper: Paper) -> Iterator[Reason]:
    """A confirmed paper of which the phrases say something else than they did then, and than the
    curator does: where they have come round, nothing is left to ask.
    """
    decision = library.decisions[paper.id]
    before = (decision.seen and decision.seen.phrases) or decision.topic
    now, name_of = said_by_phrases(library, paper.id), library.taxonomy.name_of
    if before and now not in (before, decision.topic) and decision.seen:
        kind = Kind.UNSORTED if now == UNSORTED else Kind.UNCERTAIN
        yield Reason(
            kind,
            f"the phrases say {name_of(now)} now; when it was confirmed on "
            f"{decision.seen.on.iso}, they said {name_of(before)}",
        )


def _unconfirmed(paper: Paper) -> Iterator[Reason]:
    told = [
        f"{fact.label.lower()} {excerpt(text, _EXCERPT)} (only in {place})"
        for fact, text, place in unconfirmed_facts(paper)
    ]
    if told:
        yield Reason(Kind.IDENTITY, f"unconfirmed: {', '.join(told)}")


def _asked_of_records(assembly: Assembly) -> dict[str, list[tuple[Dump, Question]]]:
    """What may be no paper, or may not belong to it, by the papers' ids."""
    found: dict[str, list[tuple[Dump, Question]]] = {}
    for dump in assembly.library.dumps:
        for question in questions(dump, assembly.answers.get(dump.name, NO_ANSWERS)):
            for owner in assembly.library.names.papers(question.record.address):
                found.setdefault(owner, []).append((dump, question))
    return found


def _lines(dump: Dump, record: Record, lines: Sequence[int]) -> Lines:
    return Lines(dump=dump.name, path=dump.path, first=lines[0], last=lines[-1], title=record.line)


# -- What is no paper, or two


def _of_skipped(library: Library) -> Iterator[Item]:
    for dump in library.dumps:
        for run in skipped_runs(dump):
            lines = Lines(
                dump=dump.name,
                path=dump.path,
                first=run.first,
                last=run.last,
                title=run.first,
                can_answer=run.apart,
            )
            yield Item(
                key=_key("lines", dump.name, str(run.first), str(run.last)),
                title=readable(run.excerpt),
                reasons=(Reason(Kind.SKIPPED, f"{dump.name}: {run.says}"),),
                lines=(lines,),
            )


def _near_misses(library: Library) -> Iterator[Item]:
    """Two papers that may be one, and entries of references that may be of a paper."""
    for match in library.possible_matches:
        (first, one), (second, other) = library.sides(match)
        yield Item(
            key=_key("near", *sorted((first.id, second.id))),
            title=first.title.value,
            reasons=(Reason(Kind.NEAR_MISS, reason_text(match)),),
            pair=Pair(
                first=(library.names.pin(first.id, one), one),
                second=(library.names.pin(second.id, other), other),
                papers=(first.id, second.id),
            ),
        )
    for match in library.possible_claims:
        (paper, one), other = library.claim(match)
        says = f"a reference that may be of this paper ({other.address}): {reason_text(match)}"
        yield Item(
            key=_key("near", paper.id, other.address),
            title=paper.title.value,
            reasons=(Reason(Kind.IDENTITY, says),),
            pair=Pair(
                first=(library.names.pin(paper.id, one), one),
                second=(other.address, other),
                papers=(paper.id, None),
            ),
        )


def _pending(library: Library) -> Iterator[Item]:
    """Identifiers whose title is not known: those of a dump are asked about together."""
    for dump in library.dumps:
        waiting = [record for record in library.pending if record.dump == dump.name]
        if waiting:
            what = f"{counted(len(waiting), 'identifier')} without a title"
            says = f"{dump.name}: {what}; 'sitegen look-up' asks arXiv for the titles"
            yield Item(
                key=_key("pending", *(record.address for record in waiting)),
                title=first_few([each for record in waiting for each in record.identifiers]),
                reasons=(Reason(Kind.IDENTITY, says),),
                lines=tuple(_lines(dump, each, each.lines) for each in waiting),
            )


def _key(kind: str, *parts: str) -> str:
    """A name for what has none of its own, the same in every process."""
    digest = hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()
    return f"{kind}~{digest[:16]}"
