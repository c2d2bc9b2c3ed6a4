"""Who wrote a paper, in a line."""

from typing import Any

import pytest

from sitegen.present.byline import byline, full_byline
from tests.factories import ADA, JAN, TEAM, library, organization, paper

ACME = organization("Acme")


@pytest.mark.parametrize(
    ("facts", "short", "full"),
    [
        ({"authors": (ADA,)}, "Bettong", "Ada Bettong"),
        ({"authors": (ADA, JAN)}, "Bettong and van der Berg", "Ada Bettong, Jan van der Berg Jr."),
        (
            {"authors": (ADA, JAN, TEAM)},
            "Bettong et al.",
            "Ada Bettong, Jan van der Berg Jr., The Quokka Team",
        ),
        (
            {"authors": (ADA,), "authors_complete": False},
            "Bettong et al.",
            "Ada Bettong and others",
        ),
        ({"authors": (ADA,), "organization": ACME, "authors_count": 7}, "Bettong", "Ada Bettong"),
        ({"organization": ACME, "authors_count": 7}, "Acme", "Acme"),
        ({"authors_count": 7}, "7 authors", "7 authors, names not listed"),
        ({"authors_count": 1}, "1 author", "1 author, name not listed"),
        ({}, "", "authors not listed"),
    ],
)
def test_a_byline_is_short_or_full(facts: dict[str, Any], short: str, full: str) -> None:
    one = paper(**facts)
    pieces = [piece.text for piece in byline(library([one]), one)]
    assert ("".join(pieces), full_byline(one)) == (short, full)
