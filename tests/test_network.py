"""No build needs the network: only a look-up opens a connection to another machine."""

import ast
from collections.abc import Iterator

from tests.test_import_order import MODULES, room_of

CLIENTS = frozenset(
    {"aiohttp", "arxiv", "asyncio", "ftplib", "http.client", "httpx", "requests", "smtplib"}
    | {"socket", "ssl", "urllib.request", "urllib3", "xmlrpc"}
)


def clients(module: str) -> Iterator[str]:
    """What a module imports that can open a connection, inside functions too."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name for name in names if not CLIENTS.isdisjoint(above(name)))


def above(name: str) -> set[str]:
    """`a.b.c`, `a.b` and `a`."""
    parts = name.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts) + 1)}


def test_only_a_look_up_can_open_a_connection() -> None:
    """It can: otherwise this test finds nothing anywhere."""
    found = {module: list(clients(module)) for module in MODULES}
    able = {module: names for module, names in found.items() if names}
    assert {room_of(module) for module in able} == {"look_up"}, able
