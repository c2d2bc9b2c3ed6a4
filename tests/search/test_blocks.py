"""What is together follows from names alone, so that one change touches one block."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.blocks import by_block, runs

NAMES = st.lists(st.text(max_size=4), unique=True, max_size=200)


@given(NAMES)
def test_values_keep_their_order(names: list[str]) -> None:
    assert by_block(names, str, lambda some: [f"{name}!" for name in some]) == [
        f"{name}!" for name in names
    ]


def test_one_that_is_added_touches_one_block() -> None:
    names = [f"name-{number}" for number in range(200)]
    assert len(set(blocks(names)) - set(blocks([*names[:50], "new", *names[50:]]))) == 1


@given(NAMES)
def test_runs_hold_every_value_in_order(names: list[str]) -> None:
    assert [name for run in runs(sorted(names), str) for name in run] == sorted(names)


def test_one_that_is_added_touches_one_run() -> None:
    names = sorted(f"{number:x}" for number in range(1_000))
    with_new = {tuple(run) for run in runs(sorted([*names, "77new"]), str)}
    before = {tuple(run) for run in runs(names, str)}
    assert len(before) > 4
    assert len(before - with_new) == 1


def blocks(names: Sequence[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []

    def note(some: Sequence[str]) -> Sequence[str]:
        found.append(tuple(some))
        return some

    by_block(names, str, note)
    return found
