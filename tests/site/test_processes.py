"""Processes that work for a build: none for little work, and none that outlives it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.site import processes
from tests.corpus import ROOT


def test_processes_are_started_only_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_processors", lambda: 2)
    with processes.executor_if(False) as executor:
        assert executor is None
    with processes.executor_if(True) as executor:
        assert executor is not None
    monkeypatch.setattr(processes, "_processors", lambda: 1)
    with processes.executor_if(True) as executor:
        assert executor is None


_SCRIPT = """
from sitegen.site import processes, processes
processes._processors = lambda: 2
if __name__ == "__main__":
    with processes.executor_if(True) as executor:
        executor.submit(print, "working", flush=True)
        executor.submit(input).result()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_a_build(tmp_path: Path, number: int) -> None:
    """Killed alone, or interrupted with all that it started, as a terminal does."""
    script = tmp_path / "build.py"
    script.write_text(_SCRIPT, encoding="utf-8")
    build = subprocess.Popen(
        [sys.executable, str(script)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    assert build.stdout and build.stdout.readline() == "working\n"
    if number == signal.SIGKILL:
        os.kill(build.pid, number)
    else:
        os.killpg(build.pid, number)
    _, said = build.communicate(timeout=300)  # returns when no process holds the other ends
    assert "SpawnProcess" not in said
    assert build.returncode != 0
