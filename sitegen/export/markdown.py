"""Markdown: papers as a list to paste into notes, or to keep as a page of them.

Obsidian and Logseq read it: nested items, tags after `#`, and in a file the properties in front.
"""

import json
from collections.abc import Iterable, Iterator

from sitegen.content.settings import Settings
from sitegen.library.chosen import value_of
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.present.address import absolute
from sitegen.present.byline import full_byline, people
from sitegen.present.card import marked_date
from sitegen.present.citation import Citation
from sitegen.present.elsewhere import original
from sitegen.site_map import HOME
from sitegen.text.markdown import escaped


def entry(library: Library, paper: Paper, citation: Citation, settings: Settings) -> str:
    """A list item with a list of its own, and a newline at its end.

    The title leads to the paper's page where the site's address is known.
    """
    title = _linked(citation.title, absolute(settings, paper.url))
    details = "".join(f"  - {text}\n" for text in _details(library, paper, citation))
    return f"- {title}\n{details}"


def entries(each: Iterable[str]) -> str:
    return "".join(each)


def front_matter(settings: Settings) -> str:
    """What stands before the list in a file: JSON's strings are YAML's."""
    properties = {
        "title": settings.name,
        "source": absolute(settings, HOME.address),
        "tags": ["papers"],
    }
    known = {key: value for key, value in properties.items() if value}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items())
    return f"---\n{''.join(lines)}---\n\n"


def _details(library: Library, paper: Paper, citation: Citation) -> Iterator[str]:
    known = [escaped(text) for text in (_day(paper), _people(paper)) if text]
    if known:
        yield "; ".join(known)
    elsewhere = original(paper)
    if elsewhere:
        yield _linked("Read the paper", elsewhere.url)
    text = citation.abridged or " ".join(citation.abstract)
    if text:
        yield escaped(text)
    tags = [placement.topic for placement in library.paper_topics[paper.id].placements]
    if tags:
        yield " ".join(f"#{slug}" for slug in tags)


def _day(paper: Paper) -> str:
    date = value_of(paper.date)
    return marked_date(date) if date else ""


def _people(paper: Paper) -> str:
    """All names that are known, or what is known instead; empty if that is nothing."""
    is_known = people(paper) or paper.organization or paper.authors_count
    return full_byline(paper) if is_known else ""


def _linked(text: str, url: str) -> str:
    return f"[{escaped(text)}](<{url}>)" if url else escaped(text)
