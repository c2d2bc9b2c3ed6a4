"""What a small build hands to the browser, for the tests in Node: no table is written twice."""

import json
import random
from pathlib import Path
from typing import Any

from sitegen.library.glossary import Entry, Glossary
from sitegen.search import Document, build_index, search_files
from sitegen.search.bits import BitWriter
from sitegen.search.index import fields_of
from sitegen.search.people import people_parts, year_span
from sitegen.search.program import lunr_js
from sitegen.site.output import write_files
from tests.search.lunr_index import lunr_builder

_TITLES = (
    "Lantern: Parallel Decoding",
    "Pretraining Harbors",
    "Mixtures of Experts, Revisited",
    "Speculative Agents: Planning Ahead",
    "Pipeline Schedules for Moths",
)
_TOPIC = Document(
    id="agents",
    kind="topic",
    title="Agents",
    text="Planning, choirs, committees and crowds.",
    url="topics/agents.html",
    topics=("agents",),
)
DOCUMENTS = (
    *(
        Document(
            id=f"paper-{number}",
            kind="paper",
            title=title,
            text=f"We study decoding, in remark{number} and elsewhere.",
            url=f"papers/paper-{number}.html",
            authors=("Ada Bettong", "Zoë Saint-Émilion")[: number % 3],
            topics=("agents",) if "Agents" in title else (),
            year=2020 + number,
            identifiers=(f"2401.0000{number}", f"10.1145/Lamp.{number}")[: number % 3],
        )
        for number, title in enumerate(_TITLES)
    ),
    _TOPIC,
)

GLOSSARY = Glossary(
    Entry(name=name, others=others, text="Invented.", anchor=name, topic=None, paper=None)
    for name, others in (
        ("planning ahead", ("PAR", "pipeline schedule")),
        ("all to harbors", ("pretraining harbor",)),
    )
)


def write_search_data(folder: Path) -> None:
    """The search files of `DOCUMENTS`; the index that lunr itself would build of them
    (`plain.json`); numbers as they are packed, with those that were meant (`bits.json`); names of
    authors as they come in parts, with those of each document (`people.json`)."""
    index = build_index(DOCUMENTS)
    plain = lunr_builder(fields_of(index.documents)).build().serialize()
    cases = {"plain.json": plain, "bits.json": _bits(), "people.json": _people()}
    files = {name: json.dumps(case) for name, case in cases.items()} | {"lunr.js": lunr_js()}
    write_files(folder, {**search_files(index, glossary=GLOSSARY), **files})


def _people() -> dict[str, Any]:
    rng = random.Random(5)
    words = ("a", "j", "al", "ali", "ama", "mal", "saint", "emil", "emilion", "li", "lia", "limo")
    documents = [
        Document(
            id=f"paper-{number}",
            kind="paper",
            title="Eggs",
            text="",
            url=f"papers/paper-{number}.html",
            authors=tuple(
                " ".join(rng.choice(words) + rng.choice(("", "", "o", "na")) for _ in range(size))
                for size in rng.choices((1, 2, 2, 3), k=3)
            ),
            year=rng.choice((None, 1999, 2020, 2021)),
        )
        for number in range(1_000)
    ]
    index = build_index(documents)
    return {
        "settings": {"documents": len(documents), "years": year_span(documents)},
        "parts": dict(people_parts(index)),
        "names": index.people,
        "years": [document.year or 0 for document in index.documents],
        "words": words,
    }


def _bits() -> dict[str, Any]:
    rng = random.Random(3)
    bits = BitWriter()
    lists = []
    for size in (0, 1, 2, 17, 400):
        high = size + rng.randint(1, 900)
        numbers = sorted(rng.sample(range(high + 1), size))
        lists.append({"high": high, "numbers": numbers})
        bits.write_gamma(size)
        bits.write_increasing(numbers, 0, high)
        bits.write_gaps([number + 1 for number in numbers])
    return {"base64": bits.base64(), "lists": lists}
