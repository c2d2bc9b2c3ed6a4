"""What kind of publication a paper is."""

from typing import Any

import pytest

from sitegen.facts import KINDS
from sitegen.present.publication import kind_of
from tests.factories import date, paper


@pytest.mark.parametrize("kind", KINDS)
def test_a_stated_kind_is_believed(kind: str) -> None:
    assert kind_of(paper(kind=kind)) == kind


def test_without_kind_and_venue_it_is_a_preprint() -> None:
    assert kind_of(paper()) == "preprint"


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ("Proceedings of the 3rd Meeting on Nests", "conference"),
        ("2nd Int. Conf. on Eggs", "conference"),
        ("Workshop on Letters to Birds", "conference"),
        ("Journal of the Symposium", "article"),
        ("Transactions on Nests", "article"),
        ("J. Nests", "article"),
        ("Proceedings of the ACM on Nests", "article"),
        ("Proceedings of the IEEE", "article"),
        ("Proceedings of the IEEE Conference on Nests", "conference"),
        ("arXiv preprint arXiv:2401.00001", "preprint"),
        ("CoRR", "preprint"),
    ],
)
@pytest.mark.parametrize("stated", [None, "preprint"])
def test_plain_words_of_the_venue_tell_a_kind_that_is_not_stated(
    venue: str, kind: str, stated: str | None
) -> None:
    assert kind_of(paper(venue=venue, kind=stated)) == kind


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"date": date("1904-05-01")}, "other"),
        ({"date": date("1904-05-01"), "venue": "Journal of Nests"}, "article"),
        ({"date": date("1904-05-01"), "kind": "preprint"}, "preprint"),
        ({"venue": "Birds"}, "other"),
        ({"venue": "Birds", "kind": "preprint"}, "preprint"),
        ({"venue": "Birds", "doi": "10.5555/nest"}, "other"),
        ({"venue": "Birds", "doi": "10.1101/nest"}, "preprint"),
        ({"venue": "Birds", "doi": "10.5555/nest", "arxiv": "2401.00001"}, "preprint"),
        ({"doi": "10.5555/nest"}, "preprint"),
    ],
)
def test_what_is_too_old_or_has_appeared_is_no_preprint(facts: dict[str, Any], kind: str) -> None:
    assert kind_of(paper(**facts)) == kind


def test_an_article_of_a_server_of_preprints_is_one() -> None:
    assert kind_of(paper(venue="bioRxiv", kind="article")) == "preprint"
    assert kind_of(paper(venue="The Preprint Workshop", kind="conference")) == "conference"
