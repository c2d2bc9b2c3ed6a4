"""A small invented list on disk, quick to build: five papers, three topics, a page."""

from pathlib import Path

import yaml

from sitegen.content.settings import Settings, read_settings
from tests.strategies import Card, cards_page, glued_page

SPRING = [
    Card(
        title="Lantern: Lighting a Cache Without Regret",
        abstract="A cache is lit by a small lantern. It forgets nothing that is read twice.",
        who="  • 3 authors",
        when="Apr 2, 2024",
    ),
    Card(
        title="Orchard: Scheduling Apples on Many Ladders",
        abstract="Apples are scheduled on ladders in parallel. The queue is never empty.",
        who="orchard Orchard Works",
        when="Jun 9, 2025 12",
    ),
    Card(
        title="Where Rivers Sleep",
        abstract="A river rests in its bed at night. The sea waits below, and nobody hurries.",
        who="  • 1 author",
        when="Jan 30",
    ),
]
WINTER = [
    Card(
        title="Winter Search: Finding Snow Under Snow",
        abstract="Search under snow is slow. An index of footprints finds what lies below.",
    ),
    Card(title="Learning to Whistle", abstract="Whistling is learned from birds alone, in spring."),
]
TOPICS = {
    "weights": {"decisive": 4, "telling": 2},
    "groups": ["Keeping", "Moving"],
    "topics": [
        {
            "slug": "caches",
            "formerly": ["lamps"],
            "name": "Caches & lanterns",
            "group": "Keeping",
            "scope": "How to keep things.",
            "introduction": "See [the lantern](paper:Lantern: Lighting a Cache Without Regret).",
            "phrases": {"decisive": ["cache", "lantern"], "telling": ["memory"]},
        },
        {
            "slug": "search",
            "name": "Search",
            "group": "Keeping",
            "scope": "How to find things.",
            "phrases": {"decisive": ["search", "index"]},
        },
        {
            "slug": "rivers",
            "name": "Rivers",
            "group": "Moving",
            "scope": "What flows.",
            "phrases": {"decisive": ["river*"], "telling": ["sea"]},
        },
    ],
    "retired": {"tides": "The tides went out."},
}
CURATION = {
    "dumps": {"spring.txt": {"captured": "2026-04-15", "texts": "abstracts"}},
    "papers": {
        "Learning to Whistle": {"pick": "Short & shrill.", "arxiv": "2401.10020"},
        "Where Rivers Sleep": {"note": "Read it by the sea.", "date": "2022-01-31"},
    },
    "different": [["spring.txt:13", "winter.txt:3"]],
    "paths": [
        {
            "title": "From light to snow",
            "intro": "In this order.",
            "papers": [{"paper": "Learning to Whistle", "why": "It is short."}],
        }
    ],
}
CONFIG = {
    "site_name": "Small & Invented",
    "site_description": "Papers nobody wrote",
    "site_url": "https://example.org/small/",
    "extra": {"sitegen": {"repository": "nobody/papers"}},
}
PAGE = "# About this list\n\nIt is invented. See [search](topic:search).\n"


def write_list(folder: Path) -> Path:
    """The list in `folder`, without a lock; returns the folder."""
    texts = {
        "content/dumps/spring.txt": cards_page(SPRING),
        "content/dumps/winter.txt": glued_page(WINTER),
        "content/topics.yml": as_yaml(TOPICS),
        "content/curation.yml": as_yaml(CURATION),
        "content/pages/about.md": PAGE,
        "mkdocs.yml": as_yaml(CONFIG),
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def as_yaml(data: object) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def settings_of(folder: Path) -> Settings:
    return read_settings(folder / "content", folder / "build")
