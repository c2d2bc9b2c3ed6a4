"""A page saved with its links reads like the copied one, and its titles tell their ids."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.listing.links import without_links
from sitegen.content.dumps.listing.page_layout import BYLINE
from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for, facts
from tests.corpus import CAPTURES, saved
from tests.strategies import Card, cards, cards_page

SITE = "https://huggingface.co"
Linked = list[tuple[str, str]]  # texts and where they link to; nothing for plain text


def linked(papers: Sequence[Card]) -> Linked:
    """What a page shows in its order; the papers have the ids 2401.00001, 2401.00002 and so on."""
    head = [
        ("new", ""),
        ("Get trending papers in your email inbox!", ""),
        ("Subscribe", f"{SITE}/login?next=%2Fpapers"),
        ("# Daily Papers", ""),
        ("by AK and the research community", ""),
        ("- Daily", ""),
        ("Trending Papers", f"{SITE}/papers/trending"),
        ("Apr 15", ""),
    ]
    return head + [
        each
        for number, paper in enumerate(papers, 1)
        for each in listing(paper, f"2401.{number:05}")
    ]


def listing(paper: Card, arxiv: str) -> Linked:
    address = f"{SITE}/papers/{arxiv}"
    found = re.fullmatch(r"(\w{3} \d+(?:, \d{4})?)(?: (\d+))?", paper.when or "")
    assert found
    votes = [("7", f"{SITE}/login?next=%2Fpapers%2F{arxiv}")]
    texts = [(f"### {paper.title}", address), (paper.abstract, address)]
    who = paper.who or ""
    if "•" in who:
        byline = [(who.replace("•", "-").strip(), address)]
    else:
        slug, _, name = who.partition(" ")
        byline = [(name, f"{SITE}/{slug}")]
    day = [("·", ""), (found[1], "")]
    comment = [(found[2], f"{address}#community")] if found[2] else []
    return votes + texts + byline + day + comment


def as_markdown(items: Linked) -> str:
    def one(text: str, url: str) -> str:
        marks = re.match(r"#* ?", text)
        start = marks.group() if marks else ""
        return f"{start}[{text.removeprefix(start)}]({url})" if url else text

    return "\n\n".join(one(*item) for item in items) + "\n"


def as_numbered(items: Linked) -> str:
    lines: list[str] = []
    notes: list[str] = []
    for text, url in items:
        if url:
            notes.append(f"[{len(notes) + 1}]: {url}")
        heading = text.startswith("#")
        if url and heading:
            lines.append(f"\n### [{text.removeprefix('### ')}][{len(notes)}]\n")
        else:
            lines.append(f"[\n{text}\n][{len(notes)}]" if url else f"\n{text}")
    return "\n".join([*lines, "", *notes]) + "\n"


def as_addresses(items: Linked) -> str:
    lines = [line for text, url in items for line in (text.lstrip("#").strip(), url) if line]
    return "\n\n".join(lines) + "\n"


FORMS = [as_markdown, as_numbered, as_addresses]


def read(text: str) -> Dump:
    dump = read_dump(saved(text))
    assert_accounted_for(dump)
    return dump


def told_apart(card: Card) -> Card:
    """A name that begins with that of its page might have been copied with it in front."""
    return replace(card, who=f"x-{card.who}") if card.who and "•" not in card.who else card


@pytest.mark.parametrize("form", FORMS)
@given(papers=st.lists(cards().map(told_apart), min_size=1, max_size=4))
def test_a_page_with_links_reads_like_the_copied_one(
    form: Callable[[Linked], str], papers: list[Card]
) -> None:
    dump = read(form(linked(papers)))
    assert facts(dump) == facts(read(cards_page(papers)))
    assert [record.arxiv for record in dump.records] == [
        f"2401.{number:05}" for number in range(1, len(papers) + 1)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_year_of_a_neighboring_day_is_that_of_the_page(form: Callable[[Linked], str]) -> None:
    items = linked(
        [Card(title="A Lantern", abstract="It is lit.", who="  • 2 authors", when="Apr 2")]
    )
    items.insert(7, ("Previous", f"{SITE}/papers/date/2024-04-14"))
    (page,) = read(form(items).replace("Previous", "Weekly")).pages
    assert str(page.captured) == "Apr 15, 2024"


@given(st.text(alphabet="[]()!#\\ \nab:/", max_size=80))
def test_no_line_is_added_or_lost(text: str) -> None:
    lines = text.split("\n")
    assert len(without_links(lines).texts) == len(lines)


def test_endless_brackets_take_no_time() -> None:
    without_links(["[" * 200_000 + "](" * 100_000])


def test_endless_heads_take_no_time() -> None:
    """Were all lines below each looked at, this would take hours."""
    assert len(without_links([BYLINE] * 100_000).texts) == 100_000


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not here")
@pytest.mark.parametrize("name", ["md.md", "reflink.txt", "urls.txt"])
def test_the_saved_page(name: str) -> None:
    dump = read_dump(saved(CAPTURES / "hf" / name))
    assert_accounted_for(dump)
    assert [record.authors_count for record in dump.records] == [13, 5, 8, 5]
    assert [str(record.date) for record in dump.records] == [
        *("Apr 23", "May 22", "Mar 31", "Jun 29, 2022")
    ]
    assert all(len(record.abstract) == 1 for record in dump.records)
