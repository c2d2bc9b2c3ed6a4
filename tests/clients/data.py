"""The data as scripts, spreadsheets and databases open it."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.clients.client import Client, Result, Tool, run
from tests.export.test_json_feed import RULES


def _json(site: Path, work: Path) -> Iterator[Result]:
    papers = json.loads((site / "papers.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "papers.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    found = f"{len(papers['papers'])} papers"
    yield Result(read="papers.json", found=found, faults=_invalid(schema, papers))
    feeds = [path for path in sorted(site.rglob("*.json")) if path.with_suffix(".atom").is_file()]
    faults = [
        f"{path.name}: {fault}"
        for path in feeds
        for fault in _invalid(RULES, json.loads(path.read_text(encoding="utf-8")))
    ]
    yield Result(read="feeds of JSON", found=f"{len(feeds)} feeds", faults=faults)


def _invalid(schema: dict[str, Any], data: object) -> list[str]:
    errors = Draft202012Validator(schema).iter_errors(data)
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]


def _csv(site: Path, work: Path) -> Iterator[Result]:
    """As a spreadsheet: a mark says that it is UTF-8, and no cell of it is run."""
    data = (site / "papers.csv").read_bytes()
    faults = [] if data.startswith(b"\xef\xbb\xbf") else ["no mark of UTF-8"]
    with (site / "papers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    papers = json.loads((site / "papers.json").read_text(encoding="utf-8"))["papers"]
    faults += [
        f"{row['id']}: {row['title']}"
        for row, paper in zip(rows, papers, strict=True)
        if row["title"].removeprefix("'") != paper["title"]
    ]
    faults += [f"{row['id']}: a cell is run" for row in rows if any(map(_is_run, row.values()))]
    yield Result(read="papers.csv", found=f"{len(rows)} rows", faults=faults)


def _is_run(cell: str) -> bool:
    return cell.startswith(("=", "+", "-", "@"))


def _sqlite(site: Path, work: Path) -> Iterator[Result]:
    def ask(query: str) -> list[str]:
        done = run("sqlite3", "-readonly", site / "papers.sqlite", query, cwd=work)
        return (done.stdout + done.stderr).split("\n")[:-1]

    checks = ask("pragma integrity_check; pragma foreign_key_check;")
    (count,) = ask("select count(*) from papers;")
    (found,) = ask("select count(*) from papers_fts where papers_fts match 'parallel';")
    faults = [line for line in checks if line != "ok"]
    if not int(found):
        faults.append("its full-text search finds nothing")
    yield Result(read="papers.sqlite", found=f"{count} papers, {found} by search", faults=faults)


CLIENTS = (
    Client(name="jsonschema", check=_json),
    Client(name="Python's csv", check=_csv),
    Client(name="SQLite", check=_sqlite, tools=(Tool(command="sqlite3", package="sqlite3"),)),
)
