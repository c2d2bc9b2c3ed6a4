"""Pages a person wrote: what they may be called, and what they may not begin with."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sitegen.errors import Problem
from sitegen.site_map import address_of, is_taken
from sitegen.text.file_name import fault_of_name

# What follows a rule (`---`) is no front matter if it is an empty line, or nothing ends it.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[\w-]+:|(?=[^\n]*\S)(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z))"
)


def check_pages(folder: Path, pages: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with pages (text by path below `folder`) before their links are looked at."""
    for page, text in pages.items():
        path = str(folder / page)
        yield from _check_name(path, page)
        if _FRONT_MATTER.match(text):
            yield Problem(
                path=path,
                line=1,
                column=1,
                message="front matter is not read, and would be shown as text",
                remedy="remove it; a page's title is its first heading",
            )


def _check_name(path: str, page: str) -> Iterator[Problem]:
    for part in page.removesuffix(".md").split("/"):
        if fault := fault_of_name(part):
            message = f"the name '{part}' {fault}"
            yield Problem(path=path, message=message, remedy="rename the file or folder")
    if is_taken(address_of(page)):
        message = "the site generates a page at that address"
        yield Problem(path=path, message=message, remedy="rename the file")
