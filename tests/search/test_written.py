"""What a person wrote is searched for without the machinery of its markup."""

import pytest

from sitegen.content.markdown_extensions import OURS
from sitegen.search.written import reader_of

READ = reader_of(OURS)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('!!! note "A lantern"\n    Burns.', "A lantern Burns."),
        ('=== "One"\n\n    Text.', "One Text."),
        ("A claim[^1].\n\n[^1]: A note.", "A claim. A note."),
        ("- [x] done\n- [ ] open", "done open"),
        ("a | b\n--|--\n1 | 2", "a b 1 2"),
        ("A KV.\n\n*[KV]: key and value", "A KV."),
        ("```python\nx = 1\n```", "x = 1"),
        ("==m== H~2~O ++ctrl+k++", "m H2O Ctrl+K"),
        ("Sorts in $O(n \\log n)$ &amp; `a_b`", "Sorts in O(n log n) & a_b"),
        ("# T { #t }\n\n[x](y.md) <!-- no -->", "T x"),
    ],
)
def test_only_the_text_is_left(text: str, read: str) -> None:
    assert READ(text) == read


def test_notes_of_one_text_are_not_in_the_next() -> None:
    READ("A[^1].\n\n[^1]: Once.")
    assert READ("B.") == "B."
