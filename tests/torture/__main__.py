"""Run the parts and print the figures they reached: `make torture`.

`python -m tests.torture` runs all of them; with the name of one, that one.  `--short` is the form
of `make test`; `--seed N` repeats a run, which prints the seed it drew.
"""

import argparse
import faulthandler
import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

from tests.made_once import made_once
from tests.torture.effort import LONG, SHORT
from tests.torture.tally import Tally

PARTS = ("dumps", "mutations", "kills", "disks", "crowds", "surroundings", "generations", "warm")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("part", nargs="?", choices=PARTS)
    parser.add_argument("--short", action="store_true", help="the form of `make test`")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    asked = parser.parse_args(arguments)
    if asked.part:
        return run(asked.part, asked.seed, short=asked.short)
    print(f"seed {asked.seed}", flush=True)
    return max([run_apart(part, asked.seed, short=asked.short) for part in PARTS])


def run_apart(part: str, seed: int, *, short: bool) -> int:
    """A part in a process of its own: if that crashes, the others still run."""
    command = [sys.executable, "-m", "tests.torture", part, "--seed", str(seed)]
    done = subprocess.run([*command, *(["--short"] if short else [])], check=False)
    if done.returncode not in (0, 1):
        print(f"{part}: FAILED: it died of {done.returncode}", flush=True)
    return int(done.returncode != 0)


def run(part: str, seed: int, *, short: bool) -> int:
    """1 if anything failed, and then what it was about is left in its folder."""
    faulthandler.enable()
    # What a process has written outlives it; only a power cut asks for more, and nothing here can
    # cut that.  Waiting for the disks of the machine would take most of the time.
    os.sync = lambda: None
    tally = Tally()
    folder = Path(tempfile.mkdtemp(prefix=f"torture-{part}-"))
    folder.chmod(0o755)  # some parts go on as another user
    module = import_module(f"tests.torture.{part}")
    try:
        with made_once() if short else nullcontext():
            module.run(SHORT if short else LONG, random.Random(seed), folder, tally)
    except (Exception, KeyboardInterrupt):  # what was reached until then is told
        tally.fail("the part itself", traceback.format_exc())
    for line in tally.lines(part):
        print(line, flush=True)
    if tally.failures:
        print(f"{part}: seed {seed}, in {folder}", flush=True)
    else:
        shutil.rmtree(folder)
    return int(bool(tally.failures))


if __name__ == "__main__":
    sys.exit(main())
