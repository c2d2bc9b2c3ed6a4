"""What a curator sees while editing: the next build, or what is wrong, over the last good page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sitegen.errors import ContentError, Problem
from sitegen.site.preview import Preview
from sitegen.site.preview_server import PreviewServer, running_server
from tests.browser.axe import violations

POLICY = (
    "default-src 'self'; worker-src 'self' blob:; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'"
)
PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A list</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>
<body data-a="1"><main><h1>{{}}</h1><a href="index.html">Home</a></main></body></html>"""

PROBLEM = Problem(
    path="content/topics.yml",
    line=3,
    column=5,
    message="unknown key <img src=x onerror=alert(1)>",
    remedy="did you mean 'name'?",
)


def write(site: Path, heading: str) -> None:
    site.mkdir(exist_ok=True)
    (site / "index.html").write_text(PAGE.format(heading))


def fail() -> None:
    raise ContentError([PROBLEM])


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    return Preview(tmp_path / "site")


@pytest.fixture
def server(preview: Preview) -> Iterator[PreviewServer]:
    with running_server(preview, 0) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose scripts and policy have nothing to complain about."""
    opened = browser.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert [text for text in said if not text.startswith("Failed to load resource")] == []


def test_a_failure_stands_over_the_page_until_the_next_edit(
    tmp_path: Path, preview: Preview, server: PreviewServer, page: Page
) -> None:
    site, alert = tmp_path / "site", page.get_by_role("alert")
    heading = page.get_by_role("heading", level=1)
    preview.rebuild(fail, lambda error: None)
    page.goto(server.url)
    expect(heading).to_have_text("No site yet")
    expect(alert).to_contain_text("content/topics.yml:3:5")

    preview.rebuild(lambda: write(site, "First"), lambda error: None)
    expect(heading).to_have_text("First")
    expect(alert).to_have_count(0)

    preview.rebuild(fail, lambda error: None)
    expect(alert).to_contain_text(PROBLEM.message)
    expect(alert).to_contain_text("did you mean 'name'?")
    expect(heading).to_have_text("First")
    assert alert.evaluate("element => getComputedStyle(element).position") == "fixed"
    assert violations(page) == []
    alert.locator("summary").press("Enter")
    expect(alert.get_by_role("listitem")).to_be_hidden()

    preview.rebuild(lambda: write(site, "Second"), lambda error: None)
    expect(heading).to_have_text("Second")
    expect(alert).to_have_count(0)


def test_a_page_asks_again_when_its_server_was_away(
    tmp_path: Path, preview: Preview, server: PreviewServer, page: Page
) -> None:
    away = [True]

    def answer(route: Route) -> None:
        if away:
            away.pop()
            route.abort()
        else:
            route.continue_()

    site, heading = tmp_path / "site", page.get_by_role("heading", level=1)
    preview.rebuild(lambda: write(site, "First"), lambda error: None)
    page.route("**/.serve/built/*", answer)
    page.goto(server.url)
    expect(heading).to_have_text("First")
    preview.rebuild(lambda: write(site, "Second"), lambda error: None)
    expect(heading).to_have_text("Second")
    assert away == []
