"""The bench that measures reading: what it counts as right, and what it does not."""

from pathlib import Path

import pytest

from tests.bench.capture_truth import Row, find_captures
from tests.bench.captures import Reading, Score, compare, read_alone
from tests.corpus import BUNDLED

TRUE: Row = {
    "title": "Sparse graphs, and “why”",
    "arxiv_id": "2401.00001",
    "doi": None,
    "authors": ["Ödegaard, Ana M.", "van der Berg, Jo"],
    "authors_complete": True,
    "date": {"year": 2024, "month": 1},
    "has_abstract": True,
    "abstract_start": "We show that graphs",
    "group": "Graphs",
}
READ: Row = {
    "title": 'Sparse Graphs,  and "why"',
    "records": [{"title": "Sparse {G}raphs, and ``why''"}],
    "identifiers": {"arxiv": "2401.00001", "doi": None},
    "authors": ["Ana M. Odegaard", "Jo van der Berg"],
    "date": {"year": 2024, "month": 1, "day": 5},
    "abstract": "We show\nthat graphs are sparse.",
    "labels": ["Graphs"],
}


def score(true: Row, *papers: Row, pending: tuple[Row, ...] = ()) -> Score:
    return compare([true], Reading(papers=papers, pending=pending, unread=0, problem=""))


def test_what_is_written_in_another_way_is_right() -> None:
    found = score(TRUE, READ)
    assert found.right == found.wanted
    assert set(found.wanted) == {"titles", "ids", "authors", "dates", "abstracts", "groups"}


@pytest.mark.parametrize(
    ("fact", "change"),
    [
        ("titles", {"title": "Sparse graphs", "records": [{"title": "Sparse graphs"}]}),
        ("ids", {"identifiers": {"arxiv": "2401.00002", "doi": None}}),
        ("ids", {"identifiers": None}),
        ("authors", {"authors": ["Jo van der Berg", "Ana M. Odegaard"]}),
        ("authors", {"authors": None}),
        ("dates", {"date": {"year": 2024, "month": None, "day": None}}),
        ("abstracts", {"abstract": None}),
        ("groups", {"labels": None}),
    ],
)
def test_what_differs_or_is_missing_is_wrong(fact: str, change: Row) -> None:
    found = score(TRUE, {**READ, **change})
    assert found.wanted[fact] - found.right[fact] == 1
    assert sum((found.wanted - found.right).values()) == 1


def test_a_record_that_was_not_read_has_every_fact_wrong() -> None:
    found = score(TRUE)
    assert found.wanted and not sum(found.right.values())


def test_ids_are_right_in_pending_records_whatever_their_version() -> None:
    true = {**TRUE, "title": None, "authors_complete": None, "date": {}, "has_abstract": False}
    found = score(true, pending=({"arxiv": None, "doi": "10.48550/arXiv.2401.00001v2"},))
    assert found.right == {"ids": 1}


def test_of_two_papers_with_one_title_that_with_the_id_is_meant() -> None:
    other = {**READ, "identifiers": {"arxiv": "2401.00009", "doi": None}, "abstract": None}
    found = score(TRUE, other, READ)
    assert found.right == found.wanted


def test_a_capture_is_found_beside_its_truth_and_every_rendering_in_a_folder(
    tmp_path: Path,
) -> None:
    (tmp_path / "one.bib").touch()
    (tmp_path / "one.bib.truth.json").write_text('[{"date": "2024-02"}]')
    (tmp_path / "hf").mkdir()
    for name in ("a.md", "b.txt"):
        (tmp_path / "hf" / name).touch()
    listed = '[{"abstract": "", "year": null, "month": "Feb", "day": 3}]'
    (tmp_path / "hf" / "truth.json").write_text(listed)
    found = {name: truth[0]["date"] for name, _, truth in find_captures(tmp_path)}
    of_listing = {"year": None, "month": 2, "day": 3}
    of_one = {"year": 2024, "month": 2}
    assert found == {"one.bib": of_one, "hf/a.md": of_listing, "hf/b.txt": of_listing}


def test_a_capture_is_read_as_a_list_of_its_own() -> None:
    reading = read_alone(min(BUNDLED.glob("*.txt")))
    assert reading.papers and not reading.problem
