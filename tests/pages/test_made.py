"""How the list is made: a possible duplicate's ready lines, put into curation.yml as they stand,
decide that pair and no other."""

from pathlib import Path

import pytest

from sitegen.content.lock_file import write_lock
from sitegen.content.settings import Settings
from sitegen.library.history import update
from sitegen.library.library import Library
from sitegen.matching.cluster import PossibleMatch
from sitegen.pages.made import PER_PAGE, made_pages
from sitegen.pages.render import render, render_markdown
from sitegen.present.view import MadeView, PossibleMatchView
from sitegen.progress import Progress
from sitegen.site.plan import read
from sitegen.starter import start
from tests.conftest import settings_of
from tests.factories import ADA, library, paper

HEAD = """new

Get trending papers in your email inbox!

Subscribe

Daily Papers

byAK and the research community

{day}
"""
SPARROWS = (
    "sparrows travel along rivers because magnetic fields guide young birds which learn routes "
    "from parents during autumn storms across northern valleys and remember every lighthouse"
)
HARBORS = (
    "harbors schedule cranes using auctions where ships bid tokens against deadlines so that "
    "container stacks shrink while trucks idle less at gates of seven terminals in thick fog"
)
GLACIERS = (
    "glaciers sing when meltwater drips through hollow ice pipes producing harmonics our "
    "microphones record beneath tents pitched by patient students whose notebooks freeze solid"
)
TITLES = ("Waiting", "灯笼果八研究", "Tide Tables for Robots")
CHANGED = ("Waiting", "灯笼果八研究", "Tide Tables for Robot")


def dump(day: str, titles: tuple[str, ...], texts: tuple[str, ...]) -> str:
    cards = [
        f"{t}\n\n{text}\n\n  • 4 authors\n·\nMar 2" for t, text in zip(titles, texts, strict=True)
    ]
    return "\n\n".join([HEAD.format(day=day), *cards]) + "\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Titles that two abstracts each have; one dump has a name that YAML would split."""
    folder = tmp_path / "mine"
    list(start(folder))
    starters = ("dumps/first.txt", "pages/about.md", "../requirements.txt")
    for name in starters:
        (folder / "content" / name).unlink()
    (folder / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    one = dump("Mar 14", TITLES, (SPARROWS, HARBORS, GLACIERS))
    two = dump("Apr 15", CHANGED, (HARBORS, GLACIERS, SPARROWS))
    (folder / "content" / "dumps" / "one, first.txt").write_text(one, encoding="utf-8")
    (folder / "content" / "dumps" / "two.txt").write_text(two, encoding="utf-8")
    return settings_of(folder)


def possible_matches(library: Library) -> tuple[PossibleMatchView, ...]:
    view = next(made_pages(library)).view
    assert isinstance(view, MadeView)
    return view.possible_matches


def pairs(library: Library) -> set[frozenset[tuple[str, int]]]:
    return {pair(library, match) for match in library.possible_matches}


def pair(library: Library, match: PossibleMatch) -> frozenset[tuple[str, int]]:
    return frozenset((record.dump, record.line) for _, record in library.sides(match))


def publish(settings: Settings, library: Library) -> None:
    lock = update(library.lock, list(library.papers.values()), None)
    settings.lock_file.write_text(write_lock(lock), encoding="utf-8")


@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize("decision", ["same", "different"])
def test_a_ready_line_decides_its_pair_and_no_other(
    settings: Settings, decision: str, published: bool
) -> None:
    before = read(settings, Progress()).library
    if published:
        publish(settings, before)
    matches = possible_matches(before)
    assert len(matches) == len(before.possible_matches) >= 3
    for shown, match in zip(matches, before.possible_matches, strict=True):
        line = shown.decide_same if decision == "same" else shown.decide_different
        settings.curation_file.write_text(f"{line}\n", encoding="utf-8")
        after = read(settings, Progress())
        assert after.problems == (), line
        assert len(after.library.papers) == len(before.papers) - (decision == "same"), line
        assert pair(before, match) not in pairs(after.library)


def test_a_list_is_decided_line_by_line(settings: Settings) -> None:
    library = read(settings, Progress()).library
    lines = [match.decide_different.splitlines() for match in possible_matches(library)]
    text = "\n".join([lines[0][0], *(line for _, line in lines)])
    settings.curation_file.write_text(text, encoding="utf-8")
    assembly = read(settings, Progress())
    assert assembly.problems == ()
    assert assembly.library.possible_matches == ()


def test_long_lists_of_doubts_are_in_parts() -> None:
    count = PER_PAGE + 1
    shelf = library([paper(f"Finch {n}", authors=(ADA,), is_confirmed=False) for n in range(count)])
    first, second = made_pages(shelf)
    assert [page.path for page in (first, second)] == [
        "how-this-list-is-made.html",
        "how-this-list-is-made/page-2.html",
    ]
    assert [len(page.view.unconfirmed) for page in (first, second)] == [PER_PAGE, 1]
    text, alternate = render(second), render_markdown(second)
    for written in (text, alternate):
        assert "How this list is made, page 2" in written
        assert "Duplicates" not in written
        assert "Unconfirmed facts" in written
    assert 'rel="prev"' in text
    assert len(render(first)) < 1_000_000


def test_what_nobody_confirms_is_listed() -> None:
    one = paper(authors=(ADA,), is_confirmed=False)
    view: MadeView = next(made_pages(library([one, paper("Finch")]))).view
    assert [(each.paper.text, each.facts[0].unconfirmed) for each in view.unconfirmed] == [
        (one.title.value, "source page 1, line 1")
    ]
