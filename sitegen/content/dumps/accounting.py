"""Accounting: lines that belong to no record, as skipped with a reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen.content.record import Skipped

ACCEPTED = "skipped by the curator"
EXCERPT = 80  # characters


def skipped(dump: str, numbers: Sequence[int], text: str, reason: str) -> Skipped:
    """The lines with these `numbers`, which belong to no record; their excerpt is from `text`."""
    return Skipped(
        dump=dump,
        line=numbers[0],
        count=len(numbers),
        reason=reason,
        excerpt=text[:EXCERPT],
    )


def runs(
    dump: str, texts: Sequence[str] | Mapping[int, str], numbers: Iterable[int], reason: str
) -> Iterator[Skipped]:
    """The lines with these `numbers` as skipped, one for each run of adjacent ones.

    `texts` are all lines in their order, or some by their numbers.
    """
    run: list[int] = []
    for number in sorted(numbers):
        if run and number != run[-1] + 1:
            yield _run(dump, texts, run, reason)
            run = []
        run.append(number)
    if run:
        yield _run(dump, texts, run, reason)


def _run(
    dump: str, texts: Sequence[str] | Mapping[int, str], run: Sequence[int], reason: str
) -> Skipped:
    """Its excerpt is from the first line that is not blank."""
    each = (texts[n] if isinstance(texts, Mapping) else texts[n - 1] for n in run)
    first = next((text.strip() for text in each if text.strip()), "")
    return skipped(dump, list(run), first, reason)
