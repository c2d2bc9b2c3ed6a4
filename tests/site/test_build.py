"""The whole run: the same bytes every time, and nothing written when anything is wrong."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from sitegen.errors import ContentError, Problem, SitegenError
from sitegen.pages.data import ARCHIVE
from sitegen.progress import Progress
from sitegen.site.build import BUILD_STEPS, build, publish
from sitegen.site.last_build import STORE
from sitegen.site.mkdocs_site import render_pages
from sitegen.site.plan import plan, read
from tests.conftest import copy_golden, settings_of

LANTERN = "papers/lantern-lighting-a-cache-without-regrets-083d30.html"


def tree(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def published(out: Path) -> dict[str, bytes]:
    """All that a build leaves but the store and `mkdocs.yml`, which names a machine's folders."""
    return {name: data for name, data in tree(out).items() if name not in ("mkdocs.yml", STORE)}


def build_elsewhere(folder: Path, **environment: str) -> None:
    """A build by another process, in another folder and time zone, with another hash seed."""
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-m", "sitegen", "build"],
        cwd=copy_golden(folder),
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", **environment},
        check=True,
        capture_output=True,
    )


def test_two_builds_have_the_same_bytes(golden: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    build_elsewhere(elsewhere)
    build(settings_of(golden), Progress())
    first = published(golden / "build")
    assert first == published(elsewhere / "build")
    lock = (golden / "content" / "papers.lock").read_bytes()
    assert lock == (elsewhere / "content" / "papers.lock").read_bytes()
    build(settings_of(golden), Progress())
    assert published(golden / "build") == first
    assert (golden / "content" / "papers.lock").read_bytes() == lock


def test_a_build_leaves_what_it_promises_and_nothing_else(golden: Path) -> None:
    steps, environment, content = Progress(), dict(os.environ), tree(golden / "content")
    planned = build(settings_of(golden), steps)
    assembly = planned.assembly
    assert dict(os.environ) == environment
    assert tree(golden / "content") == content
    assert len(planned.unpublished.papers["new"]) == 7
    assert len(steps.timings) == BUILD_STEPS
    out = golden / "build"
    assert sorted(path.name for path in out.iterdir()) == [
        ".sitegen-build",
        ".sitegen-store",
        ".sitegen.lock",
        "docs",
        "mkdocs.yml",
        "report.json",
        "site",
    ]
    for name in ("index.html", "404.html", "papers.json", "reading-list.zip", LANTERN):
        assert (out / "site" / name).is_file()
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    for dump in report["dumps"]:
        lines = dict(dump["lines"])
        assert lines.pop("total") == sum(lines.values())
    assert report["totals"]["papers"] == len(assembly.library.papers) == 11
    assert {problem.severity for problem in assembly.problems} == {"warning"}


def test_errors_are_all_reported_before_anything_is_written(golden: Path) -> None:
    (golden / "content" / "curation.yml").write_text("papers: {Nowhere: {pik: x}}\nsame: [[a]]\n")
    (golden / "content" / "pages" / "explore.md").write_text("# Mine\n")
    with pytest.raises(ContentError) as caught:
        build(settings_of(golden), Progress())
    assert [(Path(p.path).name, p.line, p.column) for p in caught.value.problems] == [
        ("curation.yml", 1, 10),
        ("curation.yml", 1, 20),
        ("curation.yml", 2, 8),
        ("explore.md", None, None),
    ]
    assert not (golden / "build").exists()


def test_a_dump_that_is_not_read_stops_a_build_unless_it_is_allowed(golden: Path) -> None:
    for name, data in {"empty.txt": b"", "binary.dat": bytes(range(256)), "one.txt": b"x"}.items():
        (golden / "content" / "dumps" / name).write_bytes(data)
    with pytest.raises(ContentError, match="it looks like a binary file"):
        build(settings_of(golden), Progress())
    settings = replace(settings_of(golden), allow_unread=True)
    assembly = build(settings, Progress()).assembly
    assert len(assembly.library.papers) == 11
    assert len([each for each in assembly.problems if each.severity == "notice"]) == 3


def test_a_failing_build_leaves_the_last_good_site(
    golden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings_of(golden), Progress())
    before = tree(golden)

    def interrupt(*_: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sitegen.site.build.render_changed", interrupt)
    (golden / "content" / "dumps" / "may.txt").unlink()
    (golden / "content" / "curation.yml").unlink()
    with pytest.raises(KeyboardInterrupt):
        build(settings_of(golden), Progress(), shrink=True)
    after = tree(golden)
    kept = {name: data for name, data in before.items() if name in after}
    assert after == kept
    assert before.keys() - after.keys() == {"content/dumps/may.txt", "content/curation.yml"}


def test_a_build_killed_in_the_middle_leaves_the_last_good_site(golden: Path) -> None:
    build(settings_of(golden), Progress())
    before = published(golden / "build")
    (golden / "content" / "curation.yml").unlink()
    command = [sys.executable, "-m", "sitegen", "build"]
    with subprocess.Popen(command, cwd=golden, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "Rendering" not in process.stderr.readline():
            assert process.poll() is None
        process.kill()
    left = published(golden / "build")
    assert {name: data for name, data in left.items() if name in before} == before
    assert {name.partition("-")[0] for name in left.keys() - before.keys()} <= {".staging"}
    build(settings_of(golden), Progress())
    hidden = {path.name for path in (golden / "build").glob(".*")}
    assert hidden == {".sitegen-build", ".sitegen-store", ".sitegen.lock"}


def test_a_second_build_keeps_the_time_of_what_did_not_change(golden: Path) -> None:
    build(settings_of(golden), Progress())
    page = golden / "build" / "site" / LANTERN
    os.utime(page, (1_000_000, 1_000_000))
    build(settings_of(golden), Progress())
    assert page.stat().st_mtime == 1_000_000


def test_locked_refuses_an_outdated_lock_before_anything_is_written(golden: Path) -> None:
    lock = golden / "content" / "papers.lock"
    before = lock.read_bytes()
    with pytest.raises(
        SitegenError, match=r"papers\.lock: out of date: .*7 new papers \(.*publish"
    ):
        build(settings_of(golden), Progress(), locked=True)
    assert lock.read_bytes() == before
    assert not (golden / "build").exists()
    publish(settings_of(golden), Progress())
    updated = lock.read_bytes()
    assert updated != before
    build(settings_of(golden), Progress(), locked=True)
    assert lock.read_bytes() == updated


def test_a_look_at_other_dumps_leaves_the_lock_alone(golden: Path) -> None:
    lock = golden / "content" / "papers.lock"
    before = lock.read_bytes()
    other = golden / "other"
    other.mkdir()
    shutil.move(golden / "content" / "dumps" / "january.txt", other)
    settings = replace(settings_of(golden), dumps=(other,), own_dumps=False)
    assembly = build(settings, Progress(), locked=True).assembly
    assert lock.read_bytes() == before
    assert {problem.severity for problem in assembly.problems} == {"notice", "warning"}
    assert len(assembly.library.papers) == 5
    addresses = {path.name for path in (golden / "build/site/papers").glob("*.html")}
    assert addresses == {f"{identifier}.html" for identifier in assembly.library.papers}


def test_the_clock_of_a_build_is_the_newest_capture_or_what_is_given(
    golden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = []

    def note_clock(*_: object) -> None:
        clocks.append(os.environ["SOURCE_DATE_EPOCH"])
        raise KeyboardInterrupt

    monkeypatch.setattr("sitegen.site.mkdocs_site.Renderer", note_clock)
    for given in (None, "86400"):
        if given:
            monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
        with pytest.raises(KeyboardInterrupt):
            build(settings_of(golden), Progress())
    assert clocks == ["1777680000", "86400"]


def test_two_pages_of_one_address_are_refused(golden: Path) -> None:
    (golden / "content" / "pages" / "About.md").write_text("# A second one\n")
    with pytest.raises(ContentError, match=r"About\.md: 'About\.html' and 'about\.html' cannot"):
        build(settings_of(golden), Progress())
    assert not (golden / "build").exists()


@pytest.mark.parametrize("own_dumps", [True, False])
def test_a_page_that_is_not_rendered_stops_the_build(
    golden: Path, monkeypatch: pytest.MonkeyPatch, own_dumps: bool
) -> None:
    settings = replace(settings_of(golden), own_dumps=own_dumps)
    planned = plan(read(settings, Progress()), settings, Progress())
    pages = [page.path for page in planned.files.pages]

    def render_fewer(
        staging: Path, epoch: int, pages: Sequence[str], **options: Any
    ) -> tuple[Problem, ...]:
        return render_pages(staging, epoch, [page for page in pages if page != lost], **options)

    monkeypatch.setattr("sitegen.site.rendered.render_pages", render_fewer)
    for lost in (next(p for p in pages if p.startswith("papers/")), "topics/caches.html"):
        with pytest.raises(ContentError, match=f"the site has lost 1 .*{lost}"):
            build(settings, Progress())
        assert not (golden / "build" / "site").exists()


def test_a_topic_may_not_take_a_page_of_the_site(golden: Path) -> None:
    with (golden / "content" / "topics.yml").open("a", encoding="utf-8") as topics:
        topics.write(
            "  - {slug: unsorted, name: Odd, group: Moving, scope: x, phrases: {telling: [x]}}\n"
        )
    with pytest.raises(ContentError, match=r"'unsorted' is where papers without a topic go"):
        build(settings_of(golden), Progress())


def test_the_site_is_there_before_the_last_one_is_removed(golden: Path) -> None:
    found: list[bool] = []

    def published() -> None:
        found.append((golden / "build" / "site" / LANTERN).is_file())
        assert [*(golden / "build").glob(".staging-*")]

    for _ in range(2):
        build(settings_of(golden), Progress(), published=published)
        assert not [*(golden / "build").glob(".staging-*")]
    assert found == [True, True]


def test_pages_are_shown_before_they_are_packed(golden: Path) -> None:
    site, march = golden / "build" / "site", golden / "content" / "dumps" / "march.txt"
    build(settings_of(golden), Progress())
    before = tree(site)
    march.write_text(march.read_text(encoding="utf-8").replace("Winter", "Summer", 1))
    shown: dict[str, bytes] = {}
    build(settings_of(golden), Progress(), published=lambda: shown.update(tree(site)))
    packed = published(golden / "build")
    assert shown["papers.json"] == packed["site/papers.json"] != before["papers.json"]
    assert shown[ARCHIVE] == before[ARCHIVE] != packed[f"site/{ARCHIVE}"]
    assert {*shown} == {*tree(site)}
    shutil.rmtree(golden / "build")
    build(settings_of(golden), Progress())
    assert published(golden / "build") == packed


def front_matter(page: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(page.read_text(encoding="utf-8").split("---")[1]))


def test_addresses_of_three_revisions_lead_somewhere(golden: Path) -> None:
    """Follow every address of a paper ever published (its page, copy and references), and each
    page to where it redirects.
    """
    dumps, docs, site = (golden / name for name in ("content/dumps", "build/docs", "build/site"))
    march = (dumps / "march.txt").read_text(encoding="utf-8")
    retitled = march.replace("Winter Search:", "Deep Winter:")
    files: set[str] = set()
    kinds: set[str] = set()
    (golden / "content" / "curation.yml").unlink()
    for change in (
        lambda: None,
        lambda: (dumps / "march.txt").write_text(retitled, encoding="utf-8"),
        lambda: (dumps / "january.txt").unlink(),
    ):
        change()
        publish(settings_of(golden), Progress(), shrink=True)
        files |= {path.name for path in (site / "papers").iterdir()}
        assert [name for name in files if not (site / "papers" / name).is_file()] == []
        for address in sorted(name for name in files if name.endswith(".html")):
            facts = front_matter((docs / "papers" / address).with_suffix(".md"))
            kinds.add(facts["kind"])
            if "redirect" in facts:
                assert (site / "papers" / facts["redirect"]).is_file()
    assert kinds == {"paper", "moved", "gone"}
