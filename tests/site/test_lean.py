"""A site that leaves out what it may: nothing leads to what is not there, and what was published
stays."""

import re
from pathlib import Path

import pytest

from sitegen.content.lock_reader import read_lock
from sitegen.progress import Progress
from sitegen.site.build import build, publish
from tests.conftest import copy_golden, settings_of
from tests.renderers import mkdocs_site
from tests.site.test_addresses import edit, files

COPY = re.compile(
    r"papers/[^/]+\.(md|bib|ris|csl\.json)|(authors|years)/.*\.md|topics/.*\.(bib|ris)"
)
LINK = re.compile(r'(?:href|src)="([^"#:?]+)["#?]')
# In extra.sitegen, which the file ends with.
LEAN = "    leave_out: [copies, authors, lists, archive]\n"


def copies(paths: set[str]) -> set[str]:
    return {path for path in paths if COPY.fullmatch(path)}


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden list, published for the first time without copies and archive."""
    golden = copy_golden(tmp_path_factory.mktemp("lean"))
    (golden / "content" / "papers.lock").unlink(missing_ok=True)
    with (golden / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(LEAN)
    publish(settings_of(golden), Progress(), first=True)
    return golden


def test_what_is_left_out_is_not_there(golden: Path) -> None:
    there = files(golden / "build" / "site")
    left = {"papers.bib", "papers.ris", "papers.csl.json", "papers.csv", "papers.sqlite"}
    assert copies(there) == set()
    assert left.isdisjoint(there)
    assert "reading-list.zip" not in there
    assert {"papers.json", "llms.txt", "topics/caches.md"} <= there


def test_no_page_leads_to_what_is_not_there(golden: Path) -> None:
    site = golden / "build" / "site"
    for page in site.rglob("*.html"):
        for address in LINK.findall(page.read_text(encoding="utf-8")):
            if page.name != "404.html":
                assert (page.parent / address).resolve().exists(), (page.name, address)
    for copy in site.rglob("*.md"):
        for address in re.findall(r"\]\(([^)#:\s]+)\)", copy.read_text(encoding="utf-8")):
            assert (copy.parent / address).resolve().exists(), (copy.name, address)


def test_pages_take_their_frame_from_the_home_page(golden: Path) -> None:
    site = golden / "build" / "site"
    script = (site / "assets/sitegen/frame.js").read_text(encoding="utf-8")
    assert "topics/caches.html" in script
    assert "aria-current=" not in script.partition("(()=>")[0]
    assert '<header class="sg-header">' in (site / "index.html").read_text(encoding="utf-8")
    assert '<header class="sg-header">' not in (site / "data.html").read_text(encoding="utf-8")


def test_the_head_of_a_brief_page_is_left_to_a_script(golden: Path) -> None:
    assert {named(page) for page in pages(golden, "papers")} == {(False, False)}


def test_mkdocs_alone_makes_the_same_pages(golden: Path, tmp_path: Path) -> None:
    site, alone = golden / "build" / "site", mkdocs_site(golden / "build", tmp_path)
    names = {path.relative_to(alone) for path in alone.rglob("*.html")}
    assert names == {path.relative_to(site) for path in site.rglob("*.html")}
    assert {n for n in names if (alone / n).read_bytes() != (site / n).read_bytes()} == set()


def test_what_was_published_stays(golden: Path) -> None:
    """Published alone, then with copies: these are there from then on."""
    lock_file, settings = golden / "content" / "papers.lock", golden / "mkdocs.yml"
    lock, _ = read_lock("papers.lock", lock_file.read_text(encoding="utf-8"))
    assert all(entry.bare for entry in lock.entries.values())
    edit(settings, (LEAN, ""))
    publish(settings_of(golden), Progress())
    there = files(golden / "build" / "site")
    assert copies(there) and "reading-list.zip" in there
    with settings.open("a", encoding="utf-8") as file:
        file.write(LEAN)
    again = build(settings_of(golden), Progress())
    assert not again.unpublished
    assert copies(there) | {"papers.bib", "reading-list.zip"} <= {*again.addresses}
    for page in (*pages(golden, "authors"), *pages(golden, "papers")):
        assert named(page) == (True, True), page.name


def pages(golden: Path, folder: str) -> list[Path]:
    found = [*(golden / "build" / "site" / folder).glob("*.html")]
    assert found
    return found


def named(page: Path) -> tuple[bool, bool]:
    """Does the page name its own address, and the site's icon, without a script?"""
    text = page.read_text(encoding="utf-8")
    address = f"https://example.org/golden/{page.parent.name}/{page.name}"
    return f'<link rel="canonical" href="{address}">' in text, '<link rel="icon"' in text
