"""The build measured: `python -m tests.bench.build [LIST ...] [--rows ROW ...]`.

A LIST is `real`, the bundled one (with the captures themselves where they are at hand), or a number
of papers, of which a list is made.  For each, in one run: a cold build, builds after edits,
`check`, other generators on the same pages, and what the site weighs; then the steps of the cold
builds and how they grow.  Read ratios of CPU seconds.  Short lists are run several times: the least
counts.
"""

import argparse
from collections.abc import Collection, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.build_rows import ROWS, Result, run_rows
from tests.bench.build_tables import growth_lines, result_lines, served_lines, site_lines
from tests.bench.built_list import BuiltList, copy_program, made_list, real_list
from tests.bench.served_edit import served_edits

REAL = "real"
LISTS = (REAL, "409", "4090", "10000")
SERVE = "serve"
_SHORT, _RUNS = 1000, 3  # papers, and how often a list of at most as many is run


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.build", description="The build.")
    parser.add_argument("lists", nargs="*", default=LISTS, metavar="LIST")
    parser.add_argument("--rows", nargs="+", choices=[*ROWS, SERVE], help="nothing but these")
    arguments = parser.parse_args()
    wanted = arguments.rows or [*ROWS, SERVE]
    results = {}
    for name in arguments.lists:
        with TemporaryDirectory(prefix="bench-build-") as folder:
            results[name] = _bench(name, Path(folder), wanted)
    made = [result for name, result in results.items() if name != REAL]
    _print("Growth, of the lists that were made", growth_lines(made or [*results.values()]))


def _bench(name: str, folder: Path, wanted: Collection[str]) -> Result:
    built = _new_list(name, folder)
    short = name == REAL or int(name) <= _SHORT
    result = run_rows(built, folder / "peer", wanted, _RUNS if short else 1)
    of = "The real list" if name == REAL else "A list that was made"
    _print(f"{of}: {result.papers:,} papers", result_lines(result))
    _print("The site", site_lines(result, built.out / "site"))
    if SERVE in wanted and short:
        _print("Serve", served_lines(served_edits(built)))
    return result


def _new_list(name: str, folder: Path) -> BuiltList:
    program = copy_program(folder / "program")
    if name == REAL:
        return real_list(folder / "list", program)
    return made_list(int(name), folder / "list", program)


def _print(heading: str, lines: Iterable[str]) -> None:
    print(f"\n{heading}\n")
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
