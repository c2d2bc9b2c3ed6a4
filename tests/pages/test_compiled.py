"""Compiled templates are kept as Python keeps bytecode, and believed only when they are right."""

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

from sitegen.pages import compiled
from sitegen.pages.compiled import CompiledTemplates
from sitegen.store import folder_key

FIRST = "Hello {{ name }}"


class Counting(Environment):
    """An environment that counts how often it compiles."""

    count = 0

    def compile(self, *args: Any, **kwargs: Any) -> Any:
        self.count += 1
        return super().compile(*args, **kwargs)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With one template, where Python would leave bytecode beside modules."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "one.html").write_text(FIRST)
    return tmp_path


def rendered(folder: Path, kind: str = "page") -> tuple[str, int]:
    """What a new environment makes, and how often it compiles for that."""
    templates = Counting(loader=FileSystemLoader(folder), bytecode_cache=CompiledTemplates(kind))
    return templates.get_template("one.html").render(name="Ada"), templates.count


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pyc*"))


def test_a_template_is_compiled_once_for_each_kind(folder: Path) -> None:
    before = folder_key(folder)
    assert rendered(folder) == ("Hello Ada", 1)
    assert rendered(folder) == ("Hello Ada", 0)
    assert rendered(folder, "theme") == ("Hello Ada", 1)
    assert rendered(folder) == ("Hello Ada", 0)
    assert [path.parent.name for path in kept(folder)] == ["__pycache__"] * 2
    assert folder_key(folder) == before  # what a build depends on


def test_a_changed_template_is_seen_at_once(folder: Path) -> None:
    rendered(folder)
    (folder / "one.html").write_text("Good evening {{ name }}")
    assert rendered(folder) == ("Good evening Ada", 1)
    (folder / "one.html").write_text(FIRST)
    assert rendered(folder) == ("Hello Ada", 1)
    assert len(kept(folder)) == 1


def test_another_program_compiles_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered(folder)
    monkeypatch.setattr(compiled, "program_key", lambda: b"another")
    assert rendered(folder) == ("Hello Ada", 1)


@given(st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_damaged_is_made_anew(folder: Path, data: st.DataObject) -> None:
    rendered(folder)
    (path,) = kept(folder)
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    path.write_bytes(whole[:place] + data.draw(st.binary(max_size=4)))
    count = 0 if path.read_bytes() == whole else 1
    assert rendered(folder) == ("Hello Ada", count)
    assert rendered(folder) == ("Hello Ada", 0)


def test_nothing_is_left_where_python_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(folder) == ("Hello Ada", 1)
    assert kept(folder) == []


def test_it_is_left_where_python_is_told_to(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setattr(sys, "pycache_prefix", str(elsewhere))
    rendered(folder)
    assert kept(folder) == []
    assert len(kept(elsewhere)) == 1
    assert rendered(folder) == ("Hello Ada", 0)


def test_a_folder_that_cannot_be_written_costs_only_time(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file")
    assert rendered(folder) == ("Hello Ada", 1)
    assert rendered(folder) == ("Hello Ada", 1)


def test_a_file_that_cannot_be_replaced_is_left_without_another(folder: Path) -> None:
    rendered(folder)
    (path,) = kept(folder)
    path.unlink()
    path.mkdir()
    assert rendered(folder) == ("Hello Ada", 1)
    assert kept(folder) == [path]
