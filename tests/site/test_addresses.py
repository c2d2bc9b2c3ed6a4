"""Addresses last forever: topics, years and the curator's own pages too."""

import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from sitegen.content.lock_file import write_lock
from sitegen.content.lock_reader import read_lock
from sitegen.errors import ContentError
from sitegen.progress import Progress
from sitegen.site.build import build, publish
from tests.conftest import copy_golden, settings_of
from tests.text.test_data_script import read_packed

ATOM = "{http://www.w3.org/2005/Atom}"
RIVERS = """
  - slug: rivers
    name: Rivers
    group: Moving
    scope: "What flows."
    introduction: "Everything flows."
    phrases:
      decisive: [river]
      telling: [sea]
"""


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden list, published, then changed in every way that takes an address away."""
    golden = copy_golden(tmp_path_factory.mktemp("addresses"))
    content = golden / "content"
    lamps = content / "pages" / "essays" / "on-lamps.md"
    lamps.write_text("# On lamps\n", encoding="utf-8")
    publish(settings_of(golden), Progress())
    lock = content / "papers.lock"
    edit(lock, ('"addresses": [\n', '"addresses": [\n  "topics/caches/page-2.html",\n'))
    lamps.unlink()
    edit(
        content / "topics.yml",
        ("  - slug: caches\n", "  - slug: lanterns\n    formerly: [caches, lights]\n"),
        ("  - slug: search\n", "  - slug: search\n    formerly: [lights]\n"),
        (RIVERS, "\nretired:\n  rivers: They <ran> dry.\n"),
    )
    edit(content / "curation.yml", (", date: 2022-01-31", ""))
    publish(settings_of(golden), Progress())
    return golden / "build" / "site"


def text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_everything_that_was_published_is_there(site: Path) -> None:
    lock_file = site.parents[1] / "content" / "papers.lock"
    lock, problems = read_lock("papers.lock", lock_file.read_text(encoding="utf-8"))
    assert problems == ()
    assert {"topics/rivers.ris", "years/2022.html", "essays/on-lamps.md"} <= set(lock.addresses)
    assert set(lock.addresses) <= files(site)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("topics/caches.html", "../topics/lanterns.html"),
        ("topics/caches/page-2.html", "../../topics/caches.html"),
    ],
)
def test_a_renamed_topic_leaves_redirects(site: Path, path: str, target: str) -> None:
    page = text(site, path)
    assert f'content="0; url={target}"' in page
    assert f'href="{target}"' in page


def test_the_markdown_of_a_renamed_topic_leads_on(site: Path) -> None:
    copy = text(site, "topics/caches.md")
    assert "This topic is now at" in copy and "(../topics/lanterns.md)" in copy


@pytest.mark.parametrize("ending", [".bib", ".ris", ".csl.json"])
def test_the_references_of_a_former_slug_are_those_of_the_topic(site: Path, ending: str) -> None:
    assert text(site, f"topics/caches{ending}") == text(site, f"topics/lanterns{ending}") != ""


def test_the_feeds_of_a_former_slug_go_on_under_their_own_name(site: Path) -> None:
    old, new = (
        ElementTree.fromstring(text(site, f"topics/{s}.atom")) for s in ("caches", "lanterns")
    )
    assert old.findtext(f"{ATOM}id") != new.findtext(f"{ATOM}id")
    assert "topics/caches.atom" in str(old.findtext(f"{ATOM}id"))
    ids = [
        [str(entry.findtext(f"{ATOM}id")) for entry in feed.iter(f"{ATOM}entry")]
        for feed in (old, new)
    ]
    assert [each.partition("#")[0] for each in ids[0]] == [
        each.partition("#")[0] for each in ids[1]
    ]
    assert ids[0] and all(each.endswith("#caches") for each in ids[0])


def test_a_slug_that_two_topics_name_shows_both(site: Path) -> None:
    page = text(site, "topics/lights.html")
    assert 'href="../topics/lanterns.html">Caches &amp; lanterns</a>' in page
    assert 'href="../topics/search.html">Search</a>' in page
    keys = [
        set(re.findall(r"@\w+\{(.*),", text(site, f"topics/{s}.bib")))
        for s in ("lights", "lanterns", "search")
    ]
    assert keys[0] == keys[1] | keys[2]


def test_a_retired_topic_says_where_its_papers_went(site: Path) -> None:
    page, copy = text(site, "topics/rivers.html"), text(site, "topics/rivers.md")
    assert "They &lt;ran&gt; dry. Its papers are now under" in page
    targets = re.findall(
        r'href="\.\./topics/([a-z]+)\.html">[^<]*</a> <span[^>]*>\d+ papers?<', page
    )
    assert targets and "rivers" not in targets
    assert all(f"(../topics/{slug}.md): " in copy for slug in targets)
    assert "@" in text(site, "topics/rivers.bib")
    assert json.loads(text(site, "topics/rivers.json"))["items"]


def test_a_year_without_papers_says_where_to_look(site: Path) -> None:
    page = text(site, "years/2022.html")
    assert "<h1>2022</h1>" in page and 'href="../years.html">By year</a>' in page


def test_a_page_of_ones_own_that_is_gone_leaves_a_note(site: Path) -> None:
    assert "no longer part of the site" in text(site, "essays/on-lamps.html")
    assert "# On lamps" in text(site, "essays/on-lamps.md")


def test_nothing_former_is_in_a_menu_or_in_the_sitemap(site: Path) -> None:
    menu = text(site, "years.html").partition('<nav class="sg-nav"')[2].partition("</nav>")[0]
    machines = text(site, "sitemap.xml") + text(site, "llms.txt") + text(site, "feeds.opml")
    for path in ("topics/caches.", "topics/lights.", "topics/rivers.", "years/2022.", "on-lamps"):
        assert path not in menu + machines, path
        assert path not in text(site, "data.html")


def test_explore_knows_former_slugs(site: Path) -> None:
    _, facts = read_packed(text(site, "explore/papers.js"))
    formerly = {
        topic["value"]: topic["formerly"]
        for topic in facts["choices"]["topics"]
        if "formerly" in topic
    }
    assert formerly == {"lanterns": ["caches", "lights"], "search": ["lights"]}


def test_another_build_keeps_what_a_retired_topic_says(site: Path) -> None:
    golden = site.parents[1]
    before = {name: (site / name).read_bytes() for name in files(site)}
    build(settings_of(golden), Progress(), locked=True)
    assert {name: (site / name).read_bytes() for name in files(site)} == before


def test_a_topic_that_vanishes_is_an_error(golden: Path) -> None:
    publish(settings_of(golden), Progress())
    edit(golden / "content" / "topics.yml", (RIVERS, ""))
    with pytest.raises(ContentError) as caught:
        publish(settings_of(golden), Progress())
    (problem,) = caught.value.problems
    assert problem.path.endswith("topics.yml") and problem.line
    assert "the topic 'rivers' was published, but is gone" in problem.message
    assert "formerly: [rivers]" in problem.remedy and "retired: [rivers]" in problem.remedy


def test_an_address_that_nothing_makes_any_more_is_refused(golden: Path) -> None:
    lock_file = golden / "content" / "papers.lock"
    lock, _ = read_lock("", lock_file.read_text(encoding="utf-8"))
    lost = write_lock(lock).replace('"addresses": []', '"addresses": ["papers.endnote"]')
    lock_file.write_text(lost, encoding="utf-8")
    with pytest.raises(ContentError, match=r"lost 1 of .*: papers\.endnote \(restore them"):
        publish(settings_of(golden), Progress())
    assert not (golden / "build" / "site").exists()


# -- Authors


def publish_with(folder: Path, *changes: tuple[str, str]) -> Path:
    edit(folder / "content" / "curation.yml", *changes)
    publish(settings_of(folder), Progress())
    return folder / "build" / "site"


def test_an_authors_page_stays_with_one_paper_and_with_none(golden: Path) -> None:
    page = "authors/zoe-numbat.html"
    site = publish_with(golden)
    assert "2 papers on this list" in text(site, page)
    publish_with(golden, (", authors: [Zoe Numbat, ", ", authors: ["))
    assert "1 paper on this list" in text(site, page)
    publish_with(golden, ("Zoë <i>Numbat</i>, ", ""))
    assert "<h1>Zoe Numbat</h1>" in text(site, page)
    assert "No paper of this list names this author any more." in text(site, page)
    assert 'href="../authors.html">Authors</a>' in text(site, page)
    assert "# Zoe Numbat" in text(site, "authors/zoe-numbat.md")


def test_a_name_that_turns_out_to_be_anothers_leads_to_them(golden: Path) -> None:
    apart = ("authors:\n  same: [[Ada Bettong, A. Bettong]]\n", "")
    twice = (", authors: [Zoe Numbat, ", ", authors: [A. Bettong, Zoe Numbat, ")
    site = publish_with(golden, apart, twice)
    assert "2 papers on this list" in text(site, "authors/a-bettong.html")
    publish_with(
        golden, ("hidden_authors:", "authors: {same: [[Ada Bettong, A. Bettong]]}\nhidden_authors:")
    )
    assert 'content="0; url=../authors/ada-bettong.html"' in text(site, "authors/a-bettong.html")


def test_a_name_that_turns_out_to_be_several_peoples_leads_to_each(golden: Path) -> None:
    lantern, whistle = "Lantern: Lighting a Cache Without Regret", "Learning to Whistle"
    site = publish_with(golden)
    apart = f'authors:\n  different: {{Zoë Numbat: [["{lantern}"], [{whistle}]]}}\n'
    publish_with(golden, ("authors:\n  same", f"{apart}  same"))
    assert "Several people of this name are on this list." in text(site, "authors/zoe-numbat.html")


# -- Identifiers


ENTRY = """@article{{lighthouse,
  title = {{{title}}},
  author = {{Wren, Ida and Rook, Abe}},
  year = {{2024}},
  eprint = {{2401.10020}},
  archiveprefix = {{arXiv}},
  abstract = {{{abstract}}},
}}
"""


def test_a_paper_with_another_title_and_abstract_keeps_its_address(golden: Path) -> None:
    dump = golden / "content" / "dumps" / "export.bib"
    site = golden / "build" / "site" / "papers"
    first = ENTRY.format(title="Lighthouses for Night Trains", abstract="Trains need no ships.")
    dump.write_text(first, encoding="utf-8")
    publish(settings_of(golden), Progress())
    (page,) = site.glob("lighthouses-for-night-trains-*.html")
    again = ENTRY.format(title="Beacons along the Railway", abstract="Nobody needs a harbor.")
    dump.write_text(again, encoding="utf-8")
    difference = publish(settings_of(golden), Progress()).unpublished
    assert difference.papers == {"retitled": [page.stem]}
    assert not list(site.glob("beacons-*.html"))
    assert "Beacons along the Railway" in page.read_text(encoding="utf-8")
    build(settings_of(golden), Progress(), locked=True)
