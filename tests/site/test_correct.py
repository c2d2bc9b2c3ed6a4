"""A correction form becomes an entry of curation.yml, or nothing is written."""

import re
from pathlib import Path

import pytest

from sitegen.content.correction_form import CorrectionForm
from sitegen.content.yaml_file import read_yaml
from sitegen.errors import ContentError, SitegenError
from sitegen.progress import Progress
from sitegen.site.correct import correct
from tests.conftest import settings_of

LANTERN = "lantern-lighting-a-cache-without-regrets-083d30"
HARBOR = "harbor-lights-caching-at-the-waters-edge-7630a2"
BOLD = "b-bold-b-claims-braces-search-in-markdown-abbc8d"
WHISTLE = "Learning to Whistle"
TITLES = {
    LANTERN: "Lantern: Lighting a Cache Without Regret",
    HARBOR: "Harbor Lights: Caching at the Water's Edge",
}


def corrected(golden: Path, **answers: str) -> dict[str, object]:
    """What the file says of papers, and pairs, after a form with these answers."""
    form = CorrectionForm(issue=7, answers=answers)
    list(correct(settings_of(golden), form, Progress()))
    written = read_yaml("", curation(golden).read_text(encoding="utf-8")).data
    assert isinstance(written, dict)
    return written


def curation(golden: Path) -> Path:
    return golden / "content" / "curation.yml"


def entry(written: dict[str, object], identifier: str) -> dict[str, object]:
    papers = written["papers"]
    assert isinstance(papers, dict)
    found = papers[TITLES[identifier]]
    assert isinstance(found, dict)
    return found


def test_facts_are_written_beside_what_is_there(golden: Path) -> None:
    before = read_yaml("", curation(golden).read_text(encoding="utf-8")).data
    after = corrected(
        golden,
        paper=f"{TITLES[LANTERN]} (https://example.org/papers/{LANTERN}.html)",
        topic="Caches & Lanterns",
        date="2025-12",
        venue='"$(touch x)" {a: b}',
        arxiv="https://arxiv.org/abs/2401.00001v2",
    )
    assert entry(after, LANTERN) == {
        **entry(before, LANTERN),
        "topic": "caches",
        "date": "2025-12",
        "venue": '"$(touch x)" {a: b}',
        "arxiv": "2401.00001",
    }
    assert {key: after[key] for key in after if key != "papers"} == {
        key: before[key] for key in before if key != "papers"
    }


def test_what_the_phrases_said_of_a_seen_paper_stays_known(golden: Path) -> None:
    """Or the desk would take the new topic for what they said, and ask about the paper again."""
    text = curation(golden).read_text(encoding="utf-8")
    known = f'"{TITLES[LANTERN]}": {{'
    assert known in text
    seen = f"{known}topic: caches, seen: 2026-01-02, "
    curation(golden).write_text(text.replace(known, seen), encoding="utf-8")
    after = entry(corrected(golden, paper=LANTERN, topic="rivers"), LANTERN)
    assert after["topic"] == "rivers"
    assert after["seen"] == {"on": "2026-01-02", "phrases": "caches"}


def test_another_link_stays_when_one_is_added(golden: Path) -> None:
    corrected(golden, paper=HARBOR, code="https://example.org/one")
    text = curation(golden).read_text(encoding="utf-8")
    curation(golden).write_text(text.replace("code: https://example.org/one", "model: https://a.b"))
    links = entry(corrected(golden, paper=HARBOR, code="https://example.org/two"), HARBOR)
    assert links["links"] == {"model": "https://a.b", "code": "https://example.org/two"}


def test_two_papers_become_one(golden: Path) -> None:
    pairs = corrected(golden, paper=BOLD, same=WHISTLE)["same"]
    assert isinstance(pairs, list)
    assert any(BOLD in each and len(each) == 2 for each in pairs)


def test_two_papers_that_have_entries_become_one_entry(golden: Path) -> None:
    corrected(golden, paper=BOLD, venue="A Workshop")
    papers = corrected(golden, paper=WHISTLE, same=BOLD)["papers"]
    assert isinstance(papers, dict)
    assert BOLD not in papers
    assert "A Workshop" in {entry.get("venue") for entry in papers.values()}


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({}, "names no paper"),
        ({"paper": "Nothing of the kind"}, "no paper 'Nothing of the kind'"),
        ({"paper": LANTERN}, "corrects nothing"),
        ({"paper": LANTERN, "topic": "zzz"}, "issue 7: no topic 'zzz' (use one of: "),
        ({"paper": LANTERN, "topic": "cachs & lanterns"}, "did you mean 'Caches & lanterns'?"),
        ({"paper": LANTERN, "same": LANTERN}, "is one paper here already"),
        ({"paper": LANTERN, "same": "Nothing"}, "no paper 'Nothing'"),
        ({"paper": f"{WHISTLE} (https://x.org/papers/{LANTERN}.html)"}, "name two papers, 'l"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_written(
    golden: Path, answers: dict[str, str], says: str
) -> None:
    before = curation(golden).read_bytes()
    with pytest.raises(SitegenError, match=re.escape(says)):
        corrected(golden, **answers)
    assert curation(golden).read_bytes() == before


@pytest.mark.parametrize(
    "answers", [{"date": "soon"}, {"doi": "x"}, {"arxiv": "x"}, {"code": "javascript:alert(1)"}]
)
def test_a_wrong_value_is_an_error_of_the_file_that_is_not_written(
    golden: Path, answers: dict[str, str]
) -> None:
    before = curation(golden).read_bytes()
    with pytest.raises(ContentError, match=r"curation\.yml:\d+"):
        corrected(golden, paper=LANTERN, **answers)
    assert curation(golden).read_bytes() == before


def test_the_same_again_is_nothing_to_propose(golden: Path) -> None:
    corrected(golden, paper=LANTERN, venue="A Workshop")
    with pytest.raises(SitegenError, match="says already"):
        corrected(golden, paper=LANTERN, venue="A Workshop")
