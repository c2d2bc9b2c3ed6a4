"""How far a run is, and what each step took."""

import io
import subprocess
import sys

import pytest

from sitegen.progress import Progress, progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(stream: io.StringIO) -> Progress:
    with progress_bar(stream, 2) as steps:
        for name in ("Reading [bold]", "Writing"):
            with steps.step(name):
                pass
    return steps


def test_each_step_is_timed() -> None:
    steps = run(io.StringIO())
    assert [timing.name for timing in steps.timings] == ["Reading [bold]", "Writing"]
    assert all(timing.wall >= 0 and timing.cpu >= 0 for timing in steps.timings)


def test_processes_that_a_step_runs_count_as_its_own() -> None:
    steps = Progress()
    with steps.step("Rendering"):
        busy = "import time\nwhile time.process_time() < 0.3: pass"
        subprocess.run([sys.executable, "-c", busy], check=True)
    with steps.step("Packing"):
        pass
    assert [timing.cpu > 0.2 for timing in steps.timings] == [True, False]


def test_without_a_terminal_each_step_is_a_plain_line() -> None:
    written = io.StringIO()
    run(written)
    assert written.getvalue() == "Reading [bold]\nWriting\n"


def test_a_terminal_is_left_as_it_was() -> None:
    written = Terminal()
    run(written)
    assert "\x1b[?25h" in written.getvalue()  # the cursor is shown again


def test_nothing_is_shown_where_nobody_waits(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress().step("Reading"):
        pass
    assert capsys.readouterr() == ("", "")


def test_a_failing_step_is_not_timed() -> None:
    steps = Progress()
    with pytest.raises(RuntimeError), steps.step("Reading"):
        raise RuntimeError
    assert steps.timings == []
