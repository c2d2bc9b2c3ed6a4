"""The search for cycles is paused, and afterwards it is as it was."""

import gc

import pytest

from sitegen.collector import without_gc


def test_the_search_is_paused_to_the_end_of_the_outer_block() -> None:
    assert gc.isenabled()
    with without_gc():
        with without_gc():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), without_gc():
        raise ValueError("wrong")
    assert gc.isenabled()
