"""A file imports only from rooms above its own: data flows one way, and so does reading.

`ROOMS` is the order.  A room is a module or a whole package (its modules may import one
another); a module of a package may stand in another place of the list by itself.
"""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import sitegen

ROOT = Path(sitegen.__file__).parent
README = ROOT.parent / "README.md"

ROOMS = (
    "errors",
    "dates",
    "latex",
    "text",
    "link",
    "yaml_file",
    "settings",
    "record",
    "dumps",
    "normal",
    "lexicon",
    "leftover",
    "judge",
    "match",
    "capture",
    "paper",
    "phrase",
    "topic",
    "taxonomy",
    "curation",
    "lock",
    "names",
    "prose",
    "sources",
    "content",
    "library",
    "steps",
    "assembly",
    "script",
    "search",
    "related",
    "view",
    "pages.card",
    "documents",
    "explore",
    "export",
    "pages",
    "template",
    "mkdocs_site",
    "output",
    "report",
    "build",
    "explain",
    "serve",
    "starter",
    "cli",
    "__main__",
)


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted(ROOT.rglob("*.py"))}


def room_of(module: str) -> int:
    """The place of the room of `module`: its own, or that of the package around it."""
    while module not in ROOMS:
        module, _, _ = module.rpartition(".")
        assert module
    return ROOMS.index(module)


def imports(module: str) -> Iterator[str]:
    """The modules of ours that a module imports anywhere, inside functions too."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sitegen."):
            base = (node.module or "").removeprefix("sitegen.")
            inside = [f"{base}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else base for name in inside)
        elif isinstance(node, ast.ImportFrom) and node.module == "sitegen":
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.Import):
            names = (alias.name for alias in node.names)
            assert not any(name.startswith("sitegen.") for name in names), "use 'from … import'"


def test_every_module_has_a_room() -> None:
    homeless = [m for m in MODULES if m and not {m, m.rpartition(".")[0]} & set(ROOMS)]
    assert homeless == []


def test_every_room_is_there() -> None:
    assert [room for room in ROOMS if room not in MODULES] == []
    assert len(set(ROOMS)) == len(ROOMS)


@pytest.mark.parametrize("module", [module for module in MODULES if module])
def test_imports_lead_upwards(module: str) -> None:
    below = [name for name in imports(module) if room_of(name) > room_of(module)]
    assert below == [], f"{module} imports from rooms below its own"


def test_there_is_no_circle() -> None:
    graph = {module: set(imports(module)) - {module} for module in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES)


def test_the_readme_shows_every_room_in_this_order() -> None:
    tree = README.read_text(encoding="utf-8").partition("\nsitegen/\n")[2].partition("```")[0]
    names = [name for line in tree.splitlines() for name in line[:33].split()]
    shown = [name.removesuffix(".py").rstrip("/").replace("/", ".") for name in names]
    rooms = [room for room in ROOMS if room != "__main__"]  # a door, not a room
    assert shown[: len(rooms)] == rooms
