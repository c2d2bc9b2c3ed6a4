"""What the program writes for a small invented list, to be read in a diff.

Run as a script (`make golden`), this module rewrites the expected files.  Only shapes are
real: papers, people and topics of `golden/content` are invented.
"""

import shutil
import tempfile
from pathlib import Path

import pytest

from sitegen.progress import Progress
from sitegen.site.build import publish
from tests.conftest import GOLDEN, copy_golden, settings_of

EXPECTED = GOLDEN / "expected"
FILES = (
    "build/report.json",
    "build/docs/papers.json",
    "build/docs/index.md",
    "build/docs/topics/caches.md",
    "build/docs/topics/unsorted.md",
    "build/docs/papers/harbor-lights-caching-at-the-waters-edge-7630a2.md",
    "build/docs/papers/lantern-lighting-a-cache-without-regrets-083d30.md",
    "build/docs/papers/b-bold-b-claims-braces-search-in-markdown-abbc8d.md",
    "build/docs/papers/orchard-scheduling-b70e20.md",
    "build/docs/papers/candles-caching-in-a-dimmer-light-5693ea.md",
    "build/docs/years.md",
    "build/docs/years/2025.md",
    "build/docs/authors.md",
    "build/docs/authors/ada-bettong.md",
    "build/docs/explore.md",
    "build/docs/glossary.md",
    "build/docs/about.md",
    "build/docs/how-this-list-is-made.md",
    "build/docs/whats-new.md",
    "build/docs/essays/on-forgetting.md",
    "content/papers.lock",
)


def written(folder: Path) -> dict[str, str]:
    """What publishing the golden list in `folder` writes."""
    publish(settings_of(copy_golden(folder)), Progress())
    return {name: (folder / name).read_text(encoding="utf-8") for name in FILES}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return written(tmp_path_factory.mktemp("golden"))


@pytest.mark.parametrize("name", FILES)
def test_golden_output(name: str, output: dict[str, str]) -> None:
    expected = EXPECTED / Path(name).name
    assert output[name] == expected.read_text(encoding="utf-8"), (
        f"{name} has changed; if it was meant to, run 'make golden' and commit the difference"
    )


def rewrite() -> None:
    shutil.rmtree(EXPECTED, ignore_errors=True)
    EXPECTED.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in written(Path(folder)).items():
            (EXPECTED / Path(name).name).write_bytes(text.encode())


if __name__ == "__main__":
    rewrite()
