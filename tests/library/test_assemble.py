"""From the content to the library, with every problem met on the way."""

import re
import shutil
from pathlib import Path

import pytest

from sitegen.content.lock_file import Lock, write_lock
from sitegen.content.settings import read_settings
from sitegen.library.paper import paper_id
from sitegen.progress import Progress
from sitegen.site.build import build
from sitegen.site.plan import read
from tests.conftest import settings_of
from tests.corpus import ROOT


def problems(folder: Path) -> list[str]:
    reported = read(settings_of(folder), Progress()).problems
    return [str(problem).removeprefix(f"{folder}/content/") for problem in reported]


def test_each_file_adds_its_problems(golden: Path) -> None:
    content = golden / "content"
    (content / "papers.lock").write_text("<<<<<<< ours\n")
    (content / "curation.yml").write_text("paths: [{title: x, papers: [{paper: Orchad}]}]\n")
    (content / "pages" / "about.md").write_text("[x](paper:Nowhere at all)\n")
    topics = (content / "topics.yml").read_text().replace("topic:scheduling", "topic:schedulin")
    (content / "topics.yml").write_text(topics)
    reported = [problem.partition(" (")[0] for problem in problems(golden)]
    assert reported == [
        "papers.lock:1: an unresolved merge conflict",
        "dumps/january.txt:11: is this a paper? 'A Survey of Forgotten Keys' has neither an "
        "abstract nor a byline",
        "dumps/march.txt:53: 1 line skipped: an abstract with no title above it",
        "curation.yml:1:30: there is no paper 'Orchad'",
        "topics.yml:15:35: there is no topic 'schedulin'",
        "pages/about.md:1:11: there is no paper 'Nowhere at all'",
    ]


def test_a_paper_is_named_once_in_a_path_whatever_it_is_called(golden: Path) -> None:
    title = "Lantern: Lighting a Cache Without Regret"
    steps = f"[{{paper: '{title}'}}, {{paper: {paper_id(title)}}}]"
    curation = f"paths: [{{title: x, papers: {steps}}}]\n"
    (golden / "content" / "curation.yml").write_text(curation)
    (said,) = (each for each in problems(golden) if "second time" in each)
    assert said == (
        f"curation.yml:1:{curation.rindex('paper:') + 1}: '{paper_id(title)}' a second time "
        "in one path (name each paper once in a path)"
    )


def test_a_step_needs_a_topic_whose_picks_it_is_among(golden: Path) -> None:
    curation = 'papers: {"Learning to Whistle": {pick: x, step: y}}\n'
    (golden / "content" / "curation.yml").write_text(curation)
    (said,) = (each for each in problems(golden) if "'step'" in each)
    assert said.startswith("curation.yml:1:43: a 'step', but the paper is under no topic")
    (golden / "content" / "curation.yml").write_text(curation.replace("step: y", "topic: search"))
    assert not any("'step'" in each for each in problems(golden))


@pytest.mark.parametrize("name", ["explore.md", "papers/mine.md", "Index.md", "essays/README.md"])
def test_a_page_cannot_take_an_address_of_the_site(golden: Path, name: str) -> None:
    page = golden / "content" / "pages" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Mine\n")
    assert f"pages/{name}: the site generates a page at that address (rename the file)" in (
        problems(golden)
    )


def test_every_page_the_site_makes_is_an_address_that_is_taken(golden: Path) -> None:
    build(settings_of(golden), Progress())
    docs = golden / "build" / "docs"
    made = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    pages = golden / "content" / "pages"
    by_hand = {"about.md", "glossary.md", "essays/on-forgetting.md"}
    for name in made - by_hand:
        (pages / name).parent.mkdir(exist_ok=True)
        (pages / name).write_text("# Mine\n")
    refused = {
        match[1]
        for reported in problems(golden)
        if (match := re.match(r"pages/(.*): the site", reported))
    }
    assert refused == made - by_hand


def test_pins_reach_matching_and_topics_the_library(golden: Path) -> None:
    library = read(settings_of(golden), Progress()).library
    errata = [paper for paper in library.papers.values() if paper.title.value == "Errata"]
    assert len(errata) == 2
    assert len({paper.id for paper in errata}) == 2


def test_links_of_introductions_and_pages_are_resolved(golden: Path) -> None:
    assembly = read(settings_of(golden), Progress())
    introduction = assembly.library.taxonomy.by_slug["caches"].introduction
    assert "[the lantern](../papers/lantern-" in introduction
    assert "[scheduling](../topics/scheduling.md)" in introduction
    assert "[the orchard](papers/orchard-" in assembly.handwritten["about.html"].markdown
    assert (
        "[caches](../topics/caches.md)"
        in assembly.handwritten["essays/on-forgetting.html"].markdown
    )


def test_the_bundled_list_has_nothing_to_fix() -> None:
    assembly = read(settings_of(ROOT), Progress())
    assert [str(problem) for problem in assembly.problems] == []
    assert len(assembly.library.papers) == 409
    seen = [len(paper.listings) for paper in assembly.library.papers.values()]
    assert [seen.count(times) for times in (1, 2, 3, 4)] == [346, 45, 13, 5]


def test_an_introduction_names_what_its_page_lists_by_the_lists_own_dumps(golden: Path) -> None:
    topics = golden / "content" / "topics.yml"
    named = "[a lantern](paper:Lantern: Lighting a Cache Without Regret)"
    topics.write_text(topics.read_text().replace("Everything flows.", f"Unlike {named}."))
    reported = [problem for problem in problems(golden) if "does not list" in problem]
    assert [problem.partition(" (")[0] for problem in reported] == [
        "topics.yml:49:45: the introduction of 'rivers' names a paper that its page does not list"
    ]
    settings = read_settings(golden / "content", dumps=(golden / "content" / "dumps",))
    assert not settings.own_dumps
    others = read(settings, Progress()).problems
    assert not [problem for problem in others if "does not list" in problem.message]


@pytest.mark.parametrize(
    ("link", "reported"),
    [
        ("nowhere.md", "there is no page 'nowhere'"),
        ("../about.md", None),
        ("../index.md#newest", None),
        ("../topics/search.html", None),
        ("../topics/serach.md", "there is no page '../topics/serach'"),
        ("other.md", None),
        ("https://example.org/nowhere.html", None),
    ],
)
def test_a_page_links_to_pages_there_are(golden: Path, link: str, reported: str | None) -> None:
    folder = golden / "content" / "pages" / "drafts"
    folder.mkdir()
    (folder / "other.md").write_text("# Other\n")
    (folder / "one.md").write_text(f"# One\n\nSee [it]({link}).\n")
    dead = [problem for problem in problems(golden) if "there is no page" in problem]
    expected = [f"pages/drafts/one.md:3:10: {reported}"] if reported else []
    assert [problem.partition(" (")[0] for problem in dead] == expected


def test_the_library_holds_the_lock_as_it_will_be_published(golden: Path) -> None:
    (golden / "content" / "papers.lock").unlink()
    first = read(settings_of(golden), Progress())
    assert first.lock == Lock()
    assert first.library.lock.entries.keys() == first.library.papers.keys()
    lock_file = golden / "content" / "papers.lock"
    lock_file.write_text(write_lock(first.library.lock), encoding="utf-8")
    again = read(settings_of(golden), Progress())
    assert again.lock == again.library.lock == first.library.lock


def test_a_look_at_other_dumps_has_a_lock_of_its_own(golden: Path) -> None:
    own = read(settings_of(golden), Progress()).library.lock
    (golden / "content" / "papers.lock").write_text(write_lock(own), encoding="utf-8")
    (golden / "other").mkdir()
    shutil.copy(golden / "content" / "dumps" / "may.txt", golden / "other")
    settings = read_settings(golden / "content", dumps=(golden / "other",))
    library = read(settings, Progress()).library
    assert library.lock.entries.keys() == library.papers.keys() < own.entries.keys()
