"""Courses on pages: the home page, a topic, a paper, and the Markdown beside each."""

import re
from html import unescape

from sitegen.pages.home import home_page
from sitegen.pages.paper import paper_page
from sitegen.pages.render import render, render_markdown
from sitegen.pages.topic import topic_pages
from sitegen.present.view import Page
from tests.factories import library, paper, path, picked, settings

FIRST, SECOND, THIRD = PAPERS = tuple(paper(title) for title in ("Anvil", "Bellows", "Crucible"))
LIBRARY = library(
    PAPERS,
    paths=[path("Forge <i>", (FIRST, "Beat."), (SECOND, "Blow & <b>"), (THIRD, ""))],
    decisions={
        THIRD.id: picked("It is hot.", step="Start here."),
        SECOND.id: picked("It is full of air."),
    },
)
IDS = " ".join(one.id for one in PAPERS)


def html(page: Page) -> str:
    """The words of a page and its tags, each run of spaces one."""
    return re.sub(r"\s+", " ", unescape(render(page)))


def page_of_second() -> Page:
    return paper_page(LIBRARY, SECOND, (), settings())


def test_the_home_page_shows_paths_with_what_scripts_need() -> None:
    text = html(home_page(LIBRARY, settings()))
    assert f'data-course="index.html#path-forge-i" data-steps="{IDS}"' in text
    assert '<h3 id="path-forge-i">Forge <i></h3>' in text
    steps = re.findall(r'<li data-step="([^"]+)"><a href="([^"]+)">(\w+)</a>', text)
    assert steps == [(one.id, one.url, one.title.value) for one in PAPERS]
    assert "<p><span>Beat.</span> </p>" in text
    assert "<p>It is hot.</p>" in text  # no words of the path's, so the remark
    assert "<span data-progress>3 papers</span>" in text
    assert re.search(r'class="sg-resume"[^>]* data-resume-box hidden>', text)


def test_the_home_page_knows_the_picks_of_every_topic() -> None:
    text = html(home_page(LIBRARY, settings()))
    assert f'data-course="topics/caches.html#picks" data-steps="{THIRD.id} {SECOND.id}"' in text
    assert 'First: <a href="papers/crucible-' in text


def test_a_topic_shows_its_picks_in_order_with_their_words() -> None:
    (page,) = topic_pages(LIBRARY, LIBRARY.taxonomy.topics[0], settings())
    text = html(page)
    shown = re.findall(r"<li data-step=.*?>(\w+)</a>.*?<p>(.*?)</p>", text)
    assert shown == [
        ("Crucible", "<span>Start here.</span> It is hot."),
        ("Bellows", "It is full of air."),
    ]
    markdown = render_markdown(page)
    assert "\n1. [Crucible](../papers/crucible-" in markdown
    assert ".md): Start here. It is hot.\n" in markdown


def test_a_papers_page_says_where_it_is_in_each_course() -> None:
    text = html(page_of_second())
    strips = text.partition('aria-label="Reading paths">')[2].partition("</nav>")[0]
    assert 'Step 2 of 3 in <a href="../index.html#path-forge-i">Forge <i></a>' in strips
    assert 'Step 2 of 2 in <a href="../topics/caches.html#picks">Caches' in strips
    assert strips.index("Forge") < strips.index("Caches")
    assert "Blow & <b>" in strips
    assert strips.count('rel="prev"') == 2
    assert f'rel="next" href="../{THIRD.url}"' in strips
    assert f'data-steps="{IDS}"' in strips
    assert 'class="sg-here"' in strips
    pick = text.partition('class="sg-pick">')[2]
    assert pick.startswith("<b>Pick</b> It is full of air.</p>")


def test_the_markdown_of_a_paper_says_so_too() -> None:
    text = render_markdown(page_of_second())
    assert (
        "- Step 2 of 3 in [Forge \\<i\\>](../index.md); previous: [Anvil](../papers/anvil-" in text
    )
    assert ".md). Blow & \\<b\\>\n" in text
    assert "- Step 2 of 2 in [Caches, large & small](../topics/caches.md); previous: " in text


def test_words_of_a_course_are_only_text() -> None:
    for page in (page_of_second(), home_page(LIBRARY, settings())):
        assert "Forge <i>" not in render(page).partition("---\n\n")[2]


def test_a_paper_in_no_course_has_no_strip() -> None:
    assert "sg-strip" not in render(paper_page(library(PAPERS), FIRST, (), settings()))
