"""Navigation: the menu of every page, as MkDocs wants it, from the site map and the taxonomy."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from sitegen.content.handwritten import Handwritten
from sitegen.content.taxonomy import Taxonomy
from sitegen.library.cross_references import title_of
from sitegen.present.view import LazyPage
from sitegen.site_map import ADDRESSES, FOLDERS, LOST, TOPIC, in_place, markdown_of

Nav = list[dict[str, Any]]


def navigation(
    taxonomy: Taxonomy, handwritten: Mapping[str, Handwritten], addresses: Container[str]
) -> Nav:
    """The kinds of page above the topics, the topics by group, handwritten pages, the rest.

    `addresses` are those of the pages that there are.
    """
    groups = [
        {
            group: [
                {topic.name: markdown_of(TOPIC.at(topic.slug))}
                for topic in taxonomy.topics
                if topic.group == group
            ]
        }
        for group in taxonomy.groups
    ]
    return [
        *(
            {kind.title: markdown_of(kind.address)}
            for kind in in_place("header", "above topics")
            if kind.address in addresses
        ),
        {"Topics": groups},
        *(
            {title_of(path, written): markdown_of(path)}
            for path, written in handwritten.items()
            if path not in ADDRESSES.values()
        ),
        *({kind.title: markdown_of(kind.address)} for kind in in_place("below topics")),
    ]


def in_menu(nav: Nav) -> set[str]:
    """The Markdown files of the pages outside of the topics."""
    return {path for entry in nav for path in entry.values() if isinstance(path, str)}


def not_in_navigation(nav: Nav, pages: Iterable[LazyPage]) -> list[str]:
    """Patterns (as in a `.gitignore`) of the pages that are meant to be in no menu."""
    shown = in_menu(nav)
    others = (markdown_of(page.path) for page in pages if not page.path.startswith(FOLDERS))
    return [
        *FOLDERS,
        f"/{markdown_of(LOST.address)}",
        *(f"/{p}" for p in others if p not in shown),
    ]
