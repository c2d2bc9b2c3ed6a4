"""Verdicts: those that were kept are those that would be given."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.record import Record
from sitegen.matching.classify import PairClassifier
from sitegen.matching.cluster import match
from sitegen.matching.groups import DuplicateGroup
from sitegen.store import open_store

# Typos that may be words, because other titles have them too; some have an abstract.
TITLES = ("Sparrow Cache", "Sparrow Cashe", "Sparrow Cachet", "Sparow Cache", "A Cashe", "Cachet")
ABSTRACTS = ((), ("A sparrow learns which lines of a cache stay, and which ones leave at night.",))
RECORDS = st.builds(
    Record,
    dump=st.just("a.txt"),
    lines=st.just((1,)),
    title=st.sampled_from(TITLES),
    abstract=st.sampled_from(ABSTRACTS),
    arxiv=st.sampled_from([None, None, "2401.10020"]),
)


@settings(max_examples=25)
@given(st.lists(st.lists(RECORDS, max_size=9), min_size=2, max_size=4))
def test_a_list_that_changes_is_matched_as_a_new_one(states: list[list[Record]]) -> None:
    anew = [match(records) for records in states]
    with TemporaryDirectory() as folder, open_store(Path(folder, "store")):
        assert [match(records) for records in states] == anew


def judged(records: Sequence[Record], monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pairs are judged."""
    pairs: list[tuple[int, int]] = []
    judge = PairClassifier.__call__

    def counting(self: PairClassifier, one: DuplicateGroup, other: DuplicateGroup) -> object:
        pairs.append((one.place, other.place))
        return judge(self, one, other)

    with monkeypatch.context() as patched:
        patched.setattr(PairClassifier, "__call__", counting)
        match(records)
    return len(pairs)


def test_of_a_list_with_one_more_record_few_pairs_are_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = [
        f"{name} {topic}"
        for topic in ("Streams of Rivers", "Ladders in Barns", "Lanterns at Sea")
        for name in ("Fast", "Wide", "Deep", "Calm")
    ]
    records = [
        Record(dump="a.txt", lines=(line,), title=title) for line, title in enumerate(titles, 1)
    ]
    moved = [replace(record, lines=(record.line + 7,)) for record in records]
    more = Record(dump="a.txt", lines=(1,), title="Loud Ladders in Barns")
    with open_store(tmp_path / "store"):
        first = judged(records, monkeypatch)
        assert first > len(records)
        assert judged(moved, monkeypatch) == 0
        assert judged([more, *moved], monkeypatch) == 5 * 4 / 2  # those of its subject
