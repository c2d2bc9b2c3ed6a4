"""Search in a real browser: the two tokenizers and the dialog."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Template
from playwright.sync_api import Page, Route, expect

import sitegen.search.files
import sitegen.search.index
from sitegen.library.glossary import Glossary
from sitegen.search import Document, build_index, search_files
from sitegen.search.bits import BitWriter
from sitegen.search.opening import Opening
from sitegen.search.tokens import tokenize
from sitegen.site.bundles import script_files, style_files
from sitegen.site.output import write_files
from sitegen.text.word_rules import rules
from sitegen.text.words import beginnings
from tests.browser.axe import violations
from tests.browser.conftest import SUB_PATH, served
from tests.browser.tabs import OpenPage, Tabs, watched_pages
from tests.corpus import REAL, needs_real_dumps
from tests.factories import term

CASES = Path(__file__).parents[1] / "search" / "search_cases.json"
WORD_PAIRS = Path(__file__).parents[1] / "text" / "word_pairs.json"
THEME = Path(sitegen.search.files.__file__).parents[1] / "theme"
HOSTILE = '<img src=x onerror="window.hurt=1"></script><b>Bold</b> {{ braces }} & "quotes"'
TITLES = (
    "Lantern: Parallel Decoding for Diffusion Models",
    "Lanterns and Other Lights",
    "Pre-training with H₂O Caches",
    "Pipeline Schedules without Bubbles",
    "A Survey of Routing in Mixtures of Experts",
    "Speculative Agents: Planning under Latency",
    HOSTILE,
    "S*: Routing for Stars",
)


OPENING = Opening(
    topics=[("Agents", "topics/agents.html")],
    picks=[("Lantern", "papers/paper-0.html")],
    look_ups=[("A library", "https://library.example/?q=")],
)
GLOSSARY = Glossary([term("speculative agent", "SPA")])


def documents() -> list[Document]:
    papers = [
        Document(
            id=f"paper-{n}",
            kind="paper",
            title=title,
            text=f"We study subject{n} and decoding. " + "Words in between. " * 12 + f"Remark{n}.",
            url=f"papers/paper-{n}.html",
            authors=("Ada Bettong", "Zoë Quoll") if n == 2 else (),
            topic="Agents" if n % 2 else "Serving",
            topics=("agents",) if n % 2 else ("serving",),
            year=2020 + n if n else None,
        )
        for n, title in enumerate(TITLES)
    ]
    topic = Document(
        id="agents", kind="topic", title="Agents", text="Planning.", url="topics/agents.html"
    )
    return [*papers, topic]


def write_site(root: Path, contents: list[Document]) -> Path:
    """A page with the button, the scripts and the search data, below a sub-path."""
    site = root / SUB_PATH
    data = search_files(build_index(contents), OPENING, GLOSSARY)
    write_files(
        site,
        {
            **data,
            **style_files(),
            **script_files(),
            "papers/paper-0.html": "<!doctype html>",
            "explore/revisions.js": 'sitegen.receive("revisions",[]);',
        },
    )
    button = Template((THEME / "partials/search.html").read_text(encoding="utf-8")).render()
    (site / "index.html").write_text(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Page</title>"
        '<link rel=stylesheet href="assets/sitegen/site.css">'
        f"{button}<input id=other aria-label=Other>"
        '<script defer src="assets/sitegen/site.js" data-explore="explore.html"></script>',
        encoding="utf-8",
    )
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("search"), documents())


@pytest.fixture(scope="module")
def http_root(site: Path) -> Iterator[str]:
    with served(site) as root:
        yield root


@pytest.fixture(scope="module")
def file_root(site: Path) -> str:
    return site.as_uri() + "/"


@pytest.fixture
def page(open_page: OpenPage, file_root: str) -> Page:
    return open_page(f"{file_root}index.html")


@pytest.fixture(scope="module")
def asked(tabs: Tabs, file_root: str) -> Iterator[Page]:
    """A page for questions, which leave it as it was."""
    with watched_pages(tabs, file_root) as opened:
        yield opened(f"{file_root}index.html")


def search(page: Page, query: str, **options: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        "([query, options]) => sitegen.search(query, options)", [query, options]
    )
    return found


def ids(page: Page, query: str, **options: Any) -> list[str]:
    return [hit["id"] for hit in search(page, query, **options)]


def with_parts(page: Page, names: list[str], body: str, argument: object) -> Any:
    """Run `body`, given parts of the program by name and `argument`, once they are loaded."""
    search(page, "anything")
    return page.evaluate(
        "([names, body, argument]) => new Function('parts', 'argument', body)"
        "(Object.fromEntries(names.map((name) => [name, sitegen.use(name)])), argument)",
        [names, body, argument],
    )


def in_javascript(page: Page, texts: list[str]) -> list[dict[str, Any]]:
    body = """const {tokenize} = parts.tokens({rules: argument[0]});
        return argument[1].map((text) => {
            const {words, compounds} = tokenize(text);
            return {words, compounds};
        });"""
    found: list[dict[str, Any]] = with_parts(page, ["tokens"], body, [rules(), texts])
    return found


def in_python(text: str) -> dict[str, Any]:
    tokens = tokenize(text)
    return {"words": list(tokens.words), "compounds": [list(c) for c in tokens.compounds]}


def test_the_two_tokenizers_agree_on_the_cases(asked: Page) -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    found = in_javascript(asked, [case["text"] for case in cases])
    assert found == [{"words": c["words"], "compounds": c["compounds"]} for c in cases]


def test_the_browser_reads_the_table_of_word_pairs(asked: Page) -> None:
    pairs = json.loads(WORD_PAIRS.read_text(encoding="utf-8"))
    ones, others = (
        [tokens["words"] for tokens in in_javascript(asked, [pair[side] for pair in pairs])]
        for side in ("one", "other")
    )
    found = [
        {"one": pair["one"], "other": pair["other"], "same": one == other}
        for pair, one, other in zip(pairs, ones, others, strict=True)
    ]
    assert found == pairs


def test_the_two_read_invented_words_alike(asked: Page) -> None:
    """Stems of many scripts, with every ending and mark that some rule looks at."""
    rng = random.Random(8)
    stems = re.findall(r"\S+", f"model Analys centr colou CACHE Índi modell βx GPU {'x' * 39}")
    stems += re.findall(r"\S+", "matri qu\u00aderi τ İst Straß ﬁb ΣΑ हिन्दी n³ ½ \U00020bb7")
    ends = re.findall(r"\S+", "s es ies ices ise isation our re lling ches sses us is")
    ends += re.findall(r"\S+", "* ++ + # 's ’t - _ .5 ,000 & \u0301 \u200b \U000e0101")
    texts = [
        "".join(rng.choice(stems) + rng.choice(ends) + rng.choice(["", " ", "."]) for _ in range(4))
        for _ in range(1500)
    ]
    assert in_javascript(asked, texts) == [in_python(text) for text in texts]


def test_the_two_begin_words_alike(asked: Page) -> None:
    written = ["parallelis", "optimisa", "modell", "centr", "querie", "S*", "Ｃlas", "analys", "τ"]
    body = "return argument[1].map(parts.words(argument[0]).beginnings)"
    assert with_parts(asked, ["words"], body, [rules(), written]) == [*map(beginnings, written)]


@needs_real_dumps
def test_the_two_tokenizers_agree_on_every_line_of_the_dumps(asked: Page) -> None:
    lines = [
        line
        for dump in sorted(REAL.glob("*.txt"))
        for line in dump.read_text(encoding="utf-8").splitlines()
    ]
    assert len(lines) > 900
    assert in_javascript(asked, lines) == [in_python(line) for line in lines]


def test_the_browser_reads_the_bits_that_were_written(asked: Page) -> None:
    rng = random.Random(3)
    lists = []
    for size in (0, 1, 2, 17, 400):
        high = size + rng.randint(1, 900)
        lists.append((high, sorted(rng.sample(range(high + 1), size))))
    bits = BitWriter()
    for high, numbers in lists:
        bits.write_gamma(len(numbers))
        bits.write_increasing(numbers, 0, high)
        bits.write_gaps([number + 1 for number in numbers])
    body = """const bits = new parts.bits(argument[0]);
        return argument[1].map((high) => {
            const count = bits.readGamma();
            return [bits.readIncreasing(count, 0, high), bits.readGaps(count).map((n) => n - 1)];
        });"""
    found = with_parts(asked, ["bits"], body, [bits.base64(), [high for high, _ in lists]])
    assert found == [[numbers, numbers] for _, numbers in lists]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("lantern", "paper-0"),
        ("lantren", "paper-0"),
        ("paralel decodin", "paper-0"),
        ("pretraining", "paper-2"),
        ("pre training", "paper-2"),
        ("H_2O", "paper-2"),
        ("mixture expert", "paper-4"),
        ("specu", "paper-5"),
        ("pipelineschedules", "paper-3"),
        ("mixturesrouting", "paper-4"),
        ("S*", "paper-7"),
        ("remark3", "paper-3"),
        ("Speculative Agents: Planning", "paper-5"),
        ("title:schedules -x *y~2", "paper-3"),
    ],
)
def test_finds(asked: Page, query: str, first: str) -> None:
    assert ids(asked, query)[0] == first


BRITISH = {
    "parallelisation": "parallelization",
    "optimisation": "optimization",
    "data centre": "data center",
    "tokenisation": "tokenization",
    "modelling": "modeling",
    "programme": "program",
    "analyses": "analysis",
    "analyse": "analyze",
    "analysing": "analyzing",
    "grey": "gray",
    "centred": "centered",
    "caches": "cache",
}


@pytest.fixture(scope="module")
def spelled(tabs: Tabs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of a list written in American English but for the curator's own words."""
    american = [
        Document(
            id=f"{n}-{place}", kind="paper", title=title, text=text, url=f"papers/{n}-{place}.html"
        )
        for n, word in enumerate(BRITISH.values())
        for place, title, text in (
            ("title", f"On {word} in looms", "Of threads."),
            ("text", f"Loom {n}", f"The {word} of threads."),
        )
    ]
    british = Document(
        id="looms",
        kind="topic",
        title="Looms",
        text="A programme parallelises, optimises and centres grey threads by analyses of centred "
        "caches, modelled and tokenised in a data centre.",
        url="topics/looms.html",
    )
    site = write_site(tmp_path_factory.mktemp("spelled"), [*american, british])
    with watched_pages(tabs, f"{site.as_uri()}/") as opened:
        yield opened(f"{site.as_uri()}/index.html")


@pytest.mark.parametrize(("british", "american"), BRITISH.items())
def test_british_and_american_find_the_same(spelled: Page, british: str, american: str) -> None:
    found = ids(spelled, american, limit=99)
    number = list(BRITISH).index(british)
    assert {f"{number}-title", f"{number}-text"} <= set(found)
    assert ids(spelled, british, limit=99) == found


@pytest.mark.parametrize(
    ("written", "number"), [("parallelis", 0), ("optimisa", 1), ("tokenisati", 3), ("modelli", 4)]
)
def test_a_british_word_is_completed_while_it_is_written(
    spelled: Page, written: str, number: int
) -> None:
    found = ids(spelled, written, limit=99)
    assert {f"{number}-title", f"{number}-text"} <= set(found)


def test_a_starred_word_that_is_not_a_name_begins_others(asked: Page) -> None:
    assert ids(asked, "spec* agents")[0] == "paper-5"


@pytest.mark.parametrize(
    "query", ["", "  ", "the", "zzzzqqqq", "***", "\u2028", "]", "constructor"]
)
def test_finds_nothing_without_failing(asked: Page, query: str) -> None:
    assert ids(asked, query) == []
    assert ids(asked, "decoding") != []
    assert ids(asked, query) == []  # nor what was found before


def test_the_promised_interface(asked: Page) -> None:
    hit = search(asked, "lantern", limit=1)[0]
    assert (hit["title"], hit["year"], hit["topics"]) == (TITLES[0], None, ["serving"])
    assert hit["url"].endswith(f"/{SUB_PATH}/papers/paper-0.html")
    assert set(ids(asked, "decoding", topics=["agents"])) == {
        "paper-1",
        "paper-3",
        "paper-5",
        "paper-7",
    }
    assert set(ids(asked, "decoding", years=[None, 2022])) == {"paper-0", "paper-2"}
    assert ids(asked, "agents", kinds=["topic"]) == ["agents"]
    assert ids(asked, "SPA") == ids(asked, "a spa") == ["paper-5"]  # by another name
    ranked = asked.evaluate("async () => [...(await sitegen.rank('decoding')).values()]")
    assert ranked == [hit["score"] for hit in search(asked, "decoding", limit=99)]


def test_a_worker_and_the_page_itself_rank_alike(asked: Page, page: Page) -> None:
    with page.add_init_script("delete window.Worker"):
        page.reload()
        for query in ("decoding", "lantren", "planning agents"):
            assert search(asked, query) == search(page, query)


def test_a_list_cut_up_ranks_as_a_whole_one(
    open_page: OpenPage, tmp_path: Path, asked: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitegen.search.index, "WHOLE", 2)
    monkeypatch.setattr(sitegen.search.files, "BITS_PER_SHARD", 400)
    monkeypatch.setattr(sitegen.search.files, "TITLED_PER_PART", 3)
    monkeypatch.setattr(sitegen.search.files, "LEAST_PER_PART", 2)
    cut_up = open_page(f"{write_site(tmp_path, documents()).as_uri()}/index.html")
    for query in (
        "decoding",
        "lantren",
        "kantern",
        "mixture of experts",
        "pre training",
        "remark3",
        "specu",
        "SPA",
    ):
        whole, cut = (search(each, query, limit=99) for each in (asked, cut_up))
        assert {hit["id"]: hit["score"] for hit in cut} == {
            hit["id"]: hit["score"] for hit in whole
        }, query


def test_over_http_below_a_sub_path(open_page: OpenPage, http_root: str) -> None:
    """Nothing is asked for outside of it: that would be a fault."""
    assert ids(open_page(f"{http_root}index.html"), "lantern")[0] == "paper-0"


def test_nothing_is_fetched_before_a_reader_means_to_search(
    open_page: OpenPage, http_root: str
) -> None:
    page = open_page("about:blank")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto(f"{http_root}index.html", wait_until="networkidle")
    assert "site.js" in fetched
    assert "program.js" not in fetched


def faults(page: Page) -> list[str]:
    """What axe finds in the dialog."""
    return violations(page, within="dialog[open]")


def opened(page: Page, query: str) -> Page:
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    page.keyboard.type(query)
    page.wait_for_selector("[role=option]")
    return page


def test_the_dialog_shows_the_words_meant(page: Page) -> None:
    opened(page, "lantren decod")
    option = page.locator("[role=option]").first
    option.locator(".sg-search__line mark").first.wait_for()
    assert option.locator(".sg-search__title").text_content() == TITLES[0]
    assert option.locator(".sg-search__title mark").all_text_contents() == ["Lantern", "Decoding"]
    assert option.locator(".sg-search__facts").text_content() == "Serving · date not listed"
    assert re.fullmatch(
        r"\d+ papers?( and \d+ topics?)? found",
        page.locator(".sg-search__status").text_content() or "",
    )
    assert page.locator(".sg-search__all").get_attribute("href") == (
        page.url.removesuffix("index.html") + "explore.html#q=lantren%20decod"
    )


def test_the_line_is_the_part_of_the_text_that_matches(page: Page) -> None:
    opened(page, "remark3")
    line = page.locator(".sg-search__line").first
    line.locator("mark").wait_for()
    assert (line.text_content() or "").startswith("… ")
    assert line.locator("mark").text_content() == "Remark3"


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    opened(page, "lanterns")
    box = page.get_by_role("combobox")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "sg-search-option-1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.locator("[role=option]").count() - 1
    expect(box).to_have_attribute("aria-activedescendant", f"sg-search-option-{last}")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "sg-search-option-0")
    target = page.locator("[role=option]").first.get_attribute("href") or ""
    page.route("**/papers/*.html", lambda route: route.fulfill(body="ok"))
    with page.expect_navigation(url=target, wait_until="commit"):
        page.keyboard.press("Enter")


def test_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    page.locator("[data-search-open]").focus()
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open]")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    expect(page.locator("[data-search-open]")).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-open]")).to_be_focused()


def test_a_slash_typed_into_a_field_stays_there(page: Page) -> None:
    page.locator("#other").focus()
    page.keyboard.type("a/b")
    assert page.locator("#other").input_value() == "a/b"
    assert page.locator("dialog").count() == 0


def test_it_is_said_that_a_search_takes_time(open_page: OpenPage, http_root: str) -> None:
    page = open_page(f"{http_root}index.html")
    held: list[Route] = []
    page.route("**/terms-0.js", lambda route: held.append(route))
    page.keyboard.press("/")
    page.keyboard.type("lantern")  # at once: the box is there before the program
    status = page.locator(".sg-search__status")
    expect(status).to_have_text("Searching…")
    expect(page.locator("#sg-search-results")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    expect(page.get_by_role("option").first).to_contain_text("Lantern")
    expect(status).to_contain_text("found")


def test_back_leads_to_what_was_found(open_page: OpenPage, root: str) -> None:
    page = opened(open_page(f"{root}index.html"), "lantern")
    with page.expect_navigation(url="**/papers/paper-0.html"):
        page.keyboard.press("Enter")
    page.go_back()
    expect(page.get_by_role("combobox")).to_have_value("lantern")
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("option").first).to_contain_text("Lantern")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("dialog")).to_have_count(0)  # it was closed for good

    page.keyboard.press("/")
    panel = page.locator(".sg-search__panel")
    expect(panel.get_by_role("heading")).to_have_text(
        ["Recent searches", "Good places to start", "Topics"]
    )
    expect(panel.get_by_role("link")).to_have_text(["Lantern", "Agents"])
    assert faults(page) == []
    page.keyboard.press("ArrowDown")
    expect(panel.get_by_role("button", name="lantern", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")  # on what removes it
    expect(panel.get_by_role("heading")).to_have_text(["Good places to start", "Topics"])
    expect(page.get_by_role("combobox")).to_be_focused()


def test_where_nothing_is_found_there_are_ways_on(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("lanternzzzz")
    expect(page.locator(".sg-search__status")).to_have_text("Nothing found for “lanternzzzz”")
    elsewhere = page.get_by_role("link", name="A library")
    expect(elsewhere).to_have_attribute("href", "https://library.example/?q=lanternzzzz")
    expect(page.locator(".sg-search__all")).to_have_attribute("href", re.compile("#q=lanternzzzz$"))
    assert faults(page) == []
    page.get_by_role("button", name="Lanterns", exact=True).click()
    expect(page.get_by_role("combobox")).to_have_value("Lanterns")
    expect(page.get_by_role("option").first).to_contain_text("Lantern")
    assert faults(page) == []


def test_it_is_said_if_no_paper_has_all_words(page: Page) -> None:
    opened(page, "lantern qqqqq")
    expect(page.locator(".sg-search__status")).to_have_text(
        re.compile(r"No paper has all of these words; these have some: \d papers?")
    )
    page.get_by_role("combobox").fill("lantern year:20x")
    said = page.locator(".sg-search__help")
    expect(said).to_contain_text(["Read as words: “year:20x”", "year:2023-2025"])


def test_an_author_without_a_name_is_no_empty_result(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("author:")
    expect(page.locator(".sg-search__status")).to_contain_text("author:smith")
    expect(page.locator(".sg-search__panel").get_by_role("link").first).to_be_visible()
    page.keyboard.type("quoll")
    expect(page.locator(".sg-search__facts mark")).to_have_text(["Zoë Quoll"])
    page.get_by_role("combobox").fill('"study subject3" topic:agent year:2020-')
    expect(page.locator(".sg-search__status")).to_have_text("1 paper found")
    expect(page.get_by_role("option")).to_contain_text("Pipeline Schedules")


def test_topics_are_found_beside_papers(page: Page) -> None:
    opened(page, "agents")
    assert "Topic" in page.locator(".sg-search__facts").all_text_contents()


def test_a_page_is_found_by_a_word_that_papers_leave_out(
    open_page: OpenPage, tmp_path: Path
) -> None:
    about = Document(id="about", kind="page", title="About us", text="We.", url="about.html")
    site = write_site(tmp_path, [*documents(), about])
    page = open_page(f"{site.as_uri()}/index.html")
    assert ids(page, "about", kinds=["page", "paper"]) == ["about"]


def test_hostile_titles_are_shown_as_the_text_they_are(page: Page) -> None:
    opened(page, "bold braces quotes")
    assert page.locator(".sg-search__title").first.text_content() == HOSTILE
    assert page.locator("dialog img, dialog b").count() == 0
    assert page.evaluate("window.hurt") is None


def test_missing_data_is_reported(open_page: OpenPage, http_root: str) -> None:
    page = open_page("about:blank")
    page.route("**/search/index.js", lambda route: route.fulfill(status=404))
    page.goto(f"{http_root}index.html")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    page.keyboard.type("x")
    page.get_by_text("could not be loaded").wait_for()


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_and_nothing_overflows(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    opened(page, "decoding")
    page.locator(".sg-search__all").wait_for()  # it appears with the count of all results
    boxes = page.eval_on_selector_all(
        "dialog :is(a, button, input), [data-search-open]",
        "found => found.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect())"
        ".map(r => [r.width, r.height])",
    )
    assert len(boxes) > 3
    assert all(min(box) >= 24 for box in boxes)
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= width
