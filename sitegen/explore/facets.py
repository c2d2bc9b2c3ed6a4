"""Explore: what the page of all papers knows about each, so that it can filter and sort.

    explore/papers.js                  facts of every paper, in the order of the page's own list
    explore/<version>/excerpts-N.js    how abstracts begin, newest paper first
    explore/generations.js             how many papers came with each revision of the list

Titles and addresses are not repeated: the browser takes them from the list in the page, which
is there without JavaScript too.  The price is that facts and page must be of one build; `keys`
tells whether they are.  Facts are columns, like beside like, because those compress well.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sitegen.content.taxonomy import UNSORTED
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from sitegen.present.card import EXCERPT, card, excerpt
from sitegen.search import Document, in_order
from sitegen.text.data_script import data_script

EXCERPTS_PER_PART = 100
_KEY = 6  # the hash at an id's end

Facts = dict[str, Any]


def explore_files(library: Library, documents: Sequence[Document]) -> dict[str, str]:
    """Every data file of the page, by its path below the site's root.

    `documents` are those of the search index: a search tells the page their numbers.
    """
    excerpts = dict(_excerpts(library))
    version = sha256("".join(excerpts.values()).encode()).hexdigest()[:8]
    facts = _facts(library, documents) | {"version": version, "excerptsPerPart": EXCERPTS_PER_PART}
    files = {
        "explore/papers.js": data_script("explore-papers", facts),
        "explore/generations.js": data_script("generations", _generations(library)),
    }
    return files | {f"explore/{version}/{name}.js": script for name, script in excerpts.items()}


def _excerpts(library: Library) -> Iterator[tuple[str, str]]:
    texts = [excerpt(paper.text, EXCERPT) for paper in library.papers.values()]
    for number, start in enumerate(range(0, len(texts), EXCERPTS_PER_PART)):
        name = f"excerpts-{number}"
        yield name, data_script(name, texts[start : start + EXCERPTS_PER_PART])


def _generations(library: Library) -> list[int]:
    since = Counter(_since(library, paper) for paper in library.papers.values())
    return [since[revision.number] for revision in library.lock.revisions]


def _facts(library: Library, documents: Sequence[Document]) -> Facts:
    papers = sorted(library.papers.values(), key=by_title)
    numbers = {one.id: n for n, one in enumerate(in_order(documents)) if one.kind == "paper"}
    topics = [
        {"slug": t.slug, "name": t.name, "group": t.group, "formerly": t.formerly}
        for t in library.taxonomy.topics
    ]
    if library.unsorted:
        topics.append({"slug": UNSORTED, "name": "Unsorted", "group": "", "formerly": ()})
    return {
        "keys": "".join(paper.id[-_KEY:] for paper in papers),
        "topics": topics,
        "dumps": [dump.name for dump in library.dumps],
        "moved": library.lock.redirects,
        "columns": _columns(library, papers) | {"document": [numbers[p.id] for p in papers]},
    }


def _columns(library: Library, papers: Sequence[Paper]) -> Facts:
    cards = [card(library, paper) for paper in papers]
    slugs = {topic.slug: number for number, topic in enumerate(library.taxonomy.topics)}
    dumps = {dump.name: number for number, dump in enumerate(library.dumps)}
    return {
        "day": [_day(paper) for paper in papers],
        "date": [shown.date for shown in cards],
        "who": [shown.who for shown in cards],
        "comments": [shown.comments for shown in cards],
        "topics": [_topics(library, paper, slugs) for paper in papers],
        "dumps": [sorted({dumps[record.dump] for record in paper.records}) for paper in papers],
        "code": [int(shown.has_code) for shown in cards],
        "pick": [shown.pick for shown in cards],
        "since": [_since(library, paper) for paper in papers],
    }


def _day(paper: Paper) -> int:
    """The date as a number that sorts, 20240817; 0 where the year is not known."""
    iso = paper.date.value.iso if paper.date else None
    return int(iso.replace("-", "")) if iso else 0


def _topics(library: Library, paper: Paper, slugs: Mapping[str, int]) -> list[int]:
    """The numbers of its topics, the primary one first; that of "Unsorted" comes after all."""
    placements = library.paper_topics[paper.id].placements
    return [slugs[placement.topic] for placement in placements] or [len(slugs)]


def _since(library: Library, paper: Paper) -> int:
    """The revision of the list in which the paper came."""
    return library.lock.entries[paper.id].first_revision
