"""Warm: builds after random edits, each beside one that begins with nothing: the same bytes.

Between two builds the list changes, or its settings, the environment, a template, the theme, the
output (which a user edits), or the store (which a disk damages).
"""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from unittest.mock import patch

from sitegen.content.settings import CLOCK, Settings, read_settings
from sitegen.errors import ContentError, SitegenError
from sitegen.progress import Progress
from sitegen.site.build import build
from sitegen.site.last_build import STORE, Told
from sitegen.site.plan import told
from sitegen.site.up_to_date import up_to_date
from sitegen.store import HOUSE, SHOWN
from tests.torture.changing_list import ChangingList
from tests.torture.effort import Effort
from tests.torture.tally import Tally

_VARIABLE = "LIST_DESCRIPTION"
_LINKS = "\n[papers](papers.json), [years](years.md#top), [lost](search/gone.js) and **marks**.\n"


def run(effort: Effort, rng: random.Random, folder: Path, tally: Tally) -> None:
    house = folder / "house"
    for name in SHOWN:
        shutil.copytree(HOUSE / name, house / name)
    with _living_in(house), patch.dict(os.environ):
        edits = _Edits(rng, folder / "list", house)
        for number in range(effort.warm_builds):
            what = edits.edit() if number else "nothing yet"
            tally.add(f"times: {what}")
            case = f"build {number}, after {what}"
            _compare(folder / "list", case, tally, shown=number % 2 == 0)
            if tally.failures:
                return


@contextmanager
def _living_in(house: Path) -> Iterator[None]:
    """Use templates, scripts and a theme that may be edited."""
    places = {
        "sitegen.pages.render.TEMPLATES": house / "templates",
        "sitegen.site.page_text.TEMPLATES": house / "templates",
        "sitegen.site.rendered._THEME": house / "theme",
        "sitegen.site.mkdocs_site.THEME": house / "theme",
        "sitegen.site.bundles.BROWSER": house / "browser",
        "sitegen.site.up_to_date.HOUSE": house,
    }
    with ExitStack() as stack:
        for place, path in places.items():
            stack.enter_context(patch(place, path))
        yield


class _Edits:
    """What may happen between two builds of the list in `folder`."""

    def __init__(self, rng: random.Random, folder: Path, house: Path) -> None:
        self._rng = rng
        self._folder = folder
        self._out = folder / "build"
        self._house = house
        self._list = ChangingList(rng)
        self._write()
        self._list.keep()

    def edit(self) -> str:
        """Make one edit, or several; what they are called."""
        edit = self._rng.choice(self._all())
        edit()
        return edit.__name__.strip("_").replace("_", " ")

    def _all(self) -> list[Callable[[], None]]:
        return [
            *(self._change_the_list, self._change_the_list, self._change_the_list),
            *(self._nothing, self._change_the_page, self._change_the_environment),
            *(self._change_a_template, self._change_the_theme, self._change_a_script),
            *(self._edit_the_output, self._remove_from_the_output, self._add_to_the_output),
            *(self._touch_the_output, self._damage_the_store, self._replace_the_store),
            *(self._lose_the_store, self._move_the_output, self._break_the_list),
        ]

    def _write(self) -> None:
        self._list.write(self._folder)
        with (self._folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
            file.write(f'site_description: !ENV [{_VARIABLE}, ""]\n')

    def _nothing(self) -> None:
        """The same again."""

    def _change_the_list(self) -> None:
        self._list.change()
        self._write()
        self._list.keep()

    def _change_the_page(self) -> None:
        page = self._folder / "content" / "pages" / "about.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"# About {self._rng.random()}\n{_LINKS}", encoding="utf-8")

    def _change_the_environment(self) -> None:
        name = self._rng.choice([_VARIABLE, CLOCK])
        if name in os.environ and self._rng.random() < 0.5:
            del os.environ[name]
        else:
            os.environ[name] = str(self._rng.randrange(10**9))

    def _change_a_template(self) -> None:
        folder = self._house / "templates"
        path = self._rng.choice(sorted(folder.rglob("*.jinja")))
        _append(path, f"<!-- {self._rng.random()} -->\n")

    def _change_the_theme(self) -> None:
        _append(
            self._house / "theme" / "partials" / "footer.html", f"<!-- {self._rng.random()} -->"
        )

    def _change_a_script(self) -> None:
        _append(self._house / "browser" / "begun.js", f"\nvar edited = {self._rng.random()};\n")

    def _edit_the_output(self) -> None:
        """As many bytes as before, at the same time as before, as far as a user can."""
        path = self._any_output()
        before, data = path.stat(), path.read_bytes()
        if data:
            place = self._rng.randrange(len(data))
            path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def _touch_the_output(self) -> None:
        os.utime(self._any_output())

    def _remove_from_the_output(self) -> None:
        self._any_output().unlink()

    def _add_to_the_output(self) -> None:
        folder = self._rng.choice(["site", "docs", "site/papers"])
        (self._out / folder / "notes.html").write_text("mine", encoding="utf-8")

    def _any_output(self) -> Path:
        found = [*(self._out / "site").rglob("*"), *(self._out / "docs").rglob("*")]
        return self._rng.choice(sorted(path for path in found if path.is_file()))

    def _damage_the_store(self) -> None:
        """One bit of it, or all from some place on."""
        store = self._out / STORE
        data = store.read_bytes()
        place = self._rng.randrange(len(data))
        cut = data[:place] + bytes([data[place] ^ 64]) + data[place + 1 :]
        store.write_bytes(data[:place] if self._rng.random() < 0.5 else cut)

    def _replace_the_store(self) -> None:
        """By another program's database, a folder, or a link that leads nowhere."""
        store = self._out / STORE
        store.unlink(missing_ok=True)
        kind = self._rng.choice(["database", "text", "link"])
        if kind == "database":
            with sqlite3.connect(store) as database:
                database.execute("CREATE TABLE kept (key TEXT, value TEXT)")
        elif kind == "text":
            store.write_text("my notes", encoding="utf-8")
        else:
            store.symlink_to("nowhere")

    def _lose_the_store(self) -> None:
        (self._out / STORE).unlink(missing_ok=True)

    def _move_the_output(self) -> None:
        """To another disk and back: each file is another one, with the same bytes."""
        copy = self._folder / "copy"
        shutil.copytree(self._out, copy, symlinks=True)
        shutil.rmtree(self._out)
        copy.rename(self._out)

    def _break_the_list(self) -> None:
        """A build that fails, and the list as it was."""
        topics = self._folder / "content" / "topics.yml"
        before = topics.read_bytes()
        topics.write_text("topics: 3", encoding="utf-8")
        with suppress(SitegenError):
            _made(_settings(self._folder, self._out), None)
        topics.write_bytes(before)


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text or "\n<!-- edited -->\n")


def _compare(folder: Path, case: str, tally: Tally, *, shown: bool) -> None:
    """Build over the last one and from nothing; both are to leave, and to say, the same.

    Builds over the last one may have their pages `shown` before they are packed.
    """
    cold = folder / "cold"
    shutil.rmtree(cold, ignore_errors=True)
    expected = _outcome(folder, cold, shown=False)
    made = _outcome(folder, folder / "build", shown=shown)
    tally.expect(made == expected, case, f"{made} was told, not {expected}")
    if isinstance(expected, Told):
        left, fresh = _files(folder / "build"), _files(cold)
        differ = [name for name in left.keys() | fresh.keys() if left.get(name) != fresh.get(name)]
        tally.expect(not differ, case, f"not as from nothing: {sorted(differ)[:9]}")


def _outcome(folder: Path, out: Path, *, shown: bool) -> Told | str:
    try:
        return _made(_settings(folder, out), (lambda: None) if shown else None)
    except ContentError as error:
        return str(error)


def _made(settings: Settings, published: Callable[[], None] | None) -> Told:
    known = up_to_date(settings, locked=False, shrink=True)
    if known:
        return known
    return told(build(settings, Progress(), shrink=True, published=published), settings)


def _settings(folder: Path, out: Path) -> Settings:
    return read_settings(folder / "content", out)


def _files(out: Path) -> dict[str, bytes]:
    paths = (path for path in out.rglob("*") if path.is_file())
    names = ((path.relative_to(out).as_posix(), path) for path in paths)
    return {name: path.read_bytes() for name, path in names if not name.startswith(".")}
