"""A list of another field, by editing content alone: nothing of ours shows through."""

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.another_list import HERE, build_site
from tests.made_once import built_once

MOST_UNSORTED = 0.03
MOST_UNCERTAIN = 0.25
LEAST_RIGHT = 0.95
PAPERS = 233

# What only lists of machine learning speak of.
OURS = re.compile(
    r"arXiv|Hugging ?Face|\bLLMs?\b|\bGPUs?\b|neural|machine learning|language model|has code"
    r"|\binference\b|\btoken",
    re.IGNORECASE,
)
PAPERS_JSON = """
import hashlib, sys
from pathlib import Path
from sitegen.export.dataset import papers_json, rows
from sitegen.library.related import relate
from sitegen.progress import Progress
from sitegen.site.plan import read
from tests.another_list import settings
own = settings(Path(sys.argv[1]))
library = read(own, Progress()).library
text = papers_json(rows(library, relate(library)), own)
print(hashlib.sha256(text.encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once("another", build_site, tmp_path_factory)


@pytest.fixture(scope="module")
def papers(site: Path) -> dict[str, dict[str, Any]]:
    data = json.loads((site / "papers.json").read_text(encoding="utf-8"))
    return {paper["id"]: paper for paper in data["papers"]}


@pytest.fixture(scope="module")
def report(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.parent / "report.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }


def titled(papers: dict[str, dict[str, Any]], start: str) -> dict[str, Any]:
    (found,) = (paper for paper in papers.values() if paper["title"].startswith(start))
    return found


def shown(page: str) -> str:
    """The text of a page, without its scripts."""
    bare = re.sub(r"<script\b.*?</script>", " ", page, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", bare))


# -- Everything is read, and filed


def test_every_file_is_read_whole(report: dict[str, Any]) -> None:
    assert [dump["skipped"] for dump in report["dumps"]] == [[]] * 6
    assert len({dump["layout"] for dump in report["dumps"]}) == 6
    assert (report["totals"]["papers"], len(report["merges"])) == (PAPERS, 1)


def test_papers_are_filed_where_a_reader_would(
    papers: dict[str, dict[str, Any]], report: dict[str, Any]
) -> None:
    read = json.loads((HERE / "filed_by_reading.json").read_text(encoding="utf-8"))
    assert read.keys() == papers.keys()
    filed = {i: paper["topics"]["primary"] for i, paper in papers.items()}
    wrong = {i: topic for i, topic in filed.items() if topic and topic not in read[i]}
    assert len(report["unsorted"]) <= MOST_UNSORTED * PAPERS
    assert len(report["uncertain"]) <= MOST_UNCERTAIN * PAPERS
    assert len(wrong) <= (1 - LEAST_RIGHT) * PAPERS, wrong


def test_check_has_nothing_to_say(site: Path) -> None:
    assert (site.parents[1] / "problems.txt").read_text(encoding="utf-8") == ""


def test_facts_of_every_form_are_whole(papers: dict[str, dict[str, Any]]) -> None:
    old = titled(papers, "Versuch einer historischen")
    assert (old["date"]["year"], old["authors"]) == (1751, ["Johann Georg Altmann"])
    tex = titled(papers, "The orbital theory of Pleistocene")
    assert tex["title"].endswith("the marine δ¹⁸O record")
    latin = titled(papers, "Sanguina nivaloides and Sanguina aurantia")
    assert latin["authors"][0] == "Lenka Procházková"
    journal = titled(papers, "Response of a marine ice sheet")
    assert (journal["authors"], journal["venue"]) == (["C. J. van der Veen"], "Quaternary Research")
    assert (journal["volume"], journal["pages"]) == (None, None)  # the list does not say
    glen = titled(papers, "The creep of polycrystalline ice")
    assert (glen["volume"], glen["pages"]) == ("228", "519-538")
    assert titled(papers, "A double continuum")["authors"][-1] == "P. Råback"
    assert all(paper["abstract_from"] == "list" for paper in papers.values())


# -- What a reader sees


def test_no_words_of_our_field_are_on_its_pages(pages: dict[str, str]) -> None:
    found = {path: OURS.findall(shown(page)) for path, page in pages.items()}
    assert {path: words for path, words in found.items() if words} == {}


def test_every_link_leads_somewhere(site: Path, pages: dict[str, str]) -> None:
    broken = set()
    for path, page in pages.items():
        for written in set(re.findall(r'\s(?:href|src)="([^"#:]+)[^":]*"', page)):
            # The 404 page, which is shown anywhere, has addresses from the host on.
            name = unquote(unescape(written)).removeprefix("/reading/")
            if not (site / path).parent.joinpath(name).exists():
                broken.add((path, written))
    assert broken == set()


def test_reasons_write_names_with_their_capitals(pages: dict[str, str]) -> None:
    reasons = re.findall(r"<p>In common: (.*?)\.(?: By .*?)?</p>", " ".join(pages.values()))
    terms = {term for reason in reasons for term in unescape(reason).split(", ")}
    assert {"cryoconite", "Vostok ice core", "Jakobshavn Isbræ"} <= terms
    small = re.compile(r"greenland|vostok|himalaya|storgl|svalbard|antarctic[a ]")
    assert not [term for term in terms if small.match(term)]
    assert not [term for term in terms if term.split()[0] in {"die", "der", "de", "la", "sur"}]


def test_the_years_go_back_to_the_first_book(pages: dict[str, str]) -> None:
    years = pages["years.html"]
    assert "month not known" not in years
    assert "years/1751.html" in years
    assert re.search(r'year=1950-1959">.*?<span class="sg-century">s</span>', years)


def test_no_book_is_a_preprint(site: Path) -> None:
    references = (site / "papers.ris").read_text(encoding="utf-8")
    pairs = re.findall(r"TY  - (\w+)\s+ID  - \S+\s+TI  - (.*)", references)
    kinds = {title: kind for kind, title in pairs}
    assert kinds["Die Gletscher"] == "BOOK"
    assert kinds["Unconfined ice-shelf flow"] == "GEN"
    assert len(kinds) == PAPERS
    assert "Preprint" not in references


def test_another_process_makes_the_same(site: Path, tmp_path: Path) -> None:
    """With another order of sets."""
    command = [sys.executable, "-c", PAPERS_JSON, str(tmp_path)]
    folder = Path(__file__).parents[1]
    environment = {"PYTHONHASHSEED": "7", "PATH": ""}
    made = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    sums = (site / "SHA256SUMS").read_text(encoding="utf-8")
    assert f"{made.stdout.strip()}  papers.json" in sums
