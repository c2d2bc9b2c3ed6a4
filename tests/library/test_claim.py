"""A dump puts a paper on the list, and a reference only completes it."""

from sitegen.library.claim import claim
from tests.factories import record

LISTED = record("A Lantern", lines=(1,))
COMPLETING = record(
    "A Lantern", lines=(2,), dump="references/a.bib", is_reference=True, doi="10.1/a"
)
ONLY_REFERENCE = record("An Orchard", lines=(3,), dump="references/a.bib", is_reference=True)
ID_ALONE = record("", lines=(9,), dump="ids.txt", arxiv="2401.00001")


def test_a_cluster_is_a_paper_if_a_dump_lists_it() -> None:
    claims = claim([[LISTED, COMPLETING], [ONLY_REFERENCE]], [])
    assert claims.clusters == ((LISTED, COMPLETING),)
    assert claims.unclaimed == (ONLY_REFERENCE,)


def test_an_identifier_waits_for_a_title() -> None:
    assert claim([[LISTED]], [ID_ALONE]).pending == (ID_ALONE,)


def test_an_identifier_joins_the_paper_that_has_it() -> None:
    titled = record("A Lantern", arxiv="2401.00001")
    claims = claim([[titled]], [ID_ALONE])
    assert (claims.clusters, claims.pending) == (((titled, ID_ALONE),), ())


def test_an_identifier_of_a_dump_puts_a_reference_on_the_list() -> None:
    titled = record("A Lantern", arxiv="2401.00001", dump="references/a.bib", is_reference=True)
    claims = claim([[titled]], [ID_ALONE])
    assert (claims.clusters, claims.unclaimed) == (((titled, ID_ALONE),), ())


def test_an_identifier_among_the_references_is_listed_and_nothing_to_wait_for() -> None:
    untitled = record("", dump="references/ids.txt", doi="10.1/b", is_reference=True)
    claims = claim([[LISTED]], [untitled])
    assert (claims.pending, claims.unclaimed) == ((), (untitled,))
