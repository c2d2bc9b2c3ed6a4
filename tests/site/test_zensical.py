"""MkDocs and Zensical make the same site of the same docs, templates and `mkdocs.yml`."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from sitegen.progress import Progress
from sitegen.site.build import build
from tests.browser import hostile_list, small_list
from tests.conftest import copy_golden, settings_of
from tests.made_once import built_once
from tests.renderers import mkdocs_site, zensical_site

_ADDRESSES = {"href", "src"}
_TELLS_SIZES = "data.html"  # of files that are packed after the pages are rendered
_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True)


@pytest.fixture(scope="module", params=["golden", "small", "hostile"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "golden":
        folder = tmp_path_factory.mktemp("mkdocs")
        with ThreadPoolExecutor(2) as threads:
            build(settings_of(copy_golden(folder)), Progress(), executor=threads)
        return folder / "build"
    site = {"small": small_list, "hostile": hostile_list}[request.param].build_site
    return built_once(request.param, site, tmp_path_factory).parent


@pytest.fixture(scope="module")
def other_site(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name = f"zensical-{built.parent.name}"
    return built_once(name, partial(zensical_site, built), tmp_path_factory)


def _contents(site: Path, name: str) -> list[tuple[object, ...]]:
    """The elements of a page with their words, and whole addresses: `./x` and `x` are one."""
    page = html.document_fromstring((site / name).read_bytes(), parser=_PARSER)
    folder = f"https://example.org/{name}".rpartition("/")[0] + "/"
    return [
        (one.tag, _facts(one.attrib, folder), (one.text or "").split(), (one.tail or "").split())
        for one in page.iter()
    ]


def _facts(attributes: Mapping[str, str], folder: str) -> dict[str, str]:
    facts = dict(attributes)
    for name in _ADDRESSES & facts.keys():
        if not facts[name].startswith("#"):
            facts[name] = _whole(folder, facts[name])
    return facts


_whole = cache(urljoin)


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
        assert _contents(other_site, name) == _contents(built / "site", name), name


def test_all_that_is_not_a_page_is_copied(built: Path, other_site: Path) -> None:
    docs = built / "docs"
    names = {name for name in _names(docs, "*") - _names(docs, "*.md") if (docs / name).is_file()}
    assert len(names) > 20
    assert {n for n in names if (other_site / n).read_bytes() != (docs / n).read_bytes()} == set()
