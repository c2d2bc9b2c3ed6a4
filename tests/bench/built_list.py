"""A list built again and again by a copy of the program, so that no edit touches the original.

An edit is one that a curator or a developer makes: a word of an abstract, a pick, a template.
"""

import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measured import Measured, measure
from tests.corpus import REAL, ROOT

_WORD = re.compile(r"\b[a-z]{6,}\b")
_PICK = '  {id}:\n    pick: "Read this one before the others, if you read but one."\n'
_TEMPLATE = "templates/pages/paper.md.jinja"  # of the kind that most pages are of


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltList:
    """A list in `folder`, built by the copy of the package in the folder `program`."""

    folder: Path
    program: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def environment(self) -> Mapping[str, str]:
        # Whoever uses the program has it compiled: no row is to pay for that.
        return {"PYTHONPATH": str(self.program), "PYTHONDONTWRITEBYTECODE": ""}

    def command(self, *arguments: str) -> Sequence[str]:
        """A command of sitegen, on this list."""
        dumps = self.folder / "dumps"
        own = ["--dumps", str(dumps)] if dumps.exists() else []
        named = [sys.executable, "-m", "sitegen", *arguments]
        return [*named, "--content", str(self.content), *own]

    def build(self) -> Measured:
        command = self.command("build", "--out", str(self.out), "--timings")
        return measure(command, self.folder, self.environment)

    def build_cold(self) -> Measured:
        """Build where nothing was built before."""
        if self.out.exists():
            shutil.rmtree(self.out)
        return self.build()

    def check(self) -> Measured:
        """What `check` takes, whatever it finds."""
        return measure(self.command("check"), self.folder, self.environment, passes=(0, 1))

    def help(self) -> Measured:
        command = [sys.executable, "-m", "sitegen", "--help"]
        return measure(command, self.folder, self.environment)

    def change_record(self) -> None:
        """Another word in the longest line in the middle of the first dump: an abstract."""
        dumps = self.folder / "dumps"
        dump = min((dumps if dumps.exists() else self.content / "dumps").iterdir())
        lines = dump.read_text(encoding="utf-8").split("\n")
        third = len(lines) // 3
        number = max(range(third, 2 * third), key=lambda number: len(lines[number]))
        words = list(_WORD.finditer(lines[number]))
        word = words[len(words) // 2]
        changed = f"{word[0][1:]}{word[0][0]}"
        lines[number] = f"{lines[number][: word.start()]}{changed}{lines[number][word.end() :]}"
        dump.write_text("\n".join(lines), encoding="utf-8")

    def add_pick(self) -> None:
        """A pick of a paper that `curation.yml` does not name."""
        file = self.content / "curation.yml"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        papers = json.loads((self.out / "site" / "papers.json").read_text(encoding="utf-8"))
        paper = next(paper["id"] for paper in papers["papers"] if paper["id"] not in text)
        before, _, after = text.partition("\npapers:\n")
        file.write_text(f"{before}\npapers:\n{_PICK.format(id=paper)}{after}", encoding="utf-8")

    def change_template(self) -> None:
        """A comment more on every paper's page."""
        with (self.program / "sitegen" / _TEMPLATE).open("a", encoding="utf-8") as file:
            file.write("<!-- changed -->\n")


def copy_program(folder: Path) -> Path:
    """A copy of the package, in a folder for PYTHONPATH."""
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "sitegen", folder / "sitegen", ignore=unwanted)
    compile_dir(folder / "sitegen", quiet=1)
    return folder


def real_list(folder: Path, program: Path) -> BuiltList:
    """A copy of the bundled list; of the captures themselves, where they are at hand."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if REAL.is_dir():
        shutil.copytree(REAL, folder / "dumps")
        for path in (folder / "dumps", *(folder / "dumps").iterdir()):
            path.chmod(0o755)
    return BuiltList(folder=folder, program=program)


def made_list(count: int, folder: Path, program: Path) -> BuiltList:
    """A made list of `count` papers; another process makes it (see `measured`)."""
    command = [sys.executable, "-m", "tests.bench.big_list", str(count), str(folder)]
    measure(command, ROOT, {})
    return BuiltList(folder=folder, program=program)
