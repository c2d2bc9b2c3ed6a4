"""Nothing that was published is lost by a build, nor what a build is made from."""

import shutil
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.content.lock_file import Lock, Published
from sitegen.errors import ContentError, SitegenError
from sitegen.progress import Progress
from sitegen.site.build import build, publish
from sitegen.site.output import folder_lock
from sitegen.site.overlap import refuse_overlap
from sitegen.site.plan import plan, read
from sitegen.site.safeguards import lost_addresses, too_few_papers
from sitegen.starter import start
from tests.conftest import copy_golden, settings_of

LOCK_FILE = Path("content") / "papers.lock"


@pytest.mark.parametrize(
    "out", ["content", "content/dumps", "content/dumps/x", "content/pages/y/z", ".", "..", "link"]
)
def test_the_site_goes_neither_into_what_it_is_made_from_nor_around_it(
    golden: Path, out: str
) -> None:
    (golden / "link").symlink_to(golden / "content" / "dumps")
    before = sorted(golden.rglob("*"))
    with pytest.raises(SitegenError, match=r"overlaps .*content"):
        build(replace(settings_of(golden), out=golden / out), Progress())
    assert sorted(golden.rglob("*")) == before


def test_neither_does_it_go_into_other_dumps(golden: Path) -> None:
    other = golden / "other"
    settings = replace(settings_of(golden), dumps=(other,), own_dumps=False, out=other / "build")
    with pytest.raises(SitegenError, match=r"overlaps .*other, from which"):
        refuse_overlap(settings)
    refuse_overlap(replace(settings, out=golden / "others"))


def locks(published: int, lost: int) -> tuple[Lock, Lock]:
    """Two locks: of `published` papers, `lost` are gone in the second."""
    before = [Published(id=f"p{n}", title="P", first_revision=1) for n in range(published)]
    after = [replace(one, removed=n < lost) for n, one in enumerate(before)]
    first, second = ({one.id: one for one in entries} for entries in (before, after))
    return Lock(entries=first), Lock(entries=second)


@pytest.mark.parametrize(
    ("published", "lost", "stops"), [(5, 1, False), (5, 2, True), (10, 2, False), (100, 21, True)]
)
def test_more_than_a_fifth_of_the_papers_lost_is_a_problem(
    published: int, lost: int, stops: bool
) -> None:
    problems = list(too_few_papers(LOCK_FILE, *locks(published, lost)))
    assert len(problems) == stops
    for problem in problems:
        assert f"{lost} of {published} published papers would be gone: p0, p1" in problem.message
        assert "--shrink" in problem.remedy


def test_a_list_that_loses_its_papers_stops_in_check_and_build_until_it_may(golden: Path) -> None:
    settings = settings_of(golden)
    publish(settings, Progress())
    (golden / "content" / "curation.yml").unlink()
    for dump in ("march.txt", "may.txt"):
        (golden / "content" / "dumps" / dump).unlink()
    before = (golden / LOCK_FILE).read_bytes()
    stops = pytest.raises(ContentError, match=r"papers\.lock: \d+ of \d+ published papers would")
    with stops:
        plan(read(settings, Progress()), settings, Progress())
    with stops:
        build(settings, Progress())
    with stops:
        publish(settings, Progress())
    assert (golden / LOCK_FILE).read_bytes() == before
    assert publish(settings, Progress(), shrink=True).unpublished.papers["removed"]
    build(settings, Progress(), locked=True)


def test_every_kind_of_address_is_looked_for() -> None:
    papers = {"a": Published(id="a", title="A", first_revision=1, removed=True)}
    lock = Lock(entries=papers, addresses=("index.html", "topics/x.atom"))
    published = {
        *("index.html", "topics/x.atom", "papers/a.html", "papers/a.md", "papers/a.bib"),
        *("papers/a.ris", "papers/a.csl.json"),
    }
    assert list(lost_addresses(LOCK_FILE, lock, published.__contains__)) == []
    for lost in published:
        (problem,) = lost_addresses(LOCK_FILE, lock, (published - {lost}).__contains__)
        assert f"lost 1 of the published addresses: {lost}" in problem.message


# -- Starting, and being behind


def test_a_first_time_is_said_and_there_is_one(golden: Path) -> None:
    settings = settings_of(golden)
    (golden / LOCK_FILE).unlink()
    with pytest.raises(SitegenError, match=r"does not exist .*publish --first"):
        publish(settings, Progress())
    with pytest.raises(SitegenError, match=r"never published .*publish --first"):
        build(settings, Progress(), locked=True)
    assert not (golden / "build").exists()
    build(settings, Progress())
    assert not (golden / LOCK_FILE).exists()
    publish(settings, Progress(), first=True)
    build(settings, Progress(), locked=True)
    with pytest.raises(SitegenError, match="already exists, so this is not the first time"):
        publish(settings, Progress(), first=True)


def test_a_list_without_papers_is_not_published_first(golden: Path) -> None:
    settings = settings_of(golden)
    for name in ("papers.lock", "curation.yml", "pages/about.md"):
        (golden / "content" / name).unlink()
    shutil.rmtree(golden / "content" / "dumps")
    (golden / "content" / "dumps").mkdir()
    topics = golden / "content" / "topics.yml"
    topics.write_text(topics.read_text(encoding="utf-8").replace("(paper:", "(topic:search)("))
    with pytest.raises(SitegenError, match="there is no paper to publish"):
        publish(settings, Progress(), first=True)
    assert not settings.lock_file.exists()
    assert not settings.out.exists()


def test_a_lock_of_newer_rules_is_not_written_back_by_older_ones(golden: Path) -> None:
    lock = golden / LOCK_FILE
    lock.write_text(lock.read_text(encoding="utf-8").replace('"rules": 1', '"rules": 99'))
    before = lock.read_bytes()
    with pytest.raises(ContentError, match=r"written by a newer sitegen .*upgrade"):
        publish(settings_of(golden), Progress())
    assert lock.read_bytes() == before


def test_nothing_is_published_where_no_list_is(tmp_path: Path) -> None:
    with pytest.raises(SitegenError, match="no list here"):
        publish(settings_of(tmp_path), Progress(), first=True)
    assert list(tmp_path.iterdir()) == []


def test_invented_papers_are_not_published(tmp_path: Path) -> None:
    list(start(tmp_path / "mine"))
    settings = settings_of(tmp_path / "mine")
    dumps = tmp_path / "mine" / "content" / "dumps"
    (dumps / "first.txt").rename(dumps / "renamed.txt")
    with pytest.raises(SitegenError, match=r"renamed\.txt:\d+: .* one of the starter"):
        publish(settings, Progress(), first=True)
    assert not settings.lock_file.exists()
    assert not settings.out.exists()
    build(settings, Progress())


def test_a_site_that_is_not_published_is_not_in_the_lock(
    golden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise SitegenError("the disk is full")

    before = (golden / LOCK_FILE).read_bytes()
    monkeypatch.setattr("sitegen.site.output.publish", refuse)
    with pytest.raises(SitegenError, match="the disk is full"):
        publish(settings_of(golden), Progress())
    assert (golden / LOCK_FILE).read_bytes() == before
    assert sorted(p.name for p in (golden / "content").iterdir() if p.name[0] == ".") == [
        ".sitegen.lock"
    ]


def test_who_publishes_waits_before_reading_the_lock(golden: Path, tmp_path: Path) -> None:
    """Two who publish at once: the second builds on what the first has recorded."""
    first = copy_golden(tmp_path / "first")
    settings = settings_of(golden)
    publish(settings_of(first), Progress())
    thread = threading.Thread(target=publish, args=(settings, Progress()))
    with folder_lock(golden / "content"):
        thread.start()
        thread.join(0.2)
        assert thread.is_alive()
        shutil.copy(first / LOCK_FILE, golden / LOCK_FILE)  # the other's revision
    thread.join()
    assert (golden / LOCK_FILE).read_bytes() == (first / LOCK_FILE).read_bytes()
