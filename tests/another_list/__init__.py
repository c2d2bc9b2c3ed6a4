"""A list of another field than ours: glaciers and ice sheets, as a curator of that field keeps it.

Titles and facts are of real papers, from 1751 on and in four languages; every summary was written
for it.  `filed_by_reading.json` says where each paper belongs, by somebody who read its title and
its summary: one topic, or several that would do.  No line of the program is meant for this list.
"""

import shutil
from pathlib import Path

from sitegen.content.settings import Settings, read_settings
from sitegen.progress import Progress
from sitegen.site.build import build

HERE = Path(__file__).parent


def settings(out: Path) -> Settings:
    return read_settings(HERE / "content", out)


def build_site(folder: Path) -> Path:
    """Build it below `folder`, and write what a check finds there into `problems.txt`.

    The folder of the site.
    """
    shutil.copytree(HERE / "content", folder / "content")
    shutil.copy(HERE / "mkdocs.yml", folder)
    plan = build(read_settings(folder / "content", folder / "build"), Progress())
    problems = "".join(f"{problem}\n" for problem in plan.assembly.problems)
    (folder / "problems.txt").write_text(problems, encoding="utf-8")
    return folder / "build" / "site"
