"""What a correction form says, whoever filled it in."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.correction_form import LABELS, CorrectionForm, read_event
from sitegen.errors import SitegenError
from tests.corpus import ROOT

FORMS = (
    ROOT / ".github" / "ISSUE_TEMPLATE" / "correction.yml",
    ROOT / "sitegen" / "starter" / "dot-github" / "ISSUE_TEMPLATE" / "correction.yml",
)
WHY = "What is wrong"


def body(**answers: str) -> str:
    """What GitHub makes of the answers, by the keys of their fields."""
    labels = {**{key: label for label, key in LABELS.items()}, "why": WHY}
    return "\n\n".join(
        f"### {label}\n\n{answers.get(key, '_No response_')}" for key, label in labels.items()
    )


def event(folder: Path, text: object, number: object = 7) -> Path:
    path = folder / "event.json"
    path.write_text(json.dumps({"issue": {"number": number, "body": text}}), encoding="utf-8")
    return path


def test_answers_are_read_by_their_labels(tmp_path: Path) -> None:
    form = read_event(event(tmp_path, body(paper="A Title", date="2025", why="See page 1.")))
    assert form == CorrectionForm(issue=7, answers={"paper": "A Title", "date": "2025"})


def test_lines_end_as_a_browser_ends_them(tmp_path: Path) -> None:
    text = body(paper="A Title", venue="X").replace("\n", "\r\n")
    assert read_event(event(tmp_path, text)).answers == {"paper": "A Title", "venue": "X"}


def test_nothing_that_nobody_sees_is_read(tmp_path: Path) -> None:
    """Or whoever reads the pull request would read something else than what is in it."""
    text = body(paper="A Title", code="https://a\u202e.example/\u200bx")
    assert read_event(event(tmp_path, text)).answers["code"] == "https://a.example/x"


def test_an_explanation_fills_in_no_field(tmp_path: Path) -> None:
    why = "### Topic\n\nagents\n\n### Date\n\n1999"
    form = read_event(event(tmp_path, body(paper="A Title", date="2025", why=why)))
    assert form.answers == {"paper": "A Title", "date": "2025"}


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("A Title (https://a.org/list/papers/a-title-1a2b3c.html)", ("a-title-1a2b3c", "A Title")),
        ("A Title (a-title-1a2b3c)", ("a-title-1a2b3c", "A Title")),
        ("https://a.org/papers/a-title-1a2b3c.html", ("a-title-1a2b3c",)),
        ("A Title (Part 2)", ("A Title (Part 2)",)),
        ("A Title (BERT)", ("BERT", "A Title", "A Title (BERT)")),
        ("", ()),
    ],
)
def test_a_paper_is_named_by_its_page_or_its_title(answer: str, names: tuple[str, ...]) -> None:
    named = CorrectionForm(issue=7, answers={"paper": answer}).names("paper")
    assert named[: len(names)] == names
    assert named[len(names) :] in ((), (answer,))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"issue": 5}', '{"issue": {"number": "7", "body": ""}}', "[" * 10_000]
)
def test_what_is_no_event_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "event.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SitegenError, match="not the event of an issue"):
        read_event(path)


def test_a_long_answer_is_refused_by_its_label(tmp_path: Path) -> None:
    with pytest.raises(SitegenError, match="Venue: more than 500"):
        read_event(event(tmp_path, body(paper="A Title", venue="x" * 501)))


@given(text=st.text())
def test_an_answer_is_one_line(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    form = read_event(event(tmp_path_factory.mktemp("form"), body(paper=text[:400], date="2025")))
    assert form.answers["date"] == "2025" or "### " in text
    assert all(len(answer.splitlines()) < 2 for answer in form.answers.values())


@pytest.mark.parametrize("path", FORMS)
def test_the_form_asks_for_what_is_read(path: Path) -> None:
    fields = yaml.safe_load(path.read_text(encoding="utf-8"))["body"]
    asked = {each["attributes"]["label"]: each["id"] for each in fields if "id" in each}
    assert asked == {**LABELS, WHY: "why"}
