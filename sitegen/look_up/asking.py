"""Asking: the questions in turn, and the verdict on each as soon as it is answered."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitegen.look_up.arxiv_api import ApiError, ArxivApi, RefusedError
from sitegen.look_up.verdict import Doubt, Verdict, judge
from sitegen.look_up.wanted import Question, Wanted
from sitegen.progress import Progress
from sitegen.text.clean import counted


class Outcome(Struct, frozen=True, kw_only=True):
    """The verdicts that were reached; `stopped` says why there are no more, if there should be."""

    verdicts: tuple[Verdict, ...]
    stopped: str = ""


def ask(wanted: Wanted, api: ArxivApi, progress: Progress) -> Outcome:
    """Ask everything. What was answered until a failure or an interruption is kept."""
    verdicts = []
    stopped = ""
    try:
        for verdict in _verdicts(wanted, api, progress):
            verdicts.append(verdict)
    except ApiError as error:
        stopped = str(error)
    except KeyboardInterrupt:
        stopped = "interrupted (run the command again to ask the rest)"
    return Outcome(verdicts=tuple(verdicts), stopped=stopped)


def _verdicts(wanted: Wanted, api: ArxivApi, progress: Progress) -> Iterator[Verdict]:
    for batch in wanted.batches:
        with progress.step(f"Asking arXiv for {counted(len(batch), 'id')}"):
            yield from _by_ids(batch, api)
    for number, question in enumerate(wanted.titles, 1):
        with progress.step(f"Asking arXiv for title {number} of {len(wanted.titles)}"):
            yield _by_title(question, api)


def _by_ids(batch: Sequence[Question], api: ArxivApi) -> Iterator[Verdict]:
    """The verdicts on a batch of ids; one that the API refuses does not hide the others."""
    asked = [question.known.arxiv or "" for question in batch]
    try:
        hits = api.by_ids(asked)
    except RefusedError as error:
        if len(batch) == 1:
            yield Verdict(question=batch[0], refusal=str(error))
            return
        middle = len(batch) // 2
        yield from _by_ids(batch[:middle], api)
        yield from _by_ids(batch[middle:], api)
        return
    found = {hit.arxiv: hit for hit in hits}
    others = [hit for hit in hits if hit.arxiv not in asked]
    for question, identifier in zip(batch, asked, strict=True):
        if hit := found.get(identifier):
            yield Verdict(question=question, accepted=hit)
        elif others and len(batch) > 1:
            yield from _by_ids((question,), api)  # to know which question they answer
        else:
            doubts = tuple(Doubt(hit, "arXiv answers with another id") for hit in others)
            yield Verdict(question=question, doubts=doubts)


def _by_title(question: Question, api: ArxivApi) -> Verdict:
    try:
        return judge(question, api.by_title(question.known.title))
    except RefusedError as error:
        return Verdict(question=question, refusal=str(error))
