"""What a browser keeps: which files, and a version that is another when and only when one is."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.progress import Progress
from sitegen.site.build import build
from sitegen.site.deflate import deflated
from sitegen.site.offline import OFFLINE, WORKER, KeptFile, is_kept, kept_file, offline_files
from tests.conftest import settings_of


def version_of(kept: list[KeptFile]) -> str:
    found = re.search(r'sitegen\.version="(\w+)"', offline_files(kept)[WORKER])
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("index.html", True),
        ("papers/a-1a2b3c.html", True),
        ("assets/sitegen/site.js", True),
        ("assets/sitegen/serif-regular.woff2", True),
        ("search/12345678/terms-0.js", True),
        ("explore/facts.js", True),
        ("selection/0.js", True),
        ("manifest.webmanifest", True),
        ("assets/sitegen/picture.png", False),
        ("assets/sitegen/offline.json", False),
        ("service-worker.js", False),
        ("reading-list.zip", False),
        ("papers.sqlite", False),
        ("papers/a-1a2b3c.bib", False),
        ("topics/caches.atom", False),
        ("index.md", False),
    ],
)
def test_pages_and_what_they_load_are_kept(path: str, kept: bool) -> None:
    assert is_kept(path) is kept


@given(st.dictionaries(st.text(min_size=1), st.binary(), min_size=1))
def test_the_version_follows_from_paths_and_contents_alone(files: dict[str, bytes]) -> None:
    kept = [kept_file(path, deflated(content)) for path, content in files.items()]
    version = version_of(kept)
    assert version_of(kept[::-1]) == version
    first, *others = kept
    changed = kept_file(first.path, deflated(files[first.path] + b"."))
    moved = kept_file(f"{first.path}.", deflated(files[first.path]))
    assert version_of([changed, *others]) != version
    assert version_of([moved, *others]) != version
    listed = json.loads(offline_files(kept)[OFFLINE])["files"]
    assert {path for path, _, _ in listed} == files.keys()


def test_a_build_lists_every_page_as_it_is_published(golden: Path) -> None:
    build(settings_of(golden), Progress())
    site = golden / "build" / "site"
    listed = json.loads((site / OFFLINE).read_text(encoding="utf-8"))["files"]
    files = [path for path in site.rglob("*") if path.is_file()]
    names = {path.relative_to(site).as_posix() for path in files}
    assert {path for path, _, _ in listed} == {name for name in names if is_kept(name)}
    for path, hash_, packed in listed:
        content = (site / path).read_bytes()
        assert hashlib.sha256(content).hexdigest().startswith(hash_)
        assert packed == pytest.approx(len(gzip.compress(content)), rel=0.15)
    assert {"data.html", "404.html", "explore.html"} <= {path for path, _, _ in listed}
