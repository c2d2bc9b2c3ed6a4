"""Reading any bytes: nothing raises, nothing vanishes."""

import codecs
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.layouts import LAYOUTS
from sitegen.content.dumps.problems import find_problems
from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.saved_file import decode, split_lines
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for, facts
from tests.corpus import BUNDLED, REAL, each_folder_of_dumps, needs_real_dumps, saved
from tests.strategies import Card, bare_page, cards, cards_page, glued_page

PAPERS = [
    Card(title="Lantern: Caching Without Regret", abstract="A cache is lit. It forgets nothing."),
    Card(title="Orchard Scheduling", abstract="Trees are scheduled. Apples fall on time."),
]
PAGES = {"glued": glued_page(PAPERS), "cards": cards_page(PAPERS), "bare": bare_page(PAPERS)}

FRAGMENTS = st.sampled_from(
    [
        *("new", "Subscribe", "Daily Papers", "byAK and the research community", "Apr 15"),
        "Get trending papers in your email inbox!",
        "SubscribeA Title Glued to a Word",
        *("A Title", "An abstract of one sentence.", "word " * 80, "  • 13 authors", "• 1 author"),
        *("·", "Apr 23", "Feb 30", "Jun 29, 2022", "Nov 21 2", "facebook AI at Meta", "", " ", "…"),
        *("\ufeff", "\x0c", "\u2028", "…\r", "\x00\x01", "🜁", "https://example.org/x"),
    ]
)
SCRAPS = st.lists(FRAGMENTS, max_size=40).map("\n".join)
HEADS = st.sampled_from(["", *(page[: page.index("Lantern")] for page in PAGES.values())])


def read(text: str | bytes) -> Dump:
    data = text if isinstance(text, bytes) else text.encode("utf-8", errors="surrogatepass")
    return read_dump(saved(data))


def read_papers(text: str | bytes) -> list[tuple[str, str]]:
    return [(record.title, record.text) for record in read(text).records]


def layouts(dump: Dump) -> list[str]:
    return [page.layout for page in dump.pages]


@given(st.binary(max_size=400) | st.builds(str.encode, HEADS) | SCRAPS.map(str.encode))
@example(b"")
@example(b"\x00")
@example(b"\xff\xfe")
@example(codecs.BOM_UTF32_LE + b"\x01")
@example(bytes(range(256)) * 9)
def test_no_bytes_raise_and_every_line_is_accounted_for(data: bytes) -> None:
    assert_accounted_for(read(data))


@given(HEADS, SCRAPS)
def test_every_line_of_a_page_of_scraps_is_accounted_for(head: str, scraps: str) -> None:
    dump = read(head + scraps)
    assert_accounted_for(dump)
    assert all(record.title.strip() for record in dump.records)


@pytest.mark.parametrize("layout", PAGES)
@settings(max_examples=50)
@given(st.lists(cards(), min_size=1, max_size=5))
def test_exactly_the_papers_of_a_page_are_read(layout: str, papers: list[Card]) -> None:
    page = {"glued": glued_page, "cards": cards_page, "bare": bare_page}[layout](papers)
    dump = read(page)
    assert layouts(dump) == [layout]
    assert [(r.title, r.text) for r in dump.records] == [(p.title, p.abstract) for p in papers]
    assert dump.skipped == ()


@pytest.mark.parametrize("layout", PAGES)
def test_a_layout_is_known_by_its_text(layout: str) -> None:
    assert layouts(read(PAGES[layout])) == [layout]


@pytest.mark.parametrize("layout", PAGES)
@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda page: page.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda page: page.replace("\n", "\r").encode(), id="CR"),
        pytest.param(lambda page: codecs.BOM_UTF8 + page.encode(), id="UTF-8 with BOM"),
        pytest.param(lambda page: page.encode("utf-16"), id="UTF-16 with BOM"),
        pytest.param(lambda page: page.encode("utf-16-le"), id="UTF-16-LE"),
        pytest.param(lambda page: page.encode("utf-16-be"), id="UTF-16-BE"),
        pytest.param(lambda page: page.encode("utf-32"), id="UTF-32 with BOM"),
        pytest.param(lambda page: page.rstrip("\n").encode(), id="no final newline"),
        pytest.param(lambda page: ("\n\n" + page + "\n\n").encode(), id="blank lines around"),
    ],
)
def test_encodings_and_line_ends_do_not_matter(layout: str, encode: Callable[[str], bytes]) -> None:
    assert read_papers(encode(PAGES[layout])) == read_papers(PAGES[layout])


@pytest.mark.parametrize("layout", PAGES)
def test_a_page_saved_twice_in_one_file_has_its_papers_twice(layout: str) -> None:
    page = codecs.BOM_UTF8 + PAGES[layout].encode()
    dump = read(page + page)
    assert [(r.title, r.text) for r in dump.records] == 2 * read_papers(page)
    assert dump.skipped == ()


MARKS = (
    "\n",
    "\n\n",
    "·",
    "Subscribe",
    "new",
    "Apr 15",
    "Daily Papers",
    "  • 4 authors\n·\n",
    "\0",
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Pages one below the other, with parts cut out, repeated, moved, and marks put in."""
    text = "".join(draw(st.lists(st.sampled_from(sorted(PAGES.values())), max_size=3)))
    for _ in range(draw(st.integers(1, 6))):
        first, second = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        before, part, after = text[:first], text[first:second], text[second:]
        text = draw(
            st.sampled_from(
                [
                    before + after,
                    before + part + part + after,
                    after + part + before,
                    before + draw(st.sampled_from(MARKS)) + part + after,
                    before + part.replace("\n", "\n\n") + after,
                    before + part.upper() + after,
                ]
            )
        )
    return text


@settings(max_examples=300)
@given(mutated(), st.lists(st.tuples(st.integers(1, 40), st.integers(0, 9)), max_size=2))
def test_every_line_of_mutated_pages_is_in_one_place(
    text: str, skip: list[tuple[int, int]]
) -> None:
    answers = Answers(
        skip=tuple(range(first, first + more + 1) for first, more in skip),
        papers=tuple(range(first + 7, first + 8) for first, _ in skip),
    )
    dump = read_dump(saved(text), answers)
    assert_accounted_for(dump)
    assert all(str(problem) for problem in find_problems(dump, answers, allow_unread=False))
    for page_id, page in zip(dump.page_ids, dump.pages, strict=True):
        assert {record.page_id for record in page.records} <= {page_id}
        assert all(record.line > page.line for record in page.records)


@pytest.mark.parametrize("first", PAGES)
@pytest.mark.parametrize("second", PAGES)
def test_files_joined_without_a_line_break_lose_nothing(first: str, second: str) -> None:
    dump = read(PAGES[first].rstrip() + PAGES[second])
    assert_accounted_for(dump)
    assert facts(dump) == facts(read(PAGES[first])) + facts(read(PAGES[second]))
    assert layouts(dump) == [first, second]
    assert dump.skipped == ()


@each_folder_of_dumps
def test_the_five_dumps_in_one_file(folder: Path) -> None:
    data = [path.read_bytes().rstrip() for path in sorted(folder.iterdir())]
    for order in (data, data[::-1]):
        dump = read(b"".join(order))
        assert_accounted_for(dump)
        assert facts(dump) == [fact for each in order for fact in facts(read(each))]
        assert len(dump.pages) == 5


def test_pages_of_different_layouts_in_one_file_are_each_read() -> None:
    dump = read("\n".join(PAGES.values()))
    assert layouts(dump) == list(PAGES)
    assert [str(page.captured) for page in dump.pages] == ["None", "Apr 15", "Mar 13"]
    assert [(r.title, r.text) for r in dump.records] == 3 * read_papers(PAGES["glued"])
    assert [record.page for record in dump.records] == [1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize("layout", PAGES)
def test_a_line_without_end_is_skipped_and_the_rest_is_read(layout: str) -> None:
    page = PAGES[layout].replace("A cache is lit. It forgets nothing.", "word " * 500_000)
    dump = read(page)
    assert_accounted_for(dump)
    assert [record.title for record in dump.records] == [paper.title for paper in PAPERS]
    (skipped,) = dump.skipped
    assert skipped.reason == "too long for an abstract: 2,499,999 characters"
    assert len(skipped.excerpt) == 80


@pytest.mark.parametrize("layout", PAGES)
def test_no_abstract_has_more_than_ten_thousand_characters(layout: str) -> None:
    for characters in (10_000, 10_001):
        text = ("word " * 2000)[: characters - 1].ljust(characters, ".")
        dump = read(PAGES[layout].replace("A cache is lit. It forgets nothing.", text))
        assert dump.records[0].text == (text if characters == 10_000 else "")
        assert len(dump.skipped) == (characters > 10_000)


LONG = "A cache is lit by day. It forgets nothing, and nobody regrets it. " * 5
GLUED_LINES = "".join(f"Lantern {number}\n{LONG}\n" for number in range(30))


@pytest.mark.parametrize("layout", ["bare", "cards"])
@pytest.mark.parametrize("empty", ["", "\n"])
def test_a_glued_page_without_its_head_below_another_is_read(layout: str, empty: str) -> None:
    dump = read(PAGES[layout] + empty + GLUED_LINES)
    assert_accounted_for(dump)
    assert [record.title for record in dump.records[2:]] == [f"Lantern {n}" for n in range(30)]
    assert all(len(record.lines) == 2 for record in dump.records)


@each_folder_of_dumps
def test_an_abstract_that_lost_its_title_to_a_cut_is_not_taken_in_silence(folder: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    for glued in (texts[0], texts[2]):
        headless = "".join(glued.splitlines(keepends=True)[3:])
        dump = read(f"{texts[4]}\n{headless}")
        assert_accounted_for(dump)
        assert len(dump.records) == 62 + len(read(glued).records) - 1
        (problem,) = find_problems(dump, Answers(), allow_unread=False)
        assert problem.line == texts[4].count("\n") + 2
        assert problem.message.startswith("does all of this belong to ")


@pytest.mark.parametrize("width", [40, 80, 270, 300])
def test_a_paragraph_may_be_wrapped(width: int) -> None:
    wrapped = textwrap.fill(LONG, width)
    assert "\n" in wrapped
    page = cards_page([Card(title="Lantern", abstract=wrapped)])
    assert read_papers(page) == [("Lantern", LONG.strip())]


@pytest.mark.parametrize("word", ["x", "• ", "Apr ", ". "])
def test_a_megabyte_of_nothing_is_read(word: str) -> None:
    unbroken = word * (1_000_000 // len(word))
    assert_accounted_for(read(PAGES["cards"] + f"\n·\n{unbroken}\n·\n{unbroken}"))


def test_an_empty_file_has_no_lines() -> None:
    dump = read(b"")
    assert (dump.pages, dump.line_count, dump.skipped) == ((), 0, ())


@pytest.mark.parametrize("data", [b"one line", b"\x89PNG\r\n\x1a\n" + bytes(200), b"\n\n\n"])
def test_a_file_without_the_head_of_a_page_is_skipped_whole(data: bytes) -> None:
    dump = read(data)
    (skipped,) = dump.skipped
    assert dump.pages == ()
    assert (skipped.line, skipped.count) == (1, dump.line_count)
    assert dump.unread is not None
    assert skipped.reason == f"looks like {dump.unread.looks_like}"


def test_bytes_without_meaning_are_shown_not_lost() -> None:
    assert decode(b"caf\xe9 au lait") == "caf\ufffd au lait"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\r\nb\rc\n\n", ["a", "b", "c", ""]),
        ("a\u2028b\x0cc\x85d", ["a\u2028b\x0cc\x85d"]),
    ],
)
def test_lines_are_those_of_an_editor(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines


@each_folder_of_dumps
def test_facts_of_the_five_dumps(folder: Path) -> None:
    dumps = [read_dump(saved(p)) for p in sorted(folder.iterdir())]
    records = [record for dump in dumps for record in dump.records]
    assert [len(dump.records) for dump in dumps] == [119, 70, 199, 45, 62]
    pages = [page for dump in dumps for page in dump.pages]
    assert [page.layout for page in pages] == ["glued", "cards", "glued", "cards", "bare"]
    assert [str(page.captured) for page in pages] == ["None", "Dec 11", "None", "Apr 15", "Mar 13"]
    assert sum(record.date is not None for record in records) == 106
    assert all(len(record.abstract) == 1 for record in records)
    assert not any(dump.skipped for dump in dumps)
    for dump in dumps:
        assert_accounted_for(dump)


@needs_real_dumps
def test_the_bundled_dumps_list_what_the_real_ones_do() -> None:
    def listed(folder: Path) -> list[tuple[object, ...]]:
        dumps = [read_dump(saved(p)) for p in sorted(folder.iterdir())]
        return [
            (r.lines, r.title, r.date, r.authors_count, r.organization, r.comments)
            for dump in dumps
            for r in dump.records
        ]

    assert listed(BUNDLED) == listed(REAL)


def test_a_file_in_another_encoding_is_read_and_said_to_be() -> None:
    text = "@misc{a,\n  title = {A Lantern},\n  author = {Zoë Doe},\n  eprint = {2401.00001}}\n"
    dump = read_dump(saved(text.encode("cp1252"), "a.bib"))
    assert [record.title for record in dump.records] == ["A Lantern"]
    assert [(problem.line, problem.severity) for problem in dump.problems] == [(3, "warning")]
    assert read_dump(saved(text, "a.bib")).problems == ()


def test_two_layouts_that_a_file_is_about_as_like_to_are_for_the_curator_to_choose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, other = (replace(each, likeness=lambda _: 0.8) for each in LAYOUTS[:2])
    monkeypatch.setattr("sitegen.content.dumps.layouts.LAYOUTS", (one, other))
    dump = read_dump(saved("a text\n"))
    assert dump.unread and dump.unread.layouts == (one.name, other.name)
    assert dump.records == ()
    chosen = read_dump(saved("a text\n"), Answers(layout=other.name))
    assert chosen.unread is None
