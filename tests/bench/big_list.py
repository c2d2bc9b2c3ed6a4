"""A list of any length to build: made from the words of the bundled one, with people and dates.

    python -m tests.bench.big_list 10000 FOLDER

Each paper leans on a few real ones, so topics, related papers and search have their work to do;
the vocabulary grows with the list as it does in life (see `search_corpus`).  Every fifth paper is
in two captures.  The same length gives the same files on every machine.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import yaml

from sitegen.content.read import read_content
from sitegen.content.settings import read_settings
from sitegen.content.sources import read_sources
from tests.bench.bylines import FAMILY, GIVEN
from tests.bench.search_corpus import synthetic_documents
from tests.corpus import ROOT

SEED = 13
A_CAPTURE = 1000  # papers
LISTED_AGAIN = 0.2  # of the papers
PEOPLE = 1.5  # a paper: that many names are new with each

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
    rows = list(_rows(count))
    for number, start in enumerate(range(0, len(rows), A_CAPTURE)):
        text = json.dumps(rows[start : start + A_CAPTURE], indent=1, ensure_ascii=False)
        (dumps / f"{number:03}.json").write_text(f"{text}\n", encoding="utf-8")


def _topics() -> str:
    """The bundled topics without what they say of papers that are not in this list."""
    taxonomy = yaml.safe_load((ROOT / "content" / "topics.yml").read_text(encoding="utf-8"))
    for topic in taxonomy["topics"]:
        del topic["introduction"]
    return yaml.safe_dump(taxonomy, sort_keys=False)


def _rows(count: int) -> Iterator[Row]:
    random = Random(SEED)
    people = [_name(random) for _ in range(int(count * PEOPLE))]
    again: list[Row] = []
    for document in synthetic_documents(_bundled(), count):
        row = {
            "title": document.title,
            "abstract": document.text,
            "authors": _authors(random, people),
            "year": document.year,
        }
        again += [row] if random.random() < LISTED_AGAIN else []
        yield row
    yield from again


def _bundled() -> Sequence[Row]:
    """The bundled titles, with two summaries each: together they are as long as an abstract."""
    settings = read_settings(ROOT / "content", ROOT / "build")
    content = read_content(settings, read_sources(settings))
    told = [record for record in content.records if not record.is_pending and record.text]
    return [
        {"title": record.title, "abstract": f"{record.text} {other.text}"}
        for record, other in pairwise([*told, told[0]])
    ]


def _authors(random: Random, people: Sequence[str]) -> list[str]:
    """A few people, most of whom write little and some much."""
    wanted = random.randint(1, 8)
    return list({people[int(len(people) * random.random() ** 2)]: None for _ in range(wanted)})


def _name(random: Random) -> str:
    initial = chr(ord("A") + random.randrange(26))
    return f"{random.choice(GIVEN)} {initial}. {random.choice(FAMILY)}"


if __name__ == "__main__":
    main()
