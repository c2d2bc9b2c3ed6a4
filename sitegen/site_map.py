"""Site map: each kind of page there is, said once.

A kind has its address below the site's root, its title, its place in the navigation and in the
footer, and what is published beside it.  Navigation, footer, sitemap, `llms.txt`, redirects and the
addresses that a curator's page may not take follow from this table; no other module spells one out.

Addresses last forever: a kind that goes leaves its line here, and a page that says so.
"""

from dataclasses import dataclass
from typing import Literal

Place = Literal["above topics", "below topics"]

MARKDOWN = ".md"  # the alternate of every page
FEEDS = (".atom", ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """`name` is that of its templates. In `address`, `{}` stands for what distinguishes its pages.

    `footer` are links to it, each a text and a fragment.  A curator's page may be at the
    address of one that is `by_hand`: it is then part of that page.  What leads elsewhere or
    says that something is gone is not `indexed`.
    """

    name: str
    address: str = "{}.html"
    title: str = ""
    place: Place | None = None
    footer: tuple[tuple[str, str], ...] = ()
    by_hand: bool = False
    indexed: bool = True
    feeds: bool = False
    references: bool = False

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
EXPLORE = PageKind(name="explore", address="explore.html", title="All papers", place="above topics")
YEARS = PageKind(name="years", address="years.html", title="By year", place="above topics")
AUTHORS = PageKind(name="authors", address="authors.html", title="Authors", place="above topics")
MY_LIST = PageKind(name="mylist", address="my-list.html", title="My list")
NEWS = PageKind(
    name="news",
    address="whats-new.html",
    title="What's new",
    place="above topics",
    footer=(("What’s new", ""),),
)
TOPIC = PageKind(name="topic", address="topics/{}.html", feeds=True, references=True)
YEAR = PageKind(name="year", address="years/{}.html")
AUTHOR = PageKind(name="author", address="authors/{}.html")
PAPER = PageKind(name="paper", address="papers/{}.html", references=True)
HANDWRITTEN = PageKind(name="handwritten", by_hand=True)
ABOUT = PageKind(
    name="about",
    address="about.html",
    title="About this list",
    place="below topics",
    footer=(("About", ""),),
    by_hand=True,
)
LEDGER = PageKind(
    name="ledger",
    address="ledger.html",
    title="Merge ledger",
    place="below topics",
    footer=(("Merge ledger", ""),),
)
DATA = PageKind(
    name="data",
    address="data.html",
    title="Data",
    place="below topics",
    footer=(("Data and feeds", ""), ("Offline copy", "#downloads")),
)
LOST = PageKind(name="lost", address="404.html", indexed=False)
MOVED = PageKind(name="moved", indexed=False)
GONE = PageKind(name="gone", indexed=False)

KINDS = (
    *(HOME, EXPLORE, YEARS, AUTHORS, MY_LIST, NEWS),
    *(TOPIC, YEAR, AUTHOR, PAPER, HANDWRITTEN),
    *(ABOUT, LEDGER, DATA),
    *(LOST, MOVED, GONE),
)
BY_NAME = {kind.name: kind for kind in KINDS}
ADDRESSES = {kind.name: kind.address for kind in KINDS if kind.is_one}
FOLDERS = tuple(kind.folder for kind in KINDS if kind.folder)

# Files that cannot be without the site's own address, and so may come and go.
NEED_SITE_ADDRESS = ("feeds.opml", "sitemap.xml")

# Folders that the scripts and the theme need or that MkDocs never publishes, and the name it takes
# for an index.
_PROGRAM_FOLDERS = ("search/", "assets/", "templates/")
_INDEX = "readme"


def in_place(place: Place) -> list[PageKind]:
    """The kinds that come above, or below, the topics in the navigation."""
    return [kind for kind in KINDS if kind.place == place]


def footer_links() -> list[list[str]]:
    """Each link of the footer as its text, its address and its fragment."""
    return [[text, kind.address, fragment] for kind in KINDS for text, fragment in kind.footer]


def is_taken(address: str) -> bool:
    """May no curator's page have this address, in whatever case, because the site needs it?"""
    address = address.casefold()
    generated = {kind.address for kind in KINDS if kind.is_one and not kind.by_hand}
    is_index = f"/{address}".endswith(f"/{_INDEX}.html")
    return address in generated or is_index or address.startswith((*FOLDERS, *_PROGRAM_FOLDERS))
