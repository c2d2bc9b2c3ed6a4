"""The site kept in a browser: whole, without a network, renewed at once, and removed again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from sitegen.library.paper import paper_id
from sitegen.site.deflate import deflated
from sitegen.site.offline import is_kept, kept_file, offline_files
from sitegen.site.output import write_files
from tests.browser import small_list
from tests.browser.conftest import below_sub_path, served

PAPER = f"papers/{paper_id(small_list.SECOND)}.html"
OLD, NEW = "Two steps into the dark.", "Three steps into the dark."
_CACHES = "async () => (await caches.keys()).length"
_WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.fixture
def site(mkdocs_site: Path, tmp_path: Path) -> Path:
    """The small site, which the test may change."""
    shutil.copytree(mkdocs_site, tmp_path / "site")
    return below_sub_path(tmp_path / "site", tmp_path)


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()


def renew(site: Path) -> None:
    """Another version of the site, as a build leaves it."""
    for path in site.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace(OLD, NEW), encoding="utf-8")
    files = [path for path in site.rglob("*") if path.is_file()]
    kept = {path.relative_to(site).as_posix(): deflated(path.read_bytes()) for path in files}
    changed = offline_files(kept_file(name, kept[name]) for name in kept if is_kept(name))
    write_files(site, changed)


def keep(page: Page, root: str) -> None:
    page.goto(f"{root}data.html")
    expect(page.locator("link[rel=manifest]")).to_have_count(1)
    expect(page.get_by_role("main")).to_contain_text("Keep the whole list on this device")
    assert (page.evaluate(_CACHES), page.evaluate(_WORKERS)) == (0, 0)
    page.get_by_role("button", name="Keep offline").click()
    expect(page.locator(".sg-offline")).to_contain_text(", saved today.")


def read_without_a_network(page: Page, root: str) -> None:
    page.goto(root + PAPER)
    expect(page.get_by_role("heading", level=1)).to_have_text(small_list.SECOND)
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("lantern")
    expect(page.get_by_role("option").first).to_contain_text("Lantern")
    page.goto(f"{root}explore.html#q=candlelight")
    expect(page.get_by_role("link", name=small_list.SECOND)).to_be_visible()
    page.goto(f"{root}papers/never-kept-abc123.html?from=friend")
    expect(page.locator(".sg-lead")).to_contain_text("You are offline")
    expect(page.locator("#sg-lost")).to_contain_text("never kept")


def miss_a_version(page: Page, root: str, site: Path) -> None:
    """Of the next version a file is wrong: what is kept stays, and the reader is told."""
    renew(site)
    right = (site / "index.html").read_bytes()
    (site / "index.html").write_text("A network's own page", encoding="utf-8")
    page.goto(f"{root}data.html")
    panel = page.locator(".sg-offline")
    expect(panel).to_contain_text("A newer version could not be kept. The site changed")
    expect(panel).to_contain_text("saved today")
    page.goto(root)
    expect(page.get_by_role("main")).to_contain_text(OLD)
    (site / "index.html").write_bytes(right)


def test_a_reader_keeps_the_list_reads_it_offline_gets_the_next_and_removes_it(
    site: Path, reader: BrowserContext
) -> None:
    with served(site) as root:
        page = reader.new_page()
        keep(page, root)
        reader.set_offline(True)
        read_without_a_network(page, root)
        reader.set_offline(False)
        miss_a_version(page, root, site)
        other = reader.new_page()
        other.goto(root)
        page.goto(root)
        expect(page.get_by_role("main")).to_contain_text(OLD)
        notice = page.get_by_role("status").filter(has_text="A newer version of this list is ready")
        expect(notice).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text(OLD)
        notice.get_by_role("button", name="Reload").click()
        for each in (page, other):
            expect(each.get_by_role("main")).to_contain_text(NEW)
        assert page.evaluate(_CACHES) == 1
        page.goto(f"{root}data.html")
        page.get_by_role("button", name="Remove from this device").click()
        expect(page.get_by_role("button", name="Keep offline")).to_be_visible()
        assert (page.evaluate(_CACHES), page.evaluate(_WORKERS)) == (0, 0)
        page.get_by_role("button", name="Keep offline").click()
        expect(page.locator(".sg-offline")).to_contain_text(", saved today.")


def test_from_disk_nothing_is_offered_or_asked_for(site: Path, reader: BrowserContext) -> None:
    page = reader.new_page()
    failures: list[str] = []
    page.on("console", lambda message: failures.append(message.text))
    page.on("requestfailed", lambda request: failures.append(request.url))
    page.goto(f"{site.as_uri()}/data.html")
    expect(page.get_by_role("heading", name="Without a network")).to_be_visible()
    expect(page.locator(".sg-offline")).to_be_hidden()
    assert page.locator("link[rel=manifest]").count() == 0
    assert failures == []
