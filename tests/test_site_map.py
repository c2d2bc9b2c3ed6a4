"""Each kind of page is said once: no other module spells an address, and a new kind is reached."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sitegen
from sitegen import site_map
from sitegen.site_map import (
    ADDRESSES,
    FOLDERS,
    KINDS,
    YEAR,
    address_of,
    beside,
    is_taken,
    markdown_of,
)
from tests.conftest import copy_golden
from tests.corpus import ROOT

HOUSE = Path(sitegen.__file__).parent
CODE = [
    path
    for path in sorted(HOUSE.rglob("*"))
    if path.suffix in {".py", ".js", ".jinja", ".html"} and HOUSE / "starter" not in path.parents
]


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.is_one], ids=lambda kind: kind.name
)
def test_an_address_is_spelled_once(kind: site_map.PageKind) -> None:
    name = re.escape(kind.address.removesuffix(".html"))
    spelled = re.compile(rf"(?<![\w-]){name}\.(html|md)\b")
    texts = {path.relative_to(HOUSE).as_posix(): path.read_text(encoding="utf-8") for path in CODE}
    assert [path for path, text in texts.items() if spelled.search(text)] == ["site_map.py"]


def test_no_folder_of_pages_is_spelled_elsewhere() -> None:
    spelled = re.compile("|".join(rf"[\"'`]{folder}[^\"'`]*\.?" for folder in FOLDERS))
    python = [path for path in CODE if path.suffix == ".py"]
    found = [p.name for p in python if spelled.search(p.read_text(encoding="utf-8"))]
    assert found == ["site_map.py"]


def test_every_kind_has_its_templates() -> None:
    for kind in KINDS:
        if kind is not site_map.LOST and not kind.heir:  # the theme's own, and those that went
            for folder in ("pages", "markdown"):
                assert (HOUSE / "templates" / folder / f"{kind.name}.md.jinja").is_file(), kind.name


def test_addresses_follow_from_names() -> None:
    assert (YEAR.at("2024"), YEAR.at("2024", 2)) == ("years/2024.html", "years/2024/page-2.html")
    assert beside("topics/caches.html", ".csl.json") == "topics/caches.csl.json"
    assert markdown_of("data.html") == "data.md"
    assert address_of("essays/on-forgetting.md") == "essays/on-forgetting.html"


@pytest.mark.parametrize(
    "address", [*ADDRESSES.values(), "Data.html", "papers/x.html", "a/readme.html"]
)
def test_what_the_site_needs_is_taken(address: str) -> None:
    by_hand = {kind.address for kind in KINDS if kind.by_hand}
    assert is_taken(address) == (address not in by_hand)


@pytest.mark.parametrize(
    "address", ["about.html", "essays/data.html", "paper.html", "a/readmes.html"]
)
def test_other_addresses_are_free(address: str) -> None:
    assert not is_taken(address)


# -- README's recipe, to the letter

PAGE = '''
"""The colophon."""

from dataclasses import dataclass

from sitegen.library.library import Library
from sitegen.present.view import Page
from sitegen.site_map import COLOPHON


@dataclass(frozen=True, slots=True, kw_only=True)
class ColophonView:
    papers: int


def colophon_page(library: Library) -> Page:
    return Page(
        path=COLOPHON.address,
        template=COLOPHON.name,
        title=COLOPHON.title,
        description="How this site was set",
        view=ColophonView(papers=len(library.papers)),
    )
'''


def carry_out_the_recipe(house: Path) -> list[Path]:
    """Add a kind of page as README says; returns the files that this takes."""
    added = {
        "pages/colophon.py": PAGE,
        "templates/pages/colophon.md.jinja": "# Colophon\n\nSet for {{ view.papers }} papers.\n",
        "templates/markdown/colophon.md.jinja": "# Colophon\n",
    }
    edited = {
        "site_map.py": (
            "KINDS = (",
            'COLOPHON = PageKind(\n    name="colophon",\n    address="colophon.html",\n'
            '    title="Colophon",\n    place="below topics",\n)\nKINDS = (\n    COLOPHON,',
        ),
        "pages/site.py": (
            "    yield from map(_made, made_pages(library))\n",
            "    yield from map(_made, made_pages(library))\n"
            "    yield _made(colophon_page(library))\n",
        ),
    }
    for name, text in added.items():
        (house / name).write_text(text, encoding="utf-8")
    for name, (before, after) in edited.items():
        text = (house / name).read_text(encoding="utf-8")
        assert text.count(before) == 1
        (house / name).write_text(text.replace(before, after), encoding="utf-8")
    site = house / "pages" / "site.py"
    site.write_text(
        site.read_text(encoding="utf-8").replace(
            "\nfrom sitegen.pages.data",
            "\nfrom sitegen.pages.colophon import colophon_page\nfrom sitegen.pages.data",
        ),
        encoding="utf-8",
    )
    return [house / name for name in (*added, *edited)]


def test_a_kind_of_page_is_five_files_and_can_be_reached(tmp_path: Path) -> None:
    shutil.copytree(HOUSE, tmp_path / "sitegen", ignore=shutil.ignore_patterns("__pycache__"))
    touched = carry_out_the_recipe(tmp_path / "sitegen")
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^\| a kind of page \| (.*) \|$", guide, re.MULTILINE)
    folders = [f"`{path.parent.relative_to(tmp_path).as_posix()}/`" for path in touched[:3]]
    files = [f"`{path.relative_to(tmp_path).as_posix()}`" for path in touched[3:]]
    assert set(re.findall(r"`[^`]+`", recipe)) == {*folders, *files}
    assert len(touched) == 5
    (tmp_path / "list").mkdir()
    copy_golden(tmp_path / "list")
    subprocess.run(
        [sys.executable, "-m", "sitegen", "build", "--content", "list/content", "--out", "out"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    assert 'colophon.html">Colophon</a>' in (tmp_path / "out/site/years.html").read_text("utf-8")
    assert "Set for 11 papers" in (tmp_path / "out/site/colophon.html").read_text(encoding="utf-8")
    assert (tmp_path / "out/site/colophon.md").is_file()
    assert "colophon.md" in (tmp_path / "out/site/llms.txt").read_text(encoding="utf-8")
    assert "colophon.html" in (tmp_path / "out/site/sitemap.xml").read_text(encoding="utf-8")
