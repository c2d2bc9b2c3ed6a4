"""Pandoc: a bibliography of the whole list from each file of references."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.clients.client import Client, Result, Tool, run

_FORMATS = {"papers.csl.json": "csljson", "papers.bib": "bibtex", "papers.ris": "ris"}


def _check(site: Path, work: Path) -> Iterator[Result]:
    known = run("pandoc", "--list-input-formats", cwd=work).stdout.split()
    for name, form in _FORMATS.items():
        if form in known:
            yield _bibliography(site, work, name, form)
        else:
            yield Result(read=name, found="this version of Pandoc does not read the format")


def _bibliography(site: Path, work: Path, name: str, form: str) -> Result:
    command = ("pandoc", "--from", form, "--to", "plain", "--wrap=none", "--citeproc", site / name)
    written = run(*command, cwd=work)
    entries = {_letters(text) for text in written.stdout.split("\n\n")}
    titles = [item["title"] for item in json.loads((site / "papers.csl.json").read_text("utf-8"))]
    text = "\n".join(entries)
    lost = [title for title in titles if _letters(title) not in text]
    faults = [f"not in the bibliography: {title}" for title in lost]
    faults += written.stderr.splitlines()
    if len(entries) < len(titles):
        faults.append(f"{len(entries)} entries for {len(titles)} papers")
    return Result(read=name, found=f"{len(titles) - len(lost)} papers cited", faults=faults)


def _letters(text: str) -> str:
    """Its letters and digits: styles change case, quotation marks and dashes."""
    return re.sub(r"[\W_]+", "", text).casefold()


CLIENTS = (Client(name="Pandoc", check=_check, tools=(Tool(command="pandoc", package="pandoc"),)),)
