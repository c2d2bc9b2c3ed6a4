"""Whether a text names people."""

import pytest

from sitegen.content.dumps.names import count_people


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ada Poe", 1),
        ("Ada Poe, Bo Roe and Cy Doe", 3),
        ("A. Poe et al.", 2),
        ("Poe, Ada; Roe, Bo", 4),
        ("Poe, A., & Roe, B.", 4),
        ("Poe, Ada and Roe, Bo", 4),
        ("Ada Poe*, Bo Roe†, Cy Doe1", 3),
        ("Ada Poe (Orchard), Bo Roe", 2),
        ("Jan van der Berg", 1),
        ("刘知远, 孙茂松", 2),
        ("Ada Poe, and others", 2),
        ("", 0),
        ("Lantern", 0),
        ("a lantern is lit", 0),
        ("Lanterns: a Survey", 0),
        ("NeurIPS 2023", 0),
        ("in Proceedings of the 3rd Workshop", 0),
        ("Ada, the first of them, wrote it", 0),
        ("x" * 30_000, 0),
    ],
)
def test_people_are_counted(text: str, count: int) -> None:
    assert count_people(text) == count
