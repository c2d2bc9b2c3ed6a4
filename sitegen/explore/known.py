"""Known: what the list knows of every id it ever published, for a reader who keeps some of them.

    explore/known.js               the topics, and how many digits tell the parts
    explore/<version>/known-N.js   the papers whose ids end alike

A reader's own list, or one shared with them, holds ids. What is shown of them is in parts by the
first digits of the hash at an id's end, so that fifty papers of ten thousand cost 160 kB compressed
and not 840. A former id is in the part of its own hash and names the one it leads to: nobody loads
a table of all of them.

Two ids may end in one hash.  Such an end means the id that was published first, so that a link
made before the other came still means the same paper; `shared` lists them in that order.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import astuple

from sitegen.content.lock_file import Published
from sitegen.content.taxonomy import UNSORTED
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from sitegen.present.card import card
from sitegen.text.data_script import data_script, versioned

PER_PART = 500
_KEY = re.compile(r"[0-9a-f]{6}\Z")
_NO_KEY = "000000"


def known_files(library: Library, documents: Mapping[str, int]) -> dict[str, str]:
    """Every file, by its path below the site's root.

    `documents` are the numbers that papers have in the search index, by their ids: the texts of
    that are printed with a list.
    """
    digits = _digits(len(library.lock.entries))
    version, parts = versioned("explore", dict(_parts(library, digits, documents)))
    index = {"version": version, "digits": digits, "topics": _topics(library)}
    return {"explore/known.js": data_script("known", index)} | parts


def _digits(ids: int) -> int:
    """How many hexadecimal digits make parts of a fair size."""
    digits = 0
    while ids > PER_PART * 16**digits:
        digits += 1
    return digits


def _topics(library: Library) -> list[list[str]]:
    topics = [[topic.slug, topic.name] for topic in library.taxonomy.topics]
    return [*topics, [UNSORTED, "Unsorted"]]


def _parts(
    library: Library, digits: int, documents: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Those that hold nothing are there too: an id may be of another list."""
    parts: dict[str, list[Published]] = {
        f"{number:0{digits}x}" if digits else "": [] for number in range(16**digits)
    }
    for entry in sorted(library.lock.entries.values(), key=_age):
        parts[key_of(entry.id)[:digits]].append(entry)
    rows = dict(_rows(library, documents))
    for end, entries in parts.items():
        name = f"known-{end}"
        yield name, data_script(name, _part(library, entries, rows))


def key_of(identifier: str) -> str:
    """The hash at an id's end."""
    found = _KEY.search(identifier)
    return found[0] if found else _NO_KEY


def _age(entry: Published) -> tuple[int, str]:
    return entry.first_revision, entry.id


def _part(
    library: Library, entries: Iterable[Published], rows: Mapping[str, list[Any]]
) -> dict[str, Any]:
    """`entries` come in the order in which they were published."""
    papers: list[list[Any]] = []
    former: dict[str, str] = {}
    gone: dict[str, str] = {}
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        keys[key_of(entry.id)].append(entry.id)
        heir = library.lock.follow(entry.id)
        if entry.id in rows:
            papers.append(rows[entry.id])
        elif heir in rows:
            former[entry.id] = heir
        else:
            gone[entry.id] = entry.title
    shared = {key: ids for key, ids in keys.items() if len(ids) > 1}
    return {"papers": papers, "former": former, "gone": gone, "shared": shared}


def _rows(library: Library, documents: Mapping[str, int]) -> Iterator[tuple[str, list[Any]]]:
    """Each paper as a line of the reader's list shows it; its number is that of the selection."""
    numbers = {slug: number for number, (slug, _) in enumerate(_topics(library))}
    papers = sorted(library.papers.values(), key=by_title)
    for number, paper in enumerate(papers):
        yield paper.id, [*_row(library, paper, number, numbers), documents[paper.id]]


def _row(library: Library, paper: Paper, number: int, topics: Mapping[str, int]) -> list[Any]:
    shown = card(library, paper)
    placements = library.paper_topics[paper.id].placements
    slugs = [placement.topic for placement in placements] or [UNSORTED]
    return [
        paper.id,
        number,
        shown.title,
        shown.date,
        "".join(piece.text for piece in shown.byline),
        [topics[slug] for slug in slugs],
        shown.elsewhere and astuple(shown.elsewhere)[:2],
    ]
