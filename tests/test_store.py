"""The store: what was made from the same is read back, and nothing else is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.store import Store, digest, kept, open_store, store_key
from sitegen.text.prose import Explained, Prose

calls: list[object] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    name: str
    veins: tuple[int, ...] = ()


class Tree:
    def __init__(self, kind: str) -> None:
        self.digest = digest(kind)
        self.kind = kind

    @kept
    def grown(self, count: int) -> tuple[Leaf, ...]:
        calls.append((self.kind, count))
        return tuple(Leaf(name=f"{self.kind} {n}", veins=(n, n + 1)) for n in range(count))


@kept
def shouted(text: str) -> str:
    calls.append(text)
    return text.upper()


@kept
def listed(count: int) -> tuple[int, ...]:
    calls.append(count)
    return [*range(count)]  # type: ignore[return-value]  # not what it says


@pytest.fixture(autouse=True)
def none_called() -> None:
    calls.clear()


def in_store(path: Path, make: Callable[[], object]) -> object:
    with open_store(path) as store:
        made = make()
        store.save()
    return made


def test_what_was_made_is_read_back_as_it_was(tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = in_store(store, lambda: (shouted("ä"), Tree("oak").grown(2)))
    assert calls == ["ä", ("oak", 2)]
    assert in_store(store, lambda: (shouted("ä"), Tree("oak").grown(2))) == first
    assert len(calls) == 2
    assert in_store(store, lambda: (shouted("b"), Tree("elm").grown(2), Tree("oak").grown(1)))
    assert calls[2:] == ["b", ("elm", 2), ("oak", 1)]


def test_without_a_store_a_function_is_what_it_was() -> None:
    assert (shouted("a"), shouted("a")) == ("A", "A")
    assert calls == ["a", "a"]


def test_what_would_be_read_back_as_another_type_is_not_kept(tmp_path: Path) -> None:
    for _ in range(2):
        assert in_store(tmp_path / "store", lambda: list(listed(2))) == [0, 1]
    assert calls == [2, 2]


def test_in_memory_it_is_found_all_the_same(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", in_memory=True) as store:
        assert listed(2) is listed(2)
        store.save()
        assert list(listed(2)) == [0, 1]
        for _ in range(2):  # the second after a build without it
            store.save()
        assert list(listed(2)) == [0, 1]
    assert calls == [2, 2]


@pytest.mark.parametrize("in_memory", [True, False])
def test_what_was_kept_last_is_found(tmp_path: Path, in_memory: bool) -> None:
    decoder = msgspec.msgpack.Decoder(int)
    with open_store(tmp_path / "store", in_memory=in_memory) as store:
        assert not store.has(b"key")
        for number in (1, 2):
            store.keep(b"key", msgspec.msgpack.encode(number))
            assert store.has(b"key")
            assert store.find_as(b"key", decoder) == number
            store.save()
            assert store.has(b"key")
            assert store.find_as(b"key", decoder) == number


def test_text_that_is_none_is_no_obstacle(tmp_path: Path) -> None:
    for _ in range(2):
        assert in_store(tmp_path / "store", lambda: shouted("\ud800")) == "\ud800"
    assert len(calls) == 2
    assert digest("\ud800") != digest("\ud801")


def test_texts_that_differ_in_their_parts_have_other_keys(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        plain, marked = Prose(["a bc"]), Prose(["a ", Explained("bc", "term-bc")])
        assert plain == marked == "a bc"
        keys = {store_key(store, each) for each in (plain, marked, "a bc")}
    assert len(keys) == 3


@settings(max_examples=20)
@given(st.binary(min_size=1), st.integers(min_value=0), st.booleans())
def test_a_damaged_store_is_made_anew(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int, cut: bool
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "store"
    expected = in_store(path, lambda: [Tree("oak").grown(n) for n in range(9)])
    data = path.read_bytes()
    start = place % len(data)
    path.write_bytes(data[:start] + (b"" if cut else noise + data[start + len(noise) :]))
    for _ in range(2):
        assert in_store(path, lambda: [Tree("oak").grown(n) for n in range(9)]) == expected
    calls.clear()
    in_store(path, lambda: [Tree("oak").grown(n) for n in range(9)])
    assert calls == []


@pytest.mark.parametrize("schema", ["CREATE TABLE kept (key, value)", "CREATE TABLE mine (x)"])
def test_the_database_of_another_program_is_thrown_away(tmp_path: Path, schema: str) -> None:
    path = tmp_path / "store"
    with sqlite3.connect(path) as database:
        database.execute(schema)
    database.close()
    for _ in range(2):
        assert in_store(path, lambda: shouted("a")) == "A"
    assert calls == ["a"]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("my notes")
    (tmp_path / "store").symlink_to(tmp_path / "mine")
    in_store(tmp_path / "store", lambda: shouted("a"))
    assert (tmp_path / "mine").read_text() == "my notes"
    assert not (tmp_path / "store").is_symlink()


def test_where_nothing_can_be_kept_everything_is_made(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    for path in (tmp_path / "store", tmp_path / "nowhere" / "store"):
        assert in_store(path, lambda: shouted("a")) == "A"
    assert calls == ["a", "a"]


def test_another_program_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_store(tmp_path / "store", lambda: shouted("a"))
    for name in ("program_key", "read_program_key"):
        monkeypatch.setattr(f"sitegen.store.{name}", lambda: b"another")
    in_store(tmp_path / "store", lambda: shouted("a"))
    assert calls == ["a", "a"]


def test_a_program_that_was_changed_while_it_ran_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path / "store") as store:
        shouted("a")
        monkeypatch.setattr("sitegen.store.read_program_key", lambda: b"another")
        store.save()
    assert not (tmp_path / "store").exists()


def test_what_is_not_used_does_not_stay_forever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.store._SPARE", 0)
    in_store(tmp_path / "store", lambda: [shouted(f"{n}") for n in range(20)])
    in_store(tmp_path / "store", lambda: shouted("1"))
    assert len(calls) == 20
    in_store(tmp_path / "store", lambda: (shouted("1"), shouted("2")))
    assert calls[20:] == ["2"]


def test_a_store_in_use_elsewhere_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store"
    in_store(path, lambda: shouted("a"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert in_store(path, lambda: shouted("a")) == "A"
    other.execute("COMMIT")
    other.close()
    calls.clear()
    with open_store(path) as store:
        assert isinstance(store, Store)
        assert shouted("a") == "A"
    assert calls == []


def test_while_nothing_is_read_another_build_may_write(tmp_path: Path) -> None:
    path = tmp_path / "store"
    in_store(path, lambda: shouted("oak"))
    with open_store(path, in_memory=True):
        with open_store(path):  # one build of a process that watches the sources, and fails
            shouted("oak")
        with closing(Store(path)) as other:
            other.keep(b"elm", b"ELM")
            other.save()
    with closing(Store(path)) as other:
        assert other.find(b"elm") == b"ELM"


def test_much_that_is_new_waits_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.store._IN_MEMORY", 1_000)
    store = Store(tmp_path / "store")
    values = {digest(number): bytes([number]) * 400 for number in range(20)}
    for key, value in values.items():
        store.keep(key, value)
    assert {key: store.find(key) for key in values} == values
    assert not store.path.exists()
    store.save()
    store.close()
    again = Store(tmp_path / "store")
    assert {key: again.find(key) for key in values} == values


def test_what_waits_is_dropped_where_the_program_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.store._IN_MEMORY", 10)
    store = Store(tmp_path / "store")
    store.keep(digest("one"), b"a value of some length")
    monkeypatch.setattr("sitegen.store.read_program_key", lambda: b"another")
    store.save()
    assert not store.path.exists()


def test_without_room_for_what_waits_it_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("sitegen.store._IN_MEMORY", 10)
    store = Store(tmp_path / "store")
    with monkeypatch.context() as full:
        full.setattr("sitegen.store._insert", fails)
        store.keep(digest("one"), b"a value of some length")
    store.keep(digest("other"), b"short")
    assert store.find(digest("one")) is None
    assert store.find(digest("other")) == b"short"
    store.save()
    assert store.find(digest("other")) == b"short"
