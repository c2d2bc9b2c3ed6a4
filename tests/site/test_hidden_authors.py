"""A person who asks not to be listed is nowhere in the built site."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from sitegen.content.settings import Settings
from sitegen.progress import Progress
from sitegen.site.build import build, publish
from sitegen.site.last_build import STORE
from tests.conftest import settings_of

PAGE = "authors/ada-bettong.html"


def texts(out: Path) -> Iterator[tuple[str, str]]:
    """Everything a build wrote and its path, in small letters; the archive's members too."""
    for path in (path for path in out.rglob("*") if path.is_file()):
        yield str(path).lower(), path.read_bytes().decode("latin-1").lower()
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield name.lower(), archive.read(name).decode("latin-1").lower()


def hide(settings: Settings, name: str) -> None:
    text = settings.curation_file.read_text(encoding="utf-8")
    hidden = text.replace("hidden_authors: [", f"hidden_authors: [{name}, ")
    assert hidden != text
    settings.curation_file.write_text(hidden, encoding="utf-8")


def test_whoever_asks_is_gone_from_every_file_and_from_the_lock(golden: Path) -> None:
    settings = settings_of(golden)
    publish(settings, Progress())
    assert (golden / "build" / "site" / PAGE).is_file()
    assert PAGE in settings.lock_file.read_text(encoding="utf-8")
    hide(settings, "Ada Bettong")
    planned = build(settings, Progress())
    assert str(planned.unpublished) == "2 files fewer of hidden authors"
    publish(settings, Progress())
    found = [path for path, text in texts(golden / "build") if "bettong" in path + text]
    # It holds what captures say, beside them on the curator's machine, and is never published.
    assert [path for path in found if not path.endswith(STORE)] == []
    assert "bettong" not in settings.lock_file.read_text(encoding="utf-8")
    build(settings, Progress(), locked=True)


def test_the_data_page_says_how_many_are_not_named(golden: Path) -> None:
    build(settings_of(golden), Progress())
    page = (golden / "build" / "site" / "data.html").read_text(encoding="utf-8")
    assert "1 author asked not to be named." in page
