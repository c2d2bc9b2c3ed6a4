"""What the workflows run is what was looked at: actions by commit, and no credentials left."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.corpus import ROOT

OURS = ROOT / ".github" / "workflows"
STARTERS = ROOT / "sitegen" / "starter" / "dot-github" / "workflows"
WORKFLOWS = [path for folder in (OURS, STARTERS) for path in sorted(folder.glob("*.y*ml"))]

PINNED = re.compile(r"(?:- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

each = pytest.mark.parametrize(
    "path", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix()
)


def steps(path: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_there_are_workflows_to_look_at() -> None:
    assert {path.parent for path in WORKFLOWS} == {OURS, STARTERS}


@each
def test_an_action_is_pinned_by_commit_and_its_version_said(path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    uses = [line for line in lines if re.match(r"(- )?uses:", line)]
    assert [line for line in uses if not PINNED.fullmatch(line)] == []
    assert len(uses) == sum("uses" in step for step in steps(path))


@each
def test_a_checkout_keeps_no_credentials(path: Path) -> None:
    checkouts = [s for s in steps(path) if s.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_both_pin_the_same_commits() -> None:
    """Dependabot renews ours; the starter's, which it does not know, follow by hand."""
    ours, starters = (
        {
            step["uses"]
            for path in WORKFLOWS
            if path.parent == folder
            for step in steps(path)
            if "uses" in step
        }
        for folder in (OURS, STARTERS)
    )
    assert starters <= ours


@each
def test_a_token_may_only_read_unless_a_job_says_otherwise(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}


def test_a_new_lists_workflow_marks_warnings_and_stops_at_errors() -> None:
    """Or a first push would fail for a text that its curator means to keep."""
    path = STARTERS / "pages.yml"
    goes_on = {
        step["run"]: step.get("continue-on-error", False) for step in steps(path) if "run" in step
    }
    assert [run for run, on in goes_on.items() if on] == [
        "sitegen check --format github",
        "sitegen review --list --format github",
    ]
    assert any(run.startswith("sitegen build --locked") for run in goes_on)


def test_nothing_that_a_stranger_wrote_reaches_a_shell() -> None:
    """Of an issue only its number does, by way of a variable."""
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        for expression in re.findall(r"\$\{\{(.*?)\}\}", text):
            assert not re.search(r"\.(title|body|name|login|label|head_ref)", expression)
        for step in steps(path):
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("folder", [OURS, STARTERS])
def test_a_correction_waits_for_a_maintainers_label(folder: Path) -> None:
    workflow = yaml.safe_load((folder / "correction.yml").read_text(encoding="utf-8"))
    assert workflow[True] == {"issues": {"types": ["labeled"]}}  # YAML reads "on" as true
    (job,) = workflow["jobs"].values()
    assert job["if"] == "github.event.label.name == 'accepted'"
    assert job["permissions"] == {"contents": "write", "pull-requests": "write"}
    with_token = [step for step in job["steps"] if "GH_TOKEN" in step.get("env", {})]
    assert with_token == job["steps"][-1:]
