"""What is the same in site after site, and takes longer than all else of a small one; and sites
that several files of tests look at.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from pymdownx.emoji import emojione

from sitegen.export.icon import icon
from sitegen.site.typeface import _woff2


@contextmanager
def made_once() -> Iterator[None]:
    """Inside, a process draws an icon once, cuts the typeface once for the same characters, and
    reads the names of emoji once, not once for each page.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sitegen.export.web_manifest.icon", cache(icon))
        patch.setattr("sitegen.site.typeface._woff2", cache(_woff2))
        patch.setattr("pymdownx.emoji.emojione", lambda *_: _emoji())
        yield


@cache
def _emoji() -> Any:
    return emojione({}, None)


def built_once(name: str, build: Callable[[Path], Path], factory: pytest.TempPathFactory) -> Path:
    """The folder that `build` makes in a new one, for all processes of a run: not to be changed."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with FileLock(shared / f"{name}.lock"):
        known = shared / f"{name}.txt"
        if not known.exists():
            known.write_text(str(build(factory.mktemp(name))), encoding="utf-8")
    return Path(known.read_text(encoding="utf-8"))
