"""A reference is copied and saved from a paper's page, over HTTP and from disk."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from sitegen.library.paper import paper_id
from sitegen.progress import Progress
from sitegen.site.build import build
from tests.browser.small_list import SECOND, odd_title
from tests.browser.tabs import OpenPage
from tests.conftest import copy_golden, settings_of
from tests.hostile import MARKDOWN

PAPERS = (paper_id(SECOND), paper_id(odd_title(MARKDOWN.index("# Not a heading"))))
FORMATS = {"BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".csl.json"}


def reference_file(page: Page, root: str, path: str) -> str:
    """What is at `path`, with the line ends of a page."""
    text: str = page.request.get(root + path).text()
    return text.replace("\r\n", "\n").strip()


@pytest.mark.parametrize("identifier", PAPERS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_reference_is_copied_and_saved(
    open_page: OpenPage, root: str, http_root: str, identifier: str, name: str
) -> None:
    page = open_page(
        f"{root}papers/{identifier}.html", permissions=["clipboard-read", "clipboard-write"]
    )
    reported = reference_file(page, http_root, f"papers/{identifier}{FORMATS[name]}")
    assert identifier in reported
    cite = page.locator(".sg-cite", has=page.get_by_text(name, exact=True))
    cite.locator("summary").click()
    cite.get_by_role("button", name="Copy").click()
    expect(cite.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").strip() == reported
    with page.expect_download() as saving:
        cite.get_by_role("link", name=f"Download {name}").click()
    assert saving.value.suggested_filename == f"{identifier}{FORMATS[name]}"
    saved = saving.value.path().read_text(encoding="utf-8")
    assert saved.replace("\r\n", "\n").strip() == reported


def test_a_large_list_makes_references_and_the_frame_in_the_browser(
    browser: Browser, tmp_path: Path
) -> None:
    golden = copy_golden(tmp_path)
    with (golden / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("    leave_out: [copies]\n")
    (golden / "content" / "papers.lock").unlink(missing_ok=True)
    planned = build(settings_of(golden), Progress())
    paper = next(iter(planned.library.papers.values()))
    page = browser.new_page()
    errors: list[Error] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto((golden / "build" / "site" / paper.url).as_uri())
    page.locator(".sg-cite", has_text="CSL-JSON").locator("summary").click()
    (item,) = json.loads(page.locator(".sg-cite pre").inner_text())
    assert item["id"] == paper.id
    with page.expect_download() as saving:
        page.get_by_role("button", name="Download CSL-JSON").click()
    assert saving.value.suggested_filename == f"{paper.id}.csl.json"
    page.get_by_role("button", name="Topics").click()
    expect(page.locator("#sg-topics").get_by_role("link").first).to_be_visible()
    page.locator("#sg-topics").get_by_role("link").first.click()
    expect(page.locator("main.sg-page--topic")).to_be_visible()
    here = page.locator("#sg-nav a[aria-current='page']")
    expect(here).to_have_text(page.locator("h1").inner_text())
    expect(page.locator(".sg-footer")).to_be_visible()
    page.close()
    assert errors == []


def test_without_scripts_a_reference_can_still_be_read(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}papers/{PAPERS[0]}.html", java_script_enabled=False)
    cite = page.locator(".sg-cite").first
    cite.locator("summary").click()
    expect(cite.locator("pre")).to_contain_text("@misc{")
    expect(cite.get_by_role("button")).to_be_hidden()


def test_code_that_a_person_wrote_is_copied_and_a_long_formula_scrolls_in_itself(
    open_page: OpenPage, root: str
) -> None:
    page = open_page(
        f"{root}method.html", width=390, permissions=["clipboard-read", "clipboard-write"]
    )
    button = page.get_by_role("button", name="Copy code 2")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == 'lantern = "lit"  # for now\n'
    page.get_by_text("Shell", exact=True).click()
    expect(page.get_by_role("button", name="Copy code 3")).to_be_visible()
    formula = page.locator(".sg-formula").last
    assert formula.evaluate("each => each.scrollWidth > each.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
