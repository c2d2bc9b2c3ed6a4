"""A list of any length to build: made from the words of the bundled one, with people and dates.

    python -m tests.bench.big_list 10000 FOLDER

It is as like the real list as a made one gets: titles, abstracts and people (`invented_papers`), a
fifth of the papers in two captures, half of those cut short in one of them, most papers of the
last years, arXiv ids for most, a venue for half.  The same length gives the same files on every
machine.
"""

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import yaml

from sitegen.content.read import read_content
from sitegen.content.settings import read_settings
from sitegen.content.sources import read_sources
from tests.bench.invented_papers import Invented, Told, invented_papers
from tests.corpus import ROOT

SEED = 13
_A_CAPTURE = 1000  # papers
_FEWEST_CAPTURES = 5
_LISTED_AGAIN = 0.2  # of the papers
_CUT = 300  # characters of an abstract that a listing shortens
_ON_ARXIV, _WITH_DOI, _PUBLISHED, _IDENTIFIED = 0.95, 0.1, 0.5, 0.5  # the last one, of listings
_LAST_YEAR, _FIRST_YEAR = 2026, 2008
_YEARS_AGO = 2.5  # on average
_VENUES = ("ICLR", "ICML", "NeurIPS", "MLSys", "ACL", "EMNLP", "CVPR", "OSDI", "SOSP", "TMLR")

Row = dict[str, Any]


def main() -> None:
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    write_list(count, folder)
    print(f"{count} papers in {folder}: sitegen build --content {folder / 'content'}")


def write_list(count: int, folder: Path) -> None:
    """Write the content of a list of `count` papers, and its `mkdocs.yml`, below `folder`."""
    dumps = folder / "content" / "dumps"
    dumps.mkdir(parents=True)
    (dumps.parent / "topics.yml").write_text(_topics(), encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: A long list\n", encoding="utf-8")
    for number, rows in enumerate(_captures(count)):
        text = json.dumps(rows, indent=1, ensure_ascii=False)
        (dumps / f"{number:03}.json").write_text(f"{text}\n", encoding="utf-8")


def _topics() -> str:
    """The bundled topics without what they say of papers that are not in this list."""
    taxonomy = yaml.safe_load((ROOT / "content" / "topics.yml").read_text(encoding="utf-8"))
    for topic in taxonomy["topics"]:
        del topic["introduction"]
    return yaml.safe_dump(taxonomy, sort_keys=False)


def _captures(count: int) -> Sequence[Sequence[Row]]:
    """The papers by capture; one that is listed again is in another capture."""
    random = Random(SEED)
    captures: list[list[Row]] = [[] for _ in range(max(count // _A_CAPTURE, _FEWEST_CAPTURES))]
    for number, paper in enumerate(invented_papers(_bundled(), count, random)):
        row = _row(random, paper, number)
        first = random.randrange(len(captures))
        captures[first].append(_as_listed(random, row))
        if random.random() < _LISTED_AGAIN:
            captures[first - 1].append(_as_listed(random, row, is_cut=random.random() < 0.5))
    return captures


def _bundled() -> Sequence[Told]:
    """The bundled titles, with two summaries each: together they are as long as an abstract."""
    settings = read_settings(ROOT / "content", ROOT / "build")
    content = read_content(settings, read_sources(settings))
    told = [record for record in content.records if not record.is_pending and record.text]
    return [
        Told(record.title, f"{record.text} {other.text}")
        for record, other in pairwise([*told, told[0]])
    ]


def _row(random: Random, paper: Invented, number: int) -> Row:
    year = max(_LAST_YEAR - int(random.expovariate(1 / _YEARS_AGO)), _FIRST_YEAR)
    row: Row = {"title": paper.title, "abstract": paper.abstract, "year": year}
    if paper.authors:
        row["authors"] = list(paper.authors)
    if random.random() < _ON_ARXIV:
        row["arxiv_id"] = f"{year % 100:02}{random.randint(1, 12):02}.{number % 100_000:05}"
    if random.random() < _WITH_DOI:
        row["doi"] = f"10.1145/{3_000_000 + number}"
    if random.random() < _PUBLISHED:
        row["venue"] = random.choice(_VENUES)
    return row


def _as_listed(random: Random, row: Row, *, is_cut: bool = False) -> Row:
    """What one listing says of it: half of them say no identifier, some cut the abstract."""
    identified = random.random() < _IDENTIFIED
    listed = {k: v for k, v in row.items() if identified or k not in ("arxiv_id", "doi")}
    if is_cut:
        listed["abstract"] = f"{row['abstract'][:_CUT].rpartition(' ')[0]}…"
    return listed


if __name__ == "__main__":
    main()
