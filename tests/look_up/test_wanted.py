"""What is asked: pending ids and papers without an identifier, each once."""

import pytest

from sitegen.look_up.wanted import BATCH, Wanted, wanted
from sitegen.text.person import Person
from tests.factories import date, paper, record


def keys(found: Wanted) -> list[str]:
    return [question.key for question in (*found.ids, *found.titles)]


def test_ids_without_a_title_are_asked_once() -> None:
    pending = [
        record("", arxiv="2401.00002", lines=(1,)),
        record("", arxiv="cs/0112017", lines=(2,)),
        record("", arxiv="2401.00002", dump="other.txt"),
    ]
    found = wanted([], pending)
    assert keys(found) == ["arxiv-2401.00002", "arxiv-cs/0112017"]
    assert found.ids[0].known is pending[0]


def test_a_doi_without_a_title_cannot_be_asked() -> None:
    pending = [record("", doi="10.1234/nest.5"), record("", doi="10.1234/a", arxiv="2401.00002")]
    found = wanted([], pending)
    assert found.unasked == (pending[0],)
    assert keys(found) == ["arxiv-2401.00002"]


@pytest.mark.parametrize("facts", [{"arxiv": "2401.00001"}, {"doi": "10.1234/nest.5"}])
@pytest.mark.parametrize("curated", [True, False])
def test_a_paper_with_an_identifier_is_not_asked(facts: dict[str, str], curated: bool) -> None:
    one = paper(curated=facts) if curated else paper(**facts)
    assert wanted([one], []).requests == 0


def test_a_paper_without_one_is_asked_with_what_is_known() -> None:
    one = paper(authors_count=3, date=date("2024-08-17"), paper_url="https://example.org/x.pdf")
    (question,) = wanted([one], []).titles
    assert question.key == one.id
    known = question.known
    assert (known.title, known.authors_count, known.date) == (
        "Sparrow: A Small Cache",
        3,
        date("2024-08-17"),
    )
    assert known.address == "spring.txt:1"


@pytest.mark.parametrize(("complete", "count"), [(True, 2), (False, 7)])
def test_authors_are_counted_where_all_are_named(complete: bool, count: int) -> None:
    authors = (Person(family="Finch"), Person(family="Wren"))
    one = paper(authors=authors, authors_complete=complete, authors_count=7)
    (question,) = wanted([one], []).titles
    assert (question.known.authors, question.known.authors_count) == (authors, count)


def test_what_was_answered_is_not_asked_again() -> None:
    one = paper()
    found = wanted([one], [record("", arxiv="2401.00002")], {one.id, "arxiv-2401.00002"})
    assert found.requests == 0


def test_ids_go_in_batches() -> None:
    pending = [record("", arxiv=f"2401.{number:05}") for number in range(2 * BATCH + 1)]
    found = wanted([paper()], pending)
    assert [len(batch) for batch in found.batches] == [BATCH, BATCH, 1]
    assert found.requests == 4
