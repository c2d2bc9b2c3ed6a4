"""Site map: each kind of page there is, said once.

A kind has its address below the site's root, its title, its place in the header, the menu and the
footer, and what is published beside it.  All of these, sitemap, `llms.txt`, redirects and the
addresses that a curator's page may not take follow from this table; no other module spells one out.

Addresses last forever: a kind that goes leaves its line here, and a page that says so.
"""

from collections.abc import Container
from typing import Literal

from msgspec import Struct

Place = Literal["header", "above topics", "below topics"]

MARKDOWN = ".md"  # the alternate of every page
FEEDS = (".atom", ".json")


class PageKind(Struct, frozen=True, kw_only=True):
    """`name` is that of its templates. In `address`, `{}` stands for what distinguishes its pages.

    What has its place in the header is in the menu, too, above the topics.  `footer` are links to
    it, each a text and a fragment.  A curator's page may be at the
    address of one that is `by_hand`: it is then part of that page.  What leads elsewhere or
    says that something is gone is not `indexed`.  A page `in_markdown` is so in part; others are
    HTML, unless a curator wrote something on one.  A kind that went has an `heir`, the name of the
    kind that its address leads to.
    """

    name: str
    address: str = "{}.html"
    title: str = ""
    place: Place | None = None
    footer: tuple[tuple[str, str], ...] = ()
    by_hand: bool = False
    indexed: bool = True
    in_markdown: bool = False
    feeds: bool = False
    references: bool = False
    heir: str = ""

    @property
    def is_one(self) -> bool:
        """Is there one page of its kind?"""
        return "{}" not in self.address

    @property
    def folder(self) -> str:
        """The folder that pages of this kind have for themselves, with a slash; else empty."""
        return "" if self.is_one else self.address.partition("{}")[0]

    def at(self, name: str, number: int = 1) -> str:
        """The address of the page of that name; a long list goes on with page 2."""
        address = self.address.format(name)
        return address if number == 1 else beside(address, f"/page-{number}.html")


def beside(address: str, ending: str) -> str:
    """The address of what is published beside a page: `.md`, `.atom`, `.bib`."""
    return address.removesuffix(".html") + ending


def markdown_of(address: str) -> str:
    """The address of a page's Markdown: the alternate on the site, the source for MkDocs."""
    return beside(address, MARKDOWN)


def address_of(source: str) -> str:
    """The address of the page that is written in a Markdown file."""
    return source.removesuffix(MARKDOWN) + ".html"


HOME = PageKind(name="home", address="index.html", title="Home", place="above topics")
EXPLORE = PageKind(name="explore", address="explore.html", title="All papers", place="header")
MY_LIST = PageKind(name="mylist", address="my-list.html", title="My list", place="header")
NEWS = PageKind(
    name="news",
    address="whats-new.html",
    title="What’s new",
    place="header",
    footer=(("What’s new", ""),),
    in_markdown=True,
)
MAP = PageKind(
    name="map",
    address="map.html",
    title="Map",
    place="above topics",
    footer=(("Map", ""),),
)
YEARS = PageKind(
    name="years",
    address="years.html",
    title="By year",
    place="above topics",
    footer=(("By year", ""),),
)
AUTHORS = PageKind(
    name="authors",
    address="authors.html",
    title="Authors",
    place="above topics",
    footer=(("Authors", ""),),
)
GLOSSARY = PageKind(
    name="glossary",
    address="glossary.html",
    title="Glossary",
    place="above topics",
    footer=(("Glossary", ""),),
    by_hand=True,
    in_markdown=True,
)
TOPIC = PageKind(name="topic", address="topics/{}.html", feeds=True, references=True)
YEAR = PageKind(name="year", address="years/{}.html")
AUTHOR = PageKind(name="author", address="authors/{}.html")
PAPER = PageKind(name="paper", address="papers/{}.html", references=True)
HANDWRITTEN = PageKind(name="handwritten", by_hand=True, in_markdown=True)
ABOUT = PageKind(
    name="about",
    address="about.html",
    title="About this list",
    place="below topics",
    footer=(("About", ""),),
    by_hand=True,
    in_markdown=True,
)
MADE = PageKind(
    name="made",
    address="how-this-list-is-made.html",
    title="How this list is made",
    footer=(("How this list is made", ""),),
    in_markdown=True,
)
LEDGER = PageKind(name="ledger", address="ledger.html", title="Merge ledger", heir="made")
DATA = PageKind(
    name="data",
    address="data.html",
    title="Data",
    place="below topics",
    footer=(("Data and feeds", ""), ("Keep offline", "#offline")),
    in_markdown=True,
)
LOST = PageKind(name="lost", address="404.html", indexed=False)
MOVED = PageKind(name="moved", indexed=False)
GONE = PageKind(name="gone", indexed=False)

KINDS = (
    *(HOME, EXPLORE, MY_LIST, NEWS, MAP, YEARS, AUTHORS, GLOSSARY),
    *(TOPIC, YEAR, AUTHOR, PAPER, HANDWRITTEN),
    *(ABOUT, MADE, LEDGER, DATA),
    *(LOST, MOVED, GONE),
)
BY_NAME = {kind.name: kind for kind in KINDS}
ADDRESSES = {kind.name: kind.address for kind in KINDS if kind.is_one}
HEIRS = {kind.address: BY_NAME[kind.heir] for kind in KINDS if kind.heir}
FOLDERS = tuple(kind.folder for kind in KINDS if kind.folder)

# Files that cannot be without the site's own address, and so may come and go.
NEED_SITE_ADDRESS = ("feeds.opml", "sitemap.xml")

# Folders that the scripts and the theme need or that MkDocs never publishes, and the name it takes
# for an index.
_PROGRAM_FOLDERS = ("search/", "assets/", "templates/")
_INDEX = "readme"


def in_place(*places: Place) -> list[PageKind]:
    """The kinds that come in one of these places, in their order."""
    return [kind for kind in KINDS if kind.place in places]


def header_links(addresses: Container[str]) -> list[list[str]]:
    """Each link of the header as the kind of page, its title and its address, of those pages that
    there are.
    """
    kinds = (kind for kind in in_place("header") if kind.address in addresses)
    return [[kind.name, kind.title, kind.address] for kind in kinds]


def footer_links(addresses: Container[str]) -> list[list[str]]:
    """Each link of the footer as its text, its address and its fragment. `addresses` are those of
    the menu, where a page that a list may lack is missing.
    """
    kinds = (kind for kind in KINDS if kind.place is None or kind.address in addresses)
    return [[text, kind.address, fragment] for kind in kinds for text, fragment in kind.footer]


def is_taken(address: str) -> bool:
    """May no curator's page have this address, in whatever case, because the site needs it?"""
    address = address.casefold()
    generated = {kind.address for kind in KINDS if kind.is_one and not kind.by_hand}
    is_index = f"/{address}".endswith(f"/{_INDEX}.html")
    return address in generated or is_index or address.startswith((*FOLDERS, *_PROGRAM_FOLDERS))
