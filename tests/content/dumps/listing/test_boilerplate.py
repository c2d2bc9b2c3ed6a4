"""Menus, pagers and footers around a page change none of its papers, and every line is counted."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.listing.boilerplate import is_boilerplate
from sitegen.content.dumps.problems import find_problems
from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for, facts
from tests.corpus import each_folder_of_dumps, saved
from tests.strategies import Card, bare_page, cards, cards_page, glued_page

KNOWN = (
    *("Hugging Face", "Models", "Datasets", "Spaces", "Docs", "Pricing", "Log In", "Sign Up"),
    *("Search models, datasets, users...", "Skip to content", "Back to top", "Load more", "12"),
)
UNKNOWN = (
    "Nav",
    "3 notifications",
    "Español",
    "日本語",
    "Papers with a view",
    "…",
    "·",
)
COOKIES = (
    "We use cookies to light this page. We and our partners keep a crumb of each, and whoever goes "
    "on reading agrees to all of them, to those of tomorrow and to those that nobody has baked so "
    "far, in every browser that may ever be opened here.",
    "This website uses cookies.\nAccept all cookies\nReject all",
)
FOOTERS = (
    *("Previous 1 2 3 … Next", "Previous\n1\n2\n3\n…\n100\nNext", "← Previous\n12\nNext →"),
    *("Page 1 of 12", "1\n2\n3", "© Hugging Face", "Company TOS Privacy About Careers"),
    "System theme\nCompany\nTOS\nPrivacy\nAbout\nCareers\nWebsite\nModels\nDatasets\nDocs",
    *("Company\n·\nTOS\n·\nPrivacy", "Terms of Service\nPrivacy Policy", "Log In\nSign Up"),
    "Website\n© 2025 Somebody, Inc. All rights reserved.",
)
LAYOUTS = {"glued": glued_page, "cards": cards_page, "bare": bare_page}


@st.composite
def menus(draw: st.DrawFn, least: int = 1) -> str:
    lines = draw(st.lists(st.sampled_from(KNOWN + UNKNOWN), min_size=least, max_size=40))
    lines += draw(st.lists(st.sampled_from(COOKIES), max_size=1))
    return _spaced(draw, lines)


@st.composite
def footers(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(st.sampled_from(FOOTERS + COOKIES), min_size=1, max_size=4, unique=True))
    return "\n" + _spaced(draw, list(chain.from_iterable(map(str.splitlines, blocks))))


def _spaced(draw: st.DrawFn, lines: Sequence[str]) -> str:
    return draw(st.sampled_from(["\n", "\n\n"])).join(lines) + draw(st.sampled_from(["\n", "\n\n"]))


@st.composite
def pages(draw: st.DrawFn) -> str:
    layout = draw(st.sampled_from(sorted(LAYOUTS)))
    in_sentences = cards().filter(lambda card: card.abstract.endswith("."))
    papers = draw(st.lists(in_sentences, min_size=1, max_size=4))
    if layout == "bare":
        papers = [Card(title=paper.title, abstract=paper.abstract) for paper in papers]
    return LAYOUTS[layout](papers)


def read(text: str, answers: Answers = Answers()) -> Dump:  # noqa: B008 - it is frozen
    dump = read_dump(saved(text), answers)
    assert_accounted_for(dump)
    return dump


@settings(max_examples=60)
@given(menus(least=0), pages(), st.none() | footers())
def test_what_stands_around_a_page_changes_none_of_its_papers(
    above: str, page: str, below: str | None
) -> None:
    dump = read(above + page + (below or ""))
    assert facts(dump) == facts(read(page))
    assert [each.line for each in dump.pages] == [dump_line_of_head(above)]


def dump_line_of_head(above: str) -> int:
    return above.count("\n") + 1


@settings(max_examples=30)
@given(st.lists(st.tuples(menus(), pages(), footers()), min_size=2, max_size=3))
def test_each_of_several_pages_in_a_file_is_read(parts: list[tuple[str, str, str]]) -> None:
    dump = read("".join(f"{above}{page}\n{below}" for above, page, below in parts))
    assert facts(dump) == [fact for _, page, _ in parts for fact in facts(read(page))]
    assert [page.layout for page in dump.pages] == [
        page.layout for _, text, _ in parts for page in read(text).pages
    ]


@each_folder_of_dumps
@settings(max_examples=4)
@given(menus(), footers())
def test_what_stands_around_the_five_dumps(folder: Path, above: str, below: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    every = [fact for text in texts for fact in facts(read(text))]
    dumps = [read(f"{above}{text}\n{below}") for text in texts]
    assert [fact for dump in dumps for fact in facts(dump)] == every
    assert [problem for dump in dumps for problem in _problems(dump)] == []
    assert facts(read("\n".join(f"{above}{text}\n{below}" for text in texts))) == every


def _problems(dump: Dump, answers: Answers = Answers()) -> list[str]:  # noqa: B008
    return [str(each) for each in find_problems(dump, answers, allow_unread=False)]


LANTERN = Card(
    title="Lantern: Caching Without Regret",
    abstract="A cache is lit. It forgets nothing. " * 8,
    who="  • 4 authors",
    when="Apr 3",
)
ORCHARD = Card(
    title="Orchard Scheduling",
    abstract="Trees are scheduled. Apples fall on time. " * 8,
    who="x-lab The Lab",
    when="May 4, 2024 2",
)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("title", ["Attention Is Not a Menu", "Models of a Lake", "Tides"])
@pytest.mark.parametrize("below", ["", "\nPrevious 1 2 3 … Next\n"])
def test_a_bare_title_below_the_last_listing_is_asked_about_and_not_lost(
    layout: str, title: str, below: str
) -> None:
    page = LAYOUTS[layout]([LANTERN, ORCHARD]) + f"\n{title}\n"
    dump = read(page + below)
    assert [record.title for record in dump.records] == [LANTERN.title, ORCHARD.title, title]
    (problem,) = _problems(dump)
    line = dump.records[-1].line
    assert problem.startswith(f"page.txt:{line}: is this a paper? '{title}' has nei")
    answers = f"page.txt: {{skip: [{line}]}} if not, {{papers: [{line}]}} if it is"
    assert problem.endswith(f"(write under dumps in curation.yml: {answers})")


def test_a_short_line_is_not_asked_about_where_the_listings_have_ended() -> None:
    page = cards_page([LANTERN, ORCHARD])
    for below in ("Previous\n\nNext\n\nTides", "Tides\n\nLakes\n\nRivers\n\nSeas"):
        dump = read(f"{page}\n{below}\n")
        assert (len(dump.records), _problems(dump)) == (2, [])


@pytest.mark.parametrize("title", ["Search", "Hugging Face", "Tides"])
def test_a_title_that_could_be_boilerplate_is_one_if_it_has_an_abstract(title: str) -> None:
    for layout in LAYOUTS.values():
        paper = Card(title=title, abstract=ORCHARD.abstract, who=ORCHARD.who, when=ORCHARD.when)
        dump = read(layout([paper, ORCHARD, paper, LANTERN]))
        assert [record.title for record in dump.records][::2] == [title, title]


def test_the_curator_knows_a_paper_among_the_boilerplate() -> None:
    page = cards_page([LANTERN, ORCHARD]) + "\nPrevious\n\nSearch\n\nTides\n\nNext\n"
    line = page.splitlines().index("Search") + 1
    assert len(read(page).records) == 2
    dump = read(page, Answers(papers=(range(line, line + 3),)))
    assert [record.title for record in dump.records][2:] == ["Search", "Tides"]
    assert _problems(dump, Answers(papers=(range(line, line + 3),))) == []


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_listings_above_the_first_head_are_no_menu(layout: str) -> None:
    headless = cards_page([LANTERN, ORCHARD]).partition("Apr 15\n")[2]
    dump = read("Home\n\nModels\n" + headless + "\nNext\n\n" + LAYOUTS[layout]([LANTERN]))
    assert len(dump.records) == 1
    assert {each.reason for each in dump.skipped} == {
        "listings above the head of the page; only those below it are read"
    }
    (problem,) = _problems(dump)
    assert problem.startswith("page.txt:5: 10 lines skipped: listings above the head")


TITLES = [f"Lanterns and the Cost of Light in {number} Villages" for number in range(40)]
SENTENCE = "We light a village at night."


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize(
    ("above", "count"),
    [
        ("\n".join(TITLES), 40),
        ("\n\n".join(TITLES[:2]), 2),
        ("\n\n".join(f"{title}\n\n{SENTENCE}" for title in TITLES[:10]), 20),
        (f"Lanterns\n\n{SENTENCE}", 2),
        ("This site uses cookies.\n" + "\n".join(TITLES), 41),
    ],
)
def test_titles_and_sentences_above_the_first_head_are_no_menu(
    layout: str, above: str, count: int
) -> None:
    page = LAYOUTS[layout]([LANTERN, ORCHARD])
    dump = read(f"{above}\n\n{page}")
    assert facts(dump) == facts(read(page))
    assert sum(each.count for each in dump.skipped) == count
    (problem,) = _problems(dump)
    assert f"page.txt:1: {count} lines skipped: listings above the head" in problem


@pytest.mark.parametrize(
    "above",
    [
        "Home\nModels\n\nA slogan of rather more than six words\n",
        "We use cookies to light this page and\nto show you a lantern that you may\nlike.\n",
        "Get trending papers in your email inbox!\n\nPapers\n\n",
    ],
)
def test_a_slogan_or_a_notice_above_the_first_head_is_not_asked_about(above: str) -> None:
    assert _problems(read(above + cards_page([LANTERN, ORCHARD]))) == []


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("empty", ["", "\n"])
@pytest.mark.parametrize(
    "below",
    [
        "You might also like\nTrending models\nlanterns/Lantern-3-8B",
        "By using this site you agree to being followed by lanterns.",
        "This site keeps a crumb of whoever reads it. " * 8,
    ],
)
def test_nothing_below_the_last_abstract_joins_it_in_silence(
    layout: str, empty: str, below: str
) -> None:
    papers = [
        Card(title=paper.title, abstract=paper.abstract.strip()) for paper in (LANTERN, ORCHARD)
    ]
    page = LAYOUTS[layout](papers)
    lines = page.count("\n")
    dump = read(f"{page}{empty}{below}\n")
    problems = _problems(dump)
    assert problems or facts(dump) == facts(read(page))
    assert all(int(problem.split(":")[1]) > lines for problem in problems)


def test_a_notice_of_privacy_is_known() -> None:
    notice = "We respect your privacy. We and our 99 partners keep a crumb of each visit. " * 4
    page = glued_page([LANTERN, ORCHARD])
    dump = read(f"{page}{notice}\n")
    assert (facts(dump), _problems(dump)) == (facts(read(page)), [])


@pytest.mark.parametrize(
    "text", [*KNOWN, *COOKIES[0:1], "Previous 1 2 3 … Next", "* * *", "© 2025", "Page 3 of 9"]
)
def test_boilerplate(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "·",
        "Copyright and Lanterns",
        "Learning to Search",
        "Deep Models",
        "Spaces of Lanterns",
        "GPipe",
        "日本語",
    ],
)
def test_no_boilerplate(text: str) -> None:
    assert not is_boilerplate(text)
