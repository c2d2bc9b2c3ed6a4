"""Report: what a look-up tells the curator, line by line."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.content.record import Record
from sitegen.look_up.asking import Outcome
from sitegen.look_up.verdict import Doubt, Verdict
from sitegen.look_up.wanted import Wanted
from sitegen.text.clean import counted, first_few

_NAMES = 3  # of the authors of a hit


def report(wanted: Wanted, outcome: Outcome, path: Path) -> Iterator[str]:
    """What was asked and what came of it; `path` is the file of the accepted ones."""
    yield from _unasked(wanted.unasked)
    if not wanted.requests:
        yield "Nothing to ask: every paper has an identifier, and no arXiv id waits for a title"
        return
    accepted = [verdict for verdict in outcome.verdicts if verdict.accepted]
    doubtful = [verdict for verdict in outcome.verdicts if verdict.doubts]
    missing = [v for v in outcome.verdicts if not (v.accepted or v.doubts)]
    asked, every = len(outcome.verdicts), len(wanted.ids) + len(wanted.titles)
    yield (
        f"Asked arXiv for {counted(len(wanted.ids), 'id')} and "
        f"{counted(len(wanted.titles), 'title')}"
        f"{f', of which it answered {asked}' if asked < every else ''}: "
        f"{len(accepted)} accepted, {len(missing)} not found, {len(doubtful)} doubtful"
    )
    for verdict in missing:
        yield from _missing(verdict)
    for verdict in doubtful:
        yield from _doubtful(verdict)
    yield from _next(accepted, doubtful, path)


def _unasked(records: tuple[Record, ...]) -> Iterator[str]:
    if records:
        names = first_few([record.doi or record.address for record in records])
        yield f"Not asked, because arXiv finds papers by its own ids and by titles: {names}"


def _missing(verdict: Verdict) -> Iterator[str]:
    """Ids that are not there may be mistyped; that a title is not on arXiv says nothing."""
    known = verdict.question.known
    if verdict.refusal:
        yield f"Refused: {known.arxiv or known.title}: {verdict.refusal} ({known.address})"
    elif known.is_pending:
        yield f"Not found: {known.arxiv} ({known.address})"


def _doubtful(verdict: Verdict) -> Iterator[str]:
    known = verdict.question.known
    yield f"Doubtful: {verdict.question.key} ({known.address})"
    yield f"  ours   {_side(known)}"
    for doubt in verdict.doubts:
        yield f"  arXiv  {_other_side(doubt)}"
        yield f"         not accepted: {doubt.reason}"


def _side(known: Record) -> str:
    if known.is_pending:
        return f"{known.arxiv}, which waits for its title"
    return f"“{known.title}”, {_authors(known.authors_count)}, {known.date or 'date unknown'}"


def _other_side(doubt: Doubt) -> str:
    hit = doubt.hit
    names = first_few([person.name for person in hit.authors], _NAMES)
    authors = f"{_authors(hit.authors_count)}{f' ({names})' if names else ''}"
    return f"{hit.arxiv}: “{hit.title}”, {authors}, {hit.submitted}"


def _authors(count: int | None) -> str:
    return "number of authors unknown" if count is None else counted(count, "author")


def _next(accepted: Iterable[Verdict], doubtful: Iterable[Verdict], path: Path) -> Iterator[str]:
    """What to do now."""
    if any(accepted):
        yield f"Next: read {path}, remove what is wrong, and commit it; builds read it from now on"
    if any(verdict.question.known.title for verdict in doubtful):
        yield (
            "If a doubtful hit is the paper after all, write its id into curation.yml: "
            "papers: {…: {arxiv: …}}"
        )
