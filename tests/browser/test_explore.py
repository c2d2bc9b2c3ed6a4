"""The Explore page: filters, order, address, keyboard, and what a reader exports."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Locator, Page, expect

from sitegen.library.paper import paper_id
from tests.browser.axe import in_every_look
from tests.browser.small_list import FIRST, MANY, SECOND, odd_title
from tests.browser.tabs import OpenPage
from tests.hostile import MARKDOWN

ALL = MANY + len(MARKDOWN) + 2
EVERYTHING = f"{ALL} papers"
FILES = {
    "BibTeX": "papers.bib",
    "RIS": "papers.ris",
    "CSL-JSON": "papers.csl.json",
    "CSV": "papers.csv",
}


def explore(open_page: OpenPage, root: str, fragment: str = "", width: int = 1280) -> Page:
    page = open_page(f"{root}explore.html{fragment}", width)
    page.wait_for_selector("#sg-explore[data-ready]")
    return page


def found(page: Page) -> Locator:
    return page.locator(".sg-found")


def topic(page: Page, name: str) -> Locator:
    return page.locator(".sg-facets").get_by_role("checkbox", name=name)


def menu(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def rows(page: Page) -> Locator:
    """The titles of the rows near the window."""
    return page.locator(".sg-chunk h3")


def titles(page: Page) -> list[str]:
    return rows(page).all_text_contents()


def nodes(page: Page) -> int:
    return int(page.evaluate("document.querySelectorAll('*').length"))


def test_without_javascript_there_is_a_plain_list_of_links(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_page(f"{file_root}explore.html", java_script_enabled=False)
    links = page.locator("#sg-explore a")
    expect(links).to_have_count(ALL)
    expect(links.first).to_be_visible()


def test_facts_that_cannot_be_read_leave_the_plain_list(
    open_page: OpenPage, file_root: str
) -> None:
    page = open_page("about:blank")
    damaged = 'sitegen.receive("explore-papers","bm90IHBhY2tlZA==");'
    page.route("**/explore/papers.js", lambda r: r.fulfill(body=damaged))
    page.goto(f"{file_root}explore.html")
    page.wait_for_selector("#sg-explore[data-ready]")
    expect(page.locator("#sg-explore li > a").first).to_be_visible()


def test_words_rank_and_every_filter_narrows(open_page: OpenPage, root: str) -> None:
    page = explore(open_page, root)
    expect(found(page)).to_have_text(EVERYTHING)
    page.get_by_label("Search in titles, summaries and authors").fill("lantern caching")
    expect(menu(page, "Sort by")).to_have_value("relevance")
    expect(page.locator(".sg-chunk h3").first).to_have_text(FIRST)
    topic(page, "Oddities").check()
    expect(page.locator(".sg-chips button")).to_have_text(
        ["“lantern caching”×", "Oddities×", "Clear all"]
    )
    page.get_by_role("button", name="Clear all").click()
    expect(found(page)).to_have_text(EVERYTHING)
    page.get_by_label("Has code").check()
    expect(rows(page)).to_have_text([FIRST])
    page.get_by_role("button", name="Remove Has code").click()
    kept = page.get_by_role("group", name="What is kept?")
    expect(kept.locator(".sg-count")).to_have_text(["1", "1"])
    kept.get_by_label("Fruit & nuts").check()
    expect(rows(page)).to_have_text([SECOND])
    assert page.url.endswith("#facet.kept=fruit")


def test_topics_are_any_or_all(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    topic(page, "Caches & lanterns").check()
    topic(page, "Oddities").check()
    expect(found(page)).to_have_text(EVERYTHING)
    menu(page, "Papers in").select_option("all")
    assert SECOND in titles(page)
    assert FIRST not in titles(page)


def test_a_former_slug_of_a_topic_still_selects_it(open_page: OpenPage, root: str) -> None:
    page = explore(open_page, root, "#topic=strange&topic=odd")
    expect(page.locator(".sg-chips button")).to_have_text(["Oddities×"])


def test_an_author_is_found_among_many(open_page: OpenPage, root: str) -> None:
    page = explore(open_page, root)
    field = page.get_by_role("searchbox", name="Find an author")
    field.fill("nobody")
    expect(page.locator(".sg-finder-rest")).to_have_text("Nobody with two papers or more is found")
    field.fill("z quo")
    boxes = page.locator(".sg-finder-list").get_by_role("checkbox")
    expect(boxes).to_have_count(1)
    boxes.check()
    expect(found(page)).to_have_text(f"2 of {EVERYTHING}")
    expect(rows(page)).to_have_count(2)  # which are drawn in the next frame
    assert sorted(titles(page)) == sorted([FIRST, SECOND])
    expect(page.locator(".sg-chips button")).to_have_text(["Zoë Quoll×"])
    assert page.url.endswith("#author=zoe-quoll")
    field.fill("bettong")
    expect(boxes).to_have_count(2)  # what is chosen stays in sight
    page.locator(".sg-chunk").get_by_role("link", name="Bettong").first.click()
    expect(page.locator("h1")).to_have_text("Ada Bettong")


def test_the_search_box_takes_an_author(open_page: OpenPage, root: str) -> None:
    page = explore(open_page, root, "#q=author:%22z+quoll%22")
    expect(found(page)).to_have_text(f"2 of {EVERYTHING}")
    page.get_by_label("Search in titles, summaries and authors").fill("candlelight author:quoll")
    expect(found(page)).to_have_text(f"1 of {EVERYTHING}")
    line = page.locator(".sg-chunk > li").first
    expect(line.locator("h3 mark")).to_have_text(["Candlelight"])
    expect(line.locator(".sg-matched mark")).to_have_text(["Zoe Quoll", "Zoë Quoll"])
    page.get_by_label("Search in titles, summaries and authors").fill("author:")
    expect(found(page)).to_have_text(EVERYTHING)
    expect(page.locator(".sg-list mark")).to_have_count(0)


def test_years_are_a_range_and_leave_out_what_has_none(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    expect(menu(page, "To")).to_be_hidden()
    menu(page, "Year").select_option("range")
    menu(page, "To").select_option("2022")
    expect(rows(page)).to_have_text([SECOND])
    expect(menu(page, "Year")).to_have_value("2022")
    expect(menu(page, "Undated")).to_have_value("no")
    menu(page, "Undated").select_option("only")
    expect(rows(page)).to_have_text([re.compile("^Undated")])


def test_a_filter_by_year_offers_what_it_leaves_out(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    note = page.locator(".sg-explore-note")
    expect(note).to_be_hidden()
    menu(page, "Year").select_option("2022")
    expect(note.get_by_role("status")).to_have_text("1 paper without a year is left out.")
    offer = note.get_by_role("button")
    offer.focus()
    page.keyboard.press("Enter")
    expect(offer).to_have_text("Leave them out")
    expect(offer).to_be_focused()
    expect(rows(page)).to_have_text([SECOND, re.compile("^Undated")])
    assert page.url.endswith("#year=2022&undated=yes")
    page.go_back()
    expect(offer).to_have_text("Show them")
    expect(rows(page)).to_have_text([SECOND])


def test_counts_say_what_each_choice_would_give(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root, "#year=2022")
    choice = page.locator(".sg-choice", has_text="Oddities")
    expect(choice.locator(".sg-count")).to_have_text("1")
    choice.get_by_role("checkbox").check()
    expect(found(page)).to_have_text(f"1 of {EVERYTHING}")
    # Years leave their own choice aside, topics another's not.
    expect(menu(page, "Year").locator("option[value='2022']")).to_have_text("2022 (1)")
    odd = len(MARKDOWN)
    expect(menu(page, "Year").locator("option[value='2026']")).to_have_text(f"2026 ({odd})")


def test_order_is_by_date_comments_or_title(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    assert titles(page)[0] == FIRST
    menu(page, "Sort by").select_option("title")
    shown = titles(page)  # once: more rows come near
    assert shown == sorted(shown, key=str.casefold)
    expect(page.locator(".sg-group__head")).to_have_count(0)
    menu(page, "Sort by").select_option("comments")
    assert titles(page)[0] == FIRST
    menu(page, "Sort by").select_option("topic")
    expect(page.locator(".sg-group__head").last).to_have_text(f"Oddities {len(MARKDOWN)} papers")
    assert page.url.endswith("#sort=topic")


def test_the_address_is_the_view_and_the_back_button_works(open_page: OpenPage, root: str) -> None:
    page = explore(open_page, root, "#topic=odd&year=2022-2024&sort=title")
    expect(rows(page)).to_have_text([SECOND])
    expect(topic(page, "Oddities")).to_be_checked()
    topic(page, "Oddities").uncheck()
    assert page.url.endswith("#year=2022-2024&sort=title")
    page.get_by_label("Has code").check()
    page.go_back()
    page.go_back()
    expect(topic(page, "Oddities")).to_be_checked()
    expect(found(page)).to_have_text(f"1 of {EVERYTHING}")


def test_typing_is_one_step_back(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    for words in ("lantern", "lantern cach", "orchard"):
        page.get_by_label("Search in titles, summaries and authors").fill(words)
        expect(page.locator(".sg-chips button")).to_have_text([f"“{words}”×"])
    page.go_back()
    expect(found(page)).to_have_text(EVERYTHING)


def test_a_choice_that_is_none_is_not_asked_for(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root, "#topic=nowhere")
    expect(found(page)).to_have_text(EVERYTHING)
    for fragment in ("#year=20x&state=odd&sort=up&undated=1&dump", "#=&&;", "#year=-"):
        page.goto(f"{file_root}explore.html#code=1")  # no page is loaded anew
        expect(found(page)).to_have_text(f"1 of {EVERYTHING}")
        page.goto(f"{file_root}explore.html{fragment}")
        expect(found(page)).to_have_text(EVERYTHING)


def test_the_dialogs_way_to_all_results_shows_them(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search").fill("orchard")
    page.get_by_role("link", name="See all").or_(page.locator(".sg-search__all")).first.click()
    expect(page.locator(".sg-chunk h3").first).to_have_text(SECOND)
    assert unquote(page.url).endswith("#q=orchard")
    expect(page.get_by_role("dialog", name="Search")).to_be_hidden()
    page.get_by_label("Search in titles, summaries and authors").fill("oddity")
    expect(page.locator(".sg-passage:visible").first.locator("mark")).to_have_text(["oddity"])
    page.get_by_label("Search in titles, summaries and authors").fill("orchzzz")
    page.get_by_role("heading", name="Topics").last.wait_for()
    page.get_by_label("Search in titles, summaries and authors").fill("")
    expect(page.locator(".sg-passage")).to_have_count(0)


def test_rows_out_of_sight_leave_the_page_and_come_back(
    open_page: OpenPage, file_root: str
) -> None:
    page = explore(open_page, file_root, "#sort=title")
    rows = page.get_by_role("list", name="Papers").get_by_role("listitem")
    expect(rows.first).to_have_attribute("aria-setsize", str(ALL))
    first, height = titles(page)[0], page.evaluate("document.body.scrollHeight")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = page.locator(f"[aria-posinset='{ALL}']")
    expect(last.get_by_role("button", name="Save")).to_be_visible()
    expect(page.locator("[aria-posinset='1']")).to_have_count(0)
    assert abs(page.evaluate("document.body.scrollHeight") - height) < height / 5
    assert nodes(page) < 2_000
    assert first in (page.locator(".sg-chunk").first.text_content() or "")  # to be found there
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.keyboard.press("Control+p")
    expect(page.locator(".sg-chunk > li")).to_have_count(ALL)
    expect(page.locator(".sg-chunk > li:not(:has(> .sg-whole))")).to_have_count(0)
    expect(page.locator(".sg-finding:empty")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("[aria-posinset='1']")).to_have_count(0)


def test_a_phone_has_compact_rows_and_is_told_what_filters_leave(
    open_page: OpenPage, file_root: str
) -> None:
    page = explore(open_page, file_root, width=390)
    compact = page.get_by_role("button", name="Compact")
    compact.click()
    expect(compact).to_have_attribute("aria-pressed", "true")
    page.reload()
    page.wait_for_selector("#sg-explore[data-ready]")
    expect(compact).to_have_attribute("aria-pressed", "true")
    heights = page.evaluate("[...document.querySelectorAll('.sg-card')].map((c) => c.offsetHeight)")
    assert 35 <= min(heights) <= max(heights) <= 60
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Has code").check()
    show = page.get_by_role("button", name="Show 1 paper")
    expect(show).to_be_in_viewport()
    show.click()
    expect(show).to_be_hidden()
    expect(page.get_by_role("link", name=FIRST)).to_be_in_viewport()
    page.get_by_role("link", name=FIRST).click()  # a page of its own has all its facts
    for fact in page.locator(".sg-head .sg-facts li").all():
        expect(fact).to_be_visible()
    expect(page.locator(".sg-head .sg-facts li")).not_to_have_count(0)


def test_keys_move_open_and_save(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()
    page.keyboard.press("s")
    save = page.locator(".sg-chunk > li").first.get_by_role("button", name="Save")
    expect(save).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("o")
    expect(page).to_have_url(f"{file_root}papers/{paper_id(FIRST)}.html")
    page.go_back()
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()


def test_back_leads_to_a_paper_far_down_the_list(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(page.locator("[aria-posinset='1']")).to_have_count(0)
    far = page.locator(".sg-chunk h3 a").last
    title = far.text_content() or ""
    far.focus()
    page.get_by_role("link", name=title).press("Enter")
    page.wait_for_url("**/papers/*.html")
    page.go_back()
    page.wait_for_selector("#sg-explore[data-ready]")
    expect(page.get_by_role("link", name=title)).to_be_focused()
    expect(page.get_by_role("link", name=title)).to_be_in_viewport()


def test_keys_can_be_switched_off_for_good(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    page.keyboard.press("?")
    page.get_by_label("Letters work as shortcuts").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=FIRST)).not_to_be_focused()
    page.reload()
    page.wait_for_selector("#sg-explore[data-ready]")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=FIRST)).not_to_be_focused()


def test_focus_is_never_under_the_header(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root)
    header = page.locator(".sg-header").bounding_box()
    assert header
    for key in "j" * 12 + "k" * 10:
        page.keyboard.press(key)
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= header["height"]


def download(page: Page, form: str, path: Path) -> str:
    page.get_by_label(form).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    download.value.save_as(path)
    return path.read_bytes().decode()


def test_all_papers_taken_are_the_whole_lists_files(
    open_page: OpenPage, root: str, small_site: Path, tmp_path: Path
) -> None:
    page = explore(open_page, root)
    page.get_by_role("button", name="Export").click()
    for form, name in FILES.items():
        assert download(page, form, tmp_path / name) == (small_site / name).read_bytes().decode()
        expect(page.locator("dialog[open] [role=status]")).to_have_text(
            f"{EVERYTHING} as {form} downloaded."
        )


def test_what_is_selected_filtered_or_saved_can_be_taken(
    open_page: OpenPage, file_root: str, tmp_path: Path
) -> None:
    page = explore(open_page, file_root, "#topic=odd")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    line = page.locator(".sg-chunk > li", has_text=SECOND)
    line.get_by_label("Select").check()
    page.get_by_role("button", name="Export 1 selected").click()
    items = json.loads(download(page, "CSL-JSON", tmp_path / "selected.json"))
    assert [item["title"] for item in items] == [SECOND]
    page.get_by_role("radio", name="Shown").check()
    items = json.loads(download(page, "CSL-JSON", tmp_path / "shown.json"))
    assert len(items) == len(MARKDOWN) + 1
    expect(page.get_by_role("radio", name="My list")).to_have_count(0)


def copy_as_markdown(page: Page) -> None:
    page.get_by_role("button", name="Export").click()
    page.get_by_label("Markdown").check()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("dialog[open] [role=status]")).to_have_text("1 paper as Markdown copied.")


def test_copying_puts_text_on_the_clipboard(open_page: OpenPage, http_root: str) -> None:
    page = explore(open_page, http_root, "#code=1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy_as_markdown(page)
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"- [{FIRST}](")


def test_copying_works_where_the_clipboard_is_refused(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root, "#code=1")
    page.evaluate(
        """() => {
          navigator.clipboard.writeText = (text) => Promise.reject();
          document.execCommand = () => (window.copied = document.activeElement.value) && true;
        }"""
    )
    copy_as_markdown(page)
    assert page.evaluate("window.copied").startswith(f"- [{FIRST}](")


def test_without_search_data_the_rest_works(open_page: OpenPage, file_root: str) -> None:
    page = open_page("about:blank")
    page.route("**/search/index.js", lambda route: route.fulfill(body=""))
    page.goto(f"{file_root}explore.html#q=lantern")
    expect(found(page)).to_contain_text("could not be loaded")
    assert titles(page)[0] == FIRST
    menu(page, "Year").select_option("2022")
    expect(page.locator(".sg-chunk h3")).to_have_text([SECOND])


def test_hostile_text_stays_text(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root, "#topic=odd&sort=title")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".sg-chunk > li")).to_have_count(len(MARKDOWN) + 1)
    assert page.evaluate("window.hurt") is None
    assert page.locator(".sg-chunk b, .sg-chunk script, .sg-chunk img").count() == 0
    assert odd_title(0) in titles(page)


def test_axe_finds_nothing_on_the_page_and_its_dialogs(open_page: OpenPage, http_root: str) -> None:
    page = explore(open_page, http_root, "#topic=caches&q=lantern", width=320)
    page.locator(".sg-filters").evaluate("(one) => (one.open = true)")
    page.locator(".sg-chips").scroll_into_view_if_needed()  # rows far from the window are not there
    page.get_by_role("button", name="Note").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert broken(page, "html") == {}
    for name in ("Export", "Keys"):
        page.get_by_role("button", name=name).click()
        page.wait_for_selector("dialog[open] h2")
        assert broken(page, "dialog[open]") == {}
        page.keyboard.press("Escape")


def broken(page: Page, within: str) -> dict[str, list[str]]:
    return {look: found for look, found in in_every_look(page, (1280, 320), within) if found}


def test_targets_are_large_enough(open_page: OpenPage, file_root: str) -> None:
    page = explore(open_page, file_root, "#q=lantern", width=390)
    page.locator(".sg-filters").evaluate("(one) => (one.open = true)")
    small = page.evaluate(
        """() => [...document.querySelectorAll("#sg-explore :is(button, select, label, summary)")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent, one.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24)
          .map(([text]) => text)"""
    )
    assert small == []
