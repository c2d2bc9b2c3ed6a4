"""Pages made by other processes: the same bytes, whatever becomes of a worker."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from sitegen.errors import SitegenError
from sitegen.site import batches, processes
from sitegen.site.mkdocs_site import configuration, render
from tests.factories import settings

HTML = '---\ntitle: "{0}"\nkind: "paper"\nhtml: true\n---\n\n<div>{0} *a*</div>\n'
NAV = [{"Home": "index.md"}, {"Topics": [{"Moving": [{"Tides": "topics/tides.md"}]}]}]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_PAGES", 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages as a build leaves them: one of Markdown, and 100 of HTML, two of them in the menu."""
    docs = tmp_path / "docs"
    (docs / "topics").mkdir(parents=True)
    names = ["index", "topics/tides", *(f"topics/{n}" for n in range(98))]
    (docs / "about.md").write_text("# About\n\nSee [home](index.md).\n", encoding="utf-8")
    for name in names:
        (docs / f"{name}.md").write_text(HTML.format(name), encoding="utf-8")
    text = configuration(settings(), NAV, ("/topics/", "/about.md"))  # type: ignore[arg-type]
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    return tmp_path


def site(folder: Path, executor: Executor | None = None) -> dict[str, bytes]:
    assert render(folder, 0, executor=executor) == ()
    pages = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.html")}
    assert len(pages) == 102  # with the page that is not found
    return pages


class Slow(Executor):
    """Makes nothing before it is asked for; remembers the most that waited at a time."""

    def __init__(self) -> None:
        self.waiting = self.most = self.made = 0

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        executor = self

        class Late(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                executor.waiting -= 1
                executor.made += 1
                return call(*args, **kwargs)

        return Late()


class Broken(Executor):
    """Loses its worker with what it is making, and then refuses."""

    def __init__(self) -> None:
        self.taken = 0

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.taken += 1
        if self.taken > 3:
            raise BrokenProcessPool("a worker was killed")
        future: Future[Any] = Future()
        if self.taken == 1:
            future.set_result(call(*args, **kwargs))
        else:
            future.set_exception(BrokenProcessPool("a worker was killed"))
        return future


def test_any_executor_makes_the_same_pages(folder: Path) -> None:
    expected = site(folder)
    with ThreadPoolExecutor(2) as threads:
        assert site(folder, threads) == expected
    assert site(folder, Broken()) == expected


def test_only_some_batches_are_on_their_way(folder: Path) -> None:
    executor = Slow()
    site(folder, executor)
    assert executor.most == processes._AHEAD
    assert executor.made == 50


def test_what_a_worker_warns_of_comes_back_once(folder: Path) -> None:
    class Warned(Executor):
        def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_result(batches.Made(pages={}, warnings=("odd",)))
            return future

    assert [problem.message for problem in render(folder, 0, executor=Warned())] == ["odd"]


def test_what_a_worker_cannot_make_is_a_message(folder: Path) -> None:
    (folder / "docs" / "index.md").write_text(HTML.format("x\nalternates: 5"), encoding="utf-8")
    with pytest.raises(SitegenError, match=r"could not render the site: .*'index\.md'"):
        render(folder, 0)
    with ThreadPoolExecutor(1) as threads, pytest.raises(SitegenError, match="could not render"):
        render(folder, 0, executor=threads)
