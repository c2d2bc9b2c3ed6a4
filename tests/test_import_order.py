"""A room imports only from rooms above it: data flows one way, and so does reading.

`FLOORS` is the one place where the order is written.  A room is a module or a package directly
under `sitegen/`; rooms that share a floor stand side by side and do not import one another.
"""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import sitegen
from tests.corpus import ROOT

HOUSE = Path(sitegen.__file__).parent
README = ROOT / "README.md"

FLOORS = (
    ("errors", "progress", "collector", "facts", "site_map", "origin", "store"),
    ("text",),
    ("content",),
    ("matching",),
    ("library",),
    ("present",),
    ("search", "export"),
    ("explore", "pages"),
    ("review",),
    ("site",),
    ("starter", "look_up"),
    ("cli",),
    ("__main__",),
)

FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def module_of(path: Path) -> str:
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    return module.partition(".")[0]


MODULES = {module_of(path): path for path in sorted(HOUSE.rglob("*.py"))}


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


def test_the_rooms_are_those_of_the_house() -> None:
    assert {room_of(module) for module in MODULES if module} == set(FLOOR_OF)
    assert len(FLOOR_OF) == sum(map(len, FLOORS)), "a room stands twice"


def test_imports_lead_upwards() -> None:
    """No module imports from a room beside or below its own."""
    named = [(module, name) for module in MODULES if module for name in imports(module)]
    rooms = {(module, name): (room_of(module), room_of(name)) for module, name in named}
    others = {pair: (room, other) for pair, (room, other) in rooms.items() if room != other}
    below = {pair for pair, (room, other) in others.items() if FLOOR_OF[other] >= FLOOR_OF[room]}
    assert len(others) > 100
    assert below == set()


def test_there_is_no_cycle() -> None:
    graph = {module: set(imports(module)) - {module} for module in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES)


def test_every_room_says_what_it_is_for() -> None:
    rooms = [path for module, path in MODULES.items() if module in FLOOR_OF]
    assert [path for path in rooms if not path.read_text(encoding="utf-8").startswith('"""')] == []


def test_the_readme_shows_the_rooms_in_this_order() -> None:
    tree = README.read_text(encoding="utf-8").partition("\nsitegen/\n")[2].partition("```")[0]
    names = [line.split()[0] for line in tree.splitlines() if line.strip()]
    shown = [name.removesuffix(".py").rstrip("/") for name in names]
    rooms = [room for floor in FLOORS for room in floor if room != "__main__"]  # a door
    assert [name for name in dict.fromkeys(shown) if name in FLOOR_OF] == rooms
