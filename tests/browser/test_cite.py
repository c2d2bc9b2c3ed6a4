"""A reference is copied and saved from a paper's page, over HTTP and from disk."""

import json
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from sitegen.library.paper import paper_id
from sitegen.present.report import report_on_paper
from sitegen.progress import Progress
from sitegen.site.build import build
from sitegen.site.plan import read
from tests.browser.axe import in_every_look
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
def test_each_reference_is_copied_and_saved(
    open_page: OpenPage, root: str, http_root: str, identifier: str
) -> None:
    page = open_page(f"{root}papers/{identifier}.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for name in FORMATS:
        _copy_and_save(page, name, identifier, http_root)


def _copy_and_save(page: Page, name: str, identifier: str, http_root: str) -> None:
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


@pytest.fixture(scope="module")
def large_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list, built, that leaves out of its site what a large one does."""
    golden = copy_golden(tmp_path_factory.mktemp("large"))
    with (golden / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("    leave_out: [copies, authors]\n")
    (golden / "content" / "papers.lock").unlink(missing_ok=True)
    build(settings_of(golden), Progress())
    return golden


def test_a_large_list_makes_in_the_browser_what_its_pages_leave_out(
    browser: Browser, large_list: Path
) -> None:
    settings = settings_of(large_list)
    paper = next(iter(read(settings, Progress()).library.papers.values()))
    page = browser.new_page(color_scheme="light")
    errors: list[Error] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto((large_list / "build" / "site" / paper.url).as_uri())
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    page.locator(".sg-cite", has_text="CSL-JSON").locator("summary").click()
    (item,) = json.loads(page.locator(".sg-cite pre").inner_text())
    assert item["id"] == paper.id
    with page.expect_download() as saving:
        page.get_by_role("button", name="Download CSL-JSON").click()
    assert saving.value.suggested_filename == f"{paper.id}.csl.json"
    page.get_by_text("Report a mistake").click()
    report = report_on_paper(paper, settings)
    assert page.locator("#report-text").text_content() == report.text
    links = [link.get_attribute("href") or "" for link in page.locator(".sg-report a").all()]
    assert [*map(unquote_plus, links)] == [unquote_plus(each.url) for each in report.links]
    assert broken(page) == {}
    page.get_by_role("button", name="Topics").click()
    expect(page.locator("#sg-topics").get_by_role("link").first).to_be_visible()
    page.locator("#sg-topics").get_by_role("link").first.click()
    expect(page.locator("main.sg-page--topic")).to_be_visible()
    here = page.locator("#sg-nav a[aria-current='page']")
    expect(here).to_have_text(page.locator("h1").inner_text())
    expect(page.locator(".sg-footer")).to_be_visible()
    assert broken(page) == {}
    page.close()
    assert errors == []


def broken(page: Page) -> dict[str, list[str]]:
    return {look: found for look, found in in_every_look(page, (1280, 390)) if found}


def test_of_a_large_list_an_author_of_few_papers_leads_to_them(
    browser: Browser, large_list: Path
) -> None:
    page = browser.new_page()
    page.goto((large_list / "build" / "site" / "authors.html").as_uri())
    link = page.locator(".sg-names li", has_text="2").get_by_role("link").first
    name = link.inner_text()
    link.click()
    expect(page.locator("#sg-explore[data-ready] .sg-card")).to_have_count(2)
    assert name.partition(",")[0] in page.locator(".sg-chips").inner_text()
    page.close()


def test_without_scripts_a_paper_of_a_large_list_can_be_read(
    browser: Browser, large_list: Path
) -> None:
    (paper, *_) = read(settings_of(large_list), Progress()).library.papers.values()
    page = browser.new_page(java_script_enabled=False)
    page.goto((large_list / "build" / "site" / paper.url).as_uri())
    expect(page.locator("h1")).to_have_text(paper.title.value)
    expect(page.locator(".sg-abstract")).to_contain_text(paper.abstract.value[0][:40])
    page.get_by_role("link", name="How to cite it").click()
    expect(page.locator("#feeds")).to_be_visible()
    expect(page.get_by_text("Without scripts")).to_be_visible()
    page.close()


def test_without_scripts_a_reference_can_still_be_read(open_page: OpenPage, file_root: str) -> None:
    page = open_page(f"{file_root}papers/{PAPERS[0]}.html", java_script_enabled=False)
    cite = page.locator(".sg-cite").first
    cite.locator("summary").click()
    expect(cite.locator("pre")).to_contain_text("@misc{")
    expect(cite.get_by_role("button")).to_be_hidden()


def test_code_that_a_person_wrote_is_copied_and_a_long_formula_scrolls_in_itself(
    open_page: OpenPage, root: str
) -> None:
    page = open_page(f"{root}method.html", width=390)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy code 2")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == 'lantern = "lit"  # for now\n'
    page.get_by_text("Shell", exact=True).click()
    expect(page.get_by_role("button", name="Copy code 3")).to_be_visible()
    formula = page.locator(".sg-formula").last
    assert formula.evaluate("each => each.scrollWidth > each.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
