"""Let programs of others read a built site: `python -m tests.clients --site build/clients/site`.

Prints what each of them read and found, and how to get those that the machine does not have.
Packages of npm are installed beside this file when they are first needed.
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.clients import data, feeds, latex, packages, pandoc
from tests.clients.client import Client, Result

CLIENTS = (
    *latex.CLIENTS,
    *pandoc.CLIENTS,
    *packages.CLIENTS,
    *feeds.CLIENTS,
    *data.CLIENTS,
)
_SHOWN_FAULTS = 10


def main() -> int:
    """The number of clients that complained, or could not be asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.clients", description=__doc__)
    parser.add_argument("--site", type=Path, required=True, help="a built site")
    site = parser.parse_args().site.resolve()
    console = Console(width=110)
    missing = sorted({package for client in CLIENTS for package in client.missing})
    results = list(_ask(site))
    console.print(_table(results))
    for client, result in results:
        for fault in result.faults[:_SHOWN_FAULTS]:
            console.print(f"{client.name}, {result.read}: {fault}", markup=False, highlight=False)
    if missing:
        console.print(f"Missing on this machine: apt-get install {' '.join(missing)}")
    return sum(bool(result.faults) for _, result in results) + len(missing)


def _ask(site: Path) -> Iterator[tuple[Client, Result]]:
    for client in CLIENTS:
        if not client.missing:
            with tempfile.TemporaryDirectory() as folder:
                for result in client.check(site, Path(folder)):
                    yield client, result


def _table(results: Iterable[tuple[Client, Result]]) -> Table:
    table = Table("client", "read", "found", "faults")
    for client, result in results:
        table.add_row(client.name, result.read, result.found, str(len(result.faults) or "none"))
    return table


if __name__ == "__main__":
    raise SystemExit(main())
