"""The docs of a build rendered by others: by MkDocs alone, and by Zensical, the successor of
Material, which ends in May 2027.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.commands.build import build as build_docs
from mkdocs.config import load_config

from sitegen.site.renderer import THEME


def mkdocs_site(build: Path, folder: Path) -> Path:
    """What `mkdocs build` makes of `build` in `folder`: the pages, and all of Material's files."""
    build_docs(load_config(str(build / "mkdocs.yml"), site_dir=str(folder)))
    return folder


def zensical_site(build: Path, folder: Path) -> Path:
    """Render the Markdown of `build` anew in `folder`; the folder of the whole site.

    Some files a build adds to the pages after they are rendered; those are its own here too.
    """
    shutil.copytree(build / "docs", folder / "docs")
    shutil.copy(build / "mkdocs.yml", folder)
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in _added(build):
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(build / "site" / name, folder / "site" / name)
    return folder / "site"


def _added(build: Path) -> Iterator[Path]:
    """What is in the site of `build` without being rendered, or copied from docs or the theme."""
    for path in sorted((build / "site").rglob("*")):
        name = path.relative_to(build / "site")
        of_material = name.parts[0] == "assets" and "sitegen" not in name.parts
        rendered = path.suffix == ".html" or of_material
        copied = (build / "docs" / name).exists() and path.suffix != ".md"
        copied = copied or (THEME / name).exists()
        if path.is_file() and not rendered and not copied:
            yield name
