"""Reference file: `content/references/look-up.bib`, the answers that were accepted.

A file that a curator reads, corrects and commits: what it holds is kept to the letter, and new
entries are added at its end.  It holds no abstracts, because the words of a list are its own.
"""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from sitegen.content.dumps.tagged.bibtex_blocks import BibtexBlock, find_blocks
from sitegen.content.settings import Settings
from sitegen.content.text_file import read_text
from sitegen.errors import ContentError, Problem
from sitegen.export import bibtex
from sitegen.look_up.hit import Hit
from sitegen.look_up.verdict import Verdict
from sitegen.present.citation import Citation
from sitegen.present.publication import PREPRINT
from sitegen.text.identifier import arxiv_url


class ReferenceFile(Struct, frozen=True):
    """Its text, and the keys of its entries."""

    text: str
    keys: frozenset[str]

    def with_answers(self, verdicts: Iterable[Verdict]) -> str:
        """The text with an entry for each accepted hit that has none, in the order of keys."""
        accepted = {v.question.key: v.accepted for v in verdicts if v.accepted}
        new = [entry(key, accepted[key]) for key in sorted(accepted.keys() - self.keys)]
        parts = [self.text.rstrip("\n") + "\n"] if self.text.strip() else []
        return "\n".join([*parts, *new])


def reference_file(settings: Settings) -> Path:
    return settings.references / "look-up.bib"


def read_reference_file(path: Path) -> ReferenceFile:
    """The file as it is; one that does not exist is empty. Raises ContentError if it is broken."""
    text, problems = read_text(path)
    if problems:
        raise ContentError(problems)
    blocks = find_blocks(text)
    if broken := [_broken(path, block) for block in blocks if block.broken]:
        raise ContentError(broken)
    return ReferenceFile(text, frozenset(block.entry.key for block in blocks if block.entry))


def _broken(path: Path, block: BibtexBlock) -> Problem:
    return Problem(
        path=str(path),
        line=block.lines.start,
        message=f"{block.broken}, so nothing can be added",
        remedy="correct the entry, or remove the file to have its papers looked up again",
    )


def entry(key: str, hit: Hit) -> str:
    """The entry of one accepted hit, with a newline at its end."""
    citation = Citation(
        key=key,
        kind="article" if hit.journal else PREPRINT,
        title=hit.title,
        people=hit.authors,
        complete=hit.authors_complete,
        venue=hit.journal,
        date=hit.submitted,
        arxiv=hit.arxiv,
        category=hit.category,
        doi=hit.doi,
        url=arxiv_url(hit.arxiv),
        catalog="arXiv",
    )
    return bibtex.entry(citation)
