"""MkDocs and Zensical make the same site of the same docs, templates and `mkdocs.yml`."""

from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from sitegen.progress import Progress
from sitegen.site.build import build
from tests.browser import hostile_list
from tests.conftest import copy_golden, settings_of
from tests.renderers import mkdocs_site, zensical_site

_ADDRESSES = {"href", "src"}
_TELLS_SIZES = "data.html"  # of files that are packed after the pages are rendered


@pytest.fixture(scope="module", params=["golden", "hostile"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mkdocs")
    if request.param == "hostile":
        return hostile_list.build_site(folder).parent
    with ThreadPoolExecutor(2) as threads:
        build(settings_of(copy_golden(folder)), Progress(), executor=threads)
    return folder / "build"


@pytest.fixture(scope="module")
def other_site(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zensical_site(built, tmp_path_factory.mktemp("zensical"))


class _Contents(HTMLParser):
    """The elements of a page, its words, and whole addresses: `./x` and `x` are one."""

    def __init__(self, site: Path, name: str) -> None:
        super().__init__()
        self.said: list[object] = []
        self._address = f"https://example.org/{name}"
        self.feed((site / name).read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        whole = {name: urljoin(self._address, facts[name]) for name in _ADDRESSES & facts.keys()}
        self.said.append((tag, facts | whole))

    def handle_endtag(self, tag: str) -> None:
        self.said.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.said += data.split()


def _names(site: Path, pattern: str) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob(pattern)}


def test_mkdocs_alone_makes_the_same_pages_of_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """It reads all pages as Markdown; a build reads only those that are not HTML already."""
    alone, site = mkdocs_site(built, tmp_path), built / "site"
    names = _names(alone, "*.html")
    assert names == _names(site, "*.html")
    assert [n for n in sorted(names) if (alone / n).read_bytes() != (site / n).read_bytes()] == []


def test_both_render_the_same_pages(built: Path, other_site: Path) -> None:
    names = _names(built / "site", "*.html")
    assert _names(other_site, "*.html") == names
    for name in sorted(names - {_TELLS_SIZES}):
        assert _Contents(other_site, name).said == _Contents(built / "site", name).said, name


def test_all_that_is_not_a_page_is_copied(built: Path, other_site: Path) -> None:
    docs = built / "docs"
    names = {name for name in _names(docs, "*") - _names(docs, "*.md") if (docs / name).is_file()}
    assert len(names) > 20
    assert {n for n in names if (other_site / n).read_bytes() != (docs / n).read_bytes()} == set()
