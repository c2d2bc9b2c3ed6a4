"""Who wrote the bundled list's papers, and where they are, against what its own dumps list."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_file

from sitegen.content.dumps.reader import read_dump
from sitegen.content.lock_file import Published
from sitegen.content.lock_reader import read_lock
from sitegen.content.record import Record
from sitegen.library.history import fingerprint
from sitegen.text.dates import MONTHS
from sitegen.text.identifier import arxiv_month
from tests.corpus import BUNDLED, CONTENT, each_folder_of_dumps, saved

REFERENCES = CONTENT / "references"
CONFIRMED = "identities.bib"
FILES = sorted(path.name for path in REFERENCES.glob("*.bib"))

each_file = pytest.mark.parametrize("name", FILES)

_VENUE = {"article": "journal", "inproceedings": "booktitle"}
_TEX_ESCAPE = re.compile(r"\\([&%#_$])")
_DOI = re.compile(r"10\.\d{4,9}/[^\s{}]+", re.ASCII)
_ARXIV_DOI = "10.48550/"
_ARXIV_SUBJECT = re.compile(r"[a-z-]+(?:\.[A-Z]{2}|\.[a-z-]+)?")
_NOT_A_NAME = re.compile(r"[\d@,;:&*†‡|]|\bet al\b|^others$|^and$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper's entry of one file."""

    file: str
    kind: str
    paper: str
    fields: dict[str, str]

    def __str__(self) -> str:
        return f"{self.file}: {self.paper}"

    @property
    def title(self) -> str:
        return _TEX_ESCAPE.sub(r"\1", self.fields["title"].strip("{}"))

    @property
    def arxiv(self) -> str | None:
        return self.fields.get("eprint")

    @property
    def authors(self) -> list[str]:
        return self.fields["author"].split(" and ") if "author" in self.fields else []

    @property
    def note(self) -> str:
        return self.fields.get("x-note", "")


@cache
def _entries(name: str) -> tuple[Entry, ...]:
    library = parse_file(str(REFERENCES / name))
    assert not library.failed_blocks, f"{name} is not read whole: {library.failed_blocks[0]}"
    return tuple(
        Entry(name, entry.entry_type, entry.key, {each.key: each.value for each in entry.fields})
        for entry in library.entries
    )


def _all_entries() -> Iterator[Entry]:
    for name in FILES:
        yield from _entries(name)


def _with_arxiv(name: str) -> Iterator[tuple[Entry, tuple[int, int]]]:
    """The entries with an arXiv id, each with the year and the month that it tells."""
    for entry in _entries(name):
        if entry.arxiv is not None:
            told = arxiv_month(entry.arxiv)
            assert told is not None, f"{entry}: {entry.arxiv}"
            yield entry, told


@cache
def _papers() -> dict[str, Published]:
    path = CONTENT / "papers.lock"
    lock, problems = read_lock(str(path), path.read_text())
    assert not problems
    return {name: paper for name, paper in lock.entries.items() if not paper.into}


@cache
def _listings(folder: Path) -> dict[str, list[Record]]:
    """What the dumps list, by paper."""
    papers = {one: paper.id for paper in _papers().values() for one in paper.title_hashes}
    found: dict[str, list[Record]] = {}
    for path in sorted(folder.glob("*.txt")):
        for record in read_dump(saved(path)).records:
            found.setdefault(papers[fingerprint(record.title)], []).append(record)
    return found


def _numbers_of_authors(folder: Path, paper: str) -> set[int]:
    counts = (record.authors_count for record in _listings(folder)[paper])
    return {count for count in counts if count is not None}


@each_file
def test_each_entry_is_of_another_paper_of_the_list_and_has_its_title(name: str) -> None:
    assert not [key for key, n in Counter(e.paper for e in _entries(name)).items() if n > 1]
    for entry in _entries(name):
        assert entry.title == _papers()[entry.paper].title, entry


@each_file
def test_an_arxiv_id_has_its_form_and_no_version(name: str) -> None:
    for entry, (year, month) in _with_arxiv(name):
        assert entry.arxiv is not None
        if "/" not in entry.arxiv:
            digits = 5 if year >= 2015 else 4
            assert (year, month) >= (2007, 4), entry
            assert len(entry.arxiv.partition(".")[2]) == digits, entry
        assert entry.fields["archiveprefix"] == "arXiv", entry


@each_file
def test_a_subject_is_that_of_an_arxiv_id(name: str) -> None:
    for entry in _entries(name):
        if "primaryclass" in entry.fields:
            assert entry.arxiv is not None, entry
            assert _ARXIV_SUBJECT.fullmatch(entry.fields["primaryclass"]), entry


@each_file
def test_a_doi_has_its_form_and_is_not_the_one_that_arxiv_gives(name: str) -> None:
    for entry in _entries(name):
        doi = entry.fields.get("doi", "10.1000/none")
        assert _DOI.fullmatch(doi) and not doi.startswith(_ARXIV_DOI), entry


@pytest.mark.parametrize("field", ["eprint", "doi"])
def test_no_two_papers_share_an_identifier(field: str) -> None:
    owners: dict[str, set[str]] = {}
    for entry in _all_entries():
        if field in entry.fields:
            owners.setdefault(entry.fields[field].lower(), set()).add(entry.paper)
    assert not {one: papers for one, papers in owners.items() if len(papers) > 1}


@each_file
@each_folder_of_dumps
def test_the_month_of_an_id_is_that_of_the_listing_or_the_next(folder: Path, name: str) -> None:
    """A listing shows the day of submission; the id follows within days, or a note says why not."""
    for entry, (year, month) in _with_arxiv(name):
        for date in (record.date for record in _listings(folder)[entry.paper]):
            if date is None or date.month is None or str(date) in entry.note:
                continue
            if date.year is None:
                assert (month - date.month) % 12 in (0, 1), f"{entry}: {date}"
            else:
                later = 12 * (year - date.year) + month - date.month
                assert later in (0, 1), f"{entry}: {date}"


@each_file
@each_folder_of_dumps
def test_there_are_as_many_authors_as_listed(folder: Path, name: str) -> None:
    """Or a note says how many the listing counts, and why."""
    for entry in _entries(name):
        for count in _numbers_of_authors(folder, entry.paper):
            if entry.authors and f"counts {count} authors" not in entry.note:
                assert len(entry.authors) == count, entry


@each_file
def test_authors_are_names_each_once(name: str) -> None:
    for entry in _entries(name):
        assert entry.fields.get("author") != "", entry
        assert len(set(entry.authors)) == len(entry.authors), entry
        for author in entry.authors:
            assert author == " ".join(author.split()), f"{entry}: {author!r}"
            assert " " in author and not _NOT_A_NAME.search(author), f"{entry}: {author!r}"
            assert not author.isupper() and not author.islower(), f"{entry}: {author!r}"


@each_file
def test_the_name_of_a_group_stays_one(name: str) -> None:
    for entry in _entries(name):
        for author in entry.authors:
            is_group = author.strip("{}").endswith(" Team")
            assert is_group == (author.startswith("{") and author.endswith("}")), entry


@each_file
def test_every_entry_says_where_it_was_seen(name: str) -> None:
    for entry in _entries(name):
        assert entry.fields["x-seen-in"].strip(), entry
        assert int(entry.fields.get("x-places", 1)) >= 1, entry


def test_what_one_place_states_agrees_with_the_listing() -> None:
    """Two places are the rule; one is enough where the dumps list the date and the authors."""
    for entry in _entries(CONFIRMED):
        if int(entry.fields["x-places"]) == 1:
            dated = [record for record in _listings(BUNDLED)[entry.paper] if record.date]
            assert dated and _numbers_of_authors(BUNDLED, entry.paper), entry


@each_file
def test_the_kind_of_an_entry_goes_with_its_venue(name: str) -> None:
    for entry in _entries(name):
        assert entry.kind in {"misc", *_VENUE}, entry
        given = {field for field in _VENUE.values() if field in entry.fields}
        assert given == ({_VENUE[entry.kind]} if entry.kind in _VENUE else set()), entry


@each_file
def test_an_arxiv_version_is_of_the_month_of_its_id(name: str) -> None:
    for entry, (year, month) in _with_arxiv(name):
        if entry.kind == "misc":
            assert entry.fields["year"] == str(year), entry
            assert entry.fields["month"] == MONTHS[month - 1].lower(), entry
        else:
            assert "month" not in entry.fields, entry


def test_nothing_is_published_before_its_preprint() -> None:
    """Unless a note says that it was put on arXiv later."""
    for entry, (year, _) in _with_arxiv(CONFIRMED):
        if "before it was put on arXiv" not in entry.note:
            assert int(entry.fields["year"]) >= year, entry


def test_what_is_confirmed_is_not_also_unconfirmed() -> None:
    confirmed = {(entry.paper, field) for entry in _entries(CONFIRMED) for field in entry.fields}
    for entry in _all_entries():
        if entry.file != CONFIRMED:
            doubtful = {"author", "eprint", "doi"} & set(entry.fields)
            assert doubtful, entry
            assert not [field for field in doubtful if (entry.paper, field) in confirmed], entry


def test_hardly_a_paper_is_without_identifier_authors_or_year() -> None:
    """The list's own measure: 97% with an identifier, 95% with all authors, 99% with a year."""
    entries = {entry.paper: entry for entry in _entries(CONFIRMED)}
    listed = _listings(BUNDLED)
    of_a_year = {
        paper
        for paper, records in listed.items()
        if any(record.date and record.date.year for record in records)
        or (paper in entries and "year" in entries[paper].fields)
    }
    papers = len(_papers())
    identified = [entry for entry in entries.values() if entry.arxiv or "doi" in entry.fields]
    assert len(identified) >= 0.97 * papers
    assert len([entry for entry in entries.values() if entry.authors]) >= 0.95 * papers
    assert len(of_a_year) >= 0.99 * papers
