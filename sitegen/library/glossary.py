"""Glossary: the terms of the field, what to read on each, and which papers mention it."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import chain, count

from msgspec import Struct
from msgspec.structs import replace

from sitegen.content.glossary import Term, TermsFile
from sitegen.content.taxonomy import Taxonomy, Topic
from sitegen.errors import Problem
from sitegen.library.names import Found, PaperResolver
from sitegen.library.paper import Paper
from sitegen.store import digest
from sitegen.text.terms import TermIndex
from sitegen.text.words import slug


class Entry(Struct, frozen=True, kw_only=True):
    """A term with the `topic` or the `paper` (its id) to read, if any, and how many papers
    mention it. `anchor` is its own on every page.
    """

    name: str
    others: tuple[str, ...]
    text: str
    anchor: str
    topic: Topic | None
    paper: str | None
    papers: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.others)


class Glossary:
    """The entries by their anchors, sorted by name, and an index that finds them in texts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        ordered = sorted(entries, key=lambda entry: (entry.name.casefold(), entry.anchor))
        self.digest = digest(ordered)
        self.entries = {entry.anchor: entry for entry in ordered}
        self.index = TermIndex((each.anchor, name) for each in ordered for name in each.names)


NO_GLOSSARY = Glossary(())


def find_glossary(
    written: TermsFile, names: PaperResolver, taxonomy: Taxonomy, papers: Iterable[Paper]
) -> Found[Glossary]:
    """The glossary, with the mistakes in what its terms say to read. `papers` are those shown."""
    problems: list[Problem] = []
    entries: dict[str, Entry] = {}
    for term in written.terms:
        topic = taxonomy.named(term.read)
        paper = None
        if term.read and not topic:
            found = _paper(written, term, names, taxonomy)
            problems += found.problems
            paper = found.value
        anchor = _anchor(term.name, entries)
        entries[anchor] = Entry(
            name=term.name,
            others=term.others,
            text=term.text,
            anchor=anchor,
            topic=topic,
            paper=paper,
        )
    return Found(_counted(Glossary(entries.values()), papers), tuple(problems))


def unused(
    written: TermsFile, glossary: Glossary, introductions: Iterable[str]
) -> Iterator[Problem]:
    """A warning for each term that no paper and no introduction mentions."""
    mentions = (mention for text in introductions for mention in glossary.index.mentions(text))
    used = {glossary.entries[mention.term].name for mention in mentions}
    used |= {entry.name for entry in glossary.entries.values() if entry.papers}
    for term in written.terms:
        if term.name not in used:
            yield written.file.problem(
                (term.place[0], "term"),
                f"the term '{term.name}' occurs nowhere",
                "add the name that the list uses to its 'also', or remove it",
                "warning",
            )


def _anchor(name: str, taken: Container[str]) -> str:
    """`term-kv-cache`; of two terms with one spelling in an address, the second gets a number."""
    anchor = f"term-{slug(name)}".rstrip("-")
    numbered = (f"{anchor}-{number}" for number in count(2))
    return next(each for each in chain([anchor], numbered) if each not in taken)


def _paper(
    written: TermsFile, term: Term, names: PaperResolver, taxonomy: Taxonomy
) -> Found[str | None]:
    found = names.find(written.file, term.place, term.read)
    if names.papers(term.read) or any(each.severity != "error" for each in found.problems):
        return found
    remedy = taxonomy.instead_of(term.read, names.nearest(term.read))
    message = f"there is no paper or topic '{term.read}'"
    return Found(None, (written.file.problem(term.place, message, remedy),))


def _counted(glossary: Glossary, papers: Iterable[Paper]) -> Glossary:
    """The same glossary, knowing in how many papers each term is."""
    if not glossary.entries:
        return glossary
    counts = Counter(term for paper in papers for term in _mentioned(glossary, paper))
    entries = glossary.entries.values()
    return Glossary(replace(entry, papers=counts[entry.anchor]) for entry in entries)


def _mentioned(glossary: Glossary, paper: Paper) -> set[str]:
    texts = (paper.title.value, *paper.abstract.value)
    return {mention.term for text in texts for mention in glossary.index.mentions(text)}
