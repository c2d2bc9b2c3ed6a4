"""Other generators on the pages of a build: MkDocs with our theme and without, Zensical, Hugo.

They make no index, exports or archive; only the time to render can be compared.
"""

import re
import shutil
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from tests.bench.built_list import BuiltList
from tests.bench.measured import Measured, measure

Peer = Callable[[BuiltList, Path], Measured | str]  # measured in a new folder, or why not

_OUR_THEME = re.compile(r"\n +custom_dir: .*")
_FRONT_MATTER = re.compile(r"---\n(title: .*\n)?.*?\n---\n", re.DOTALL)
_HUGO = """\
baseURL = "https://example.org/"
title = "A list"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
"""
_LAYOUT = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body></html>
"""


def mkdocs(built: BuiltList, folder: Path) -> Measured:
    """Plain MkDocs with the configuration of the build, our theme included."""
    _copy_docs(built, folder)
    return _run_mkdocs(built, folder)


def material(built: BuiltList, folder: Path) -> Measured:
    """Plain MkDocs with Material as it comes."""
    _copy_docs(built, folder)
    file = folder / "mkdocs.yml"
    text = _OUR_THEME.sub("", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    return _run_mkdocs(built, folder)


def zensical(built: BuiltList, folder: Path) -> Measured | str:
    if find_spec("zensical") is None:
        return "not installed"
    _copy_docs(built, folder)
    return measure([sys.executable, "-m", "zensical", "build"], folder, built.environment)


def hugo(built: BuiltList, folder: Path) -> Measured | str:
    program = shutil.which("hugo")
    if program is None:
        return "not installed (Debian's package hugo)"
    _write_for_hugo(built.out / "docs", folder)
    return measure([program, "--quiet"], folder, {})


PLAIN = "mkdocs"  # what others are compared with
PEERS: Mapping[str, Peer] = {
    PLAIN: mkdocs,
    "material": material,
    "zensical": zensical,
    "hugo": hugo,
}


def _copy_docs(built: BuiltList, folder: Path) -> None:
    shutil.copytree(built.out / "docs", folder / "docs")
    shutil.copy(built.out / "mkdocs.yml", folder)


def _run_mkdocs(built: BuiltList, folder: Path) -> Measured:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return measure(command, folder, built.environment)


def _write_for_hugo(docs: Path, folder: Path) -> None:
    """The pages as Hugo's content, everything else as its static files."""
    for name, text in {
        "config.toml": _HUGO,
        "layouts/_default/single.html": _LAYOUT,
        "layouts/_default/list.html": _LAYOUT,
        "layouts/index.html": _LAYOUT,
    }.items():
        _write(folder / name, text)
    for file in sorted(path for path in docs.rglob("*") if path.is_file()):
        path = file.relative_to(docs)
        if file.suffix == ".md":
            text = file.read_text(encoding="utf-8")
            _write(folder / "content" / path.with_name(_name(path)), _titled(text))
        else:
            (folder / "static" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, folder / "static" / path)


def _name(page: Path) -> str:
    """Hugo takes what lies beside an `index.md` for its attachments."""
    return "_index.md" if page.name == "index.md" else page.name


def _titled(text: str) -> str:
    """The page with its title alone in the front matter; other keys may mean something to Hugo."""
    return _FRONT_MATTER.sub(lambda found: f"---\n{found[1] or ''}---\n", text, count=1)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
