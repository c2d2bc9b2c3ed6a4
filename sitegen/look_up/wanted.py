"""Wanted: what arXiv is to be asked, and what the list itself knows about each.

Asked are identifiers that wait for a title, and papers without any identifier.  arXiv finds a
paper by its own id or by its title, so a DOI that waits for a title cannot be asked.
"""

from collections.abc import Collection, Iterable

from msgspec import Struct

from sitegen.content.record import Record
from sitegen.library.chosen import value_of
from sitegen.library.paper import Paper

BATCH = 50  # ids in one request


class Question(Struct, frozen=True, kw_only=True):
    """One question. `key` names its answer in `look-up.bib`, and `known` is our side.

    `known` has an arXiv id and no title, or a title and no identifier.
    """

    key: str
    known: Record


class Wanted(Struct, frozen=True, kw_only=True):
    """Every question once; `unasked` are pending records that arXiv cannot be asked about."""

    ids: tuple[Question, ...]
    titles: tuple[Question, ...]
    unasked: tuple[Record, ...]

    @property
    def batches(self) -> list[tuple[Question, ...]]:
        """The ids, as many at a time as one request may ask for."""
        return [self.ids[start : start + BATCH] for start in range(0, len(self.ids), BATCH)]

    @property
    def requests(self) -> int:
        """How many requests are needed if every one is answered."""
        return len(self.batches) + len(self.titles)


def wanted(
    papers: Iterable[Paper], pending: Iterable[Record], answered: Collection[str] = ()
) -> Wanted:
    """What to ask; `answered` are the keys of `look-up.bib`, which are not asked again."""
    waiting = list(pending)
    ids = {f"arxiv-{record.arxiv}": record for record in reversed(waiting) if record.arxiv}
    titles = {paper.id: _known(paper) for paper in papers if not _is_identified(paper)}
    return Wanted(
        ids=tuple(Question(key=key, known=ids[key]) for key in sorted(ids.keys() - {*answered})),
        titles=tuple(
            Question(key=key, known=known) for key, known in titles.items() if key not in answered
        ),
        unasked=tuple(record for record in waiting if not record.arxiv),
    )


def _is_identified(paper: Paper) -> bool:
    return "arxiv" in paper.facts or "doi" in paper.facts


def _known(paper: Paper) -> Record:
    """The shown facts of a paper, as matching compares them."""
    first = paper.records[0]
    authors = value_of(paper.facts.get("authors")) or ()
    complete = value_of(paper.facts.get("authors_complete"))
    return Record(
        dump=first.dump,
        lines=first.lines,
        pointer=first.pointer,
        title=paper.title.value,
        authors_count=len(authors) if complete else value_of(paper.authors_count),
        date=value_of(paper.date),
        authors=authors,
        authors_complete=complete,
    )
