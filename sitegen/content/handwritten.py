"""Handwritten pages: what they may be called, and what they may not contain."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sitegen.content.text_file import position_at
from sitegen.errors import Problem
from sitegen.site_map import address_of, is_taken
from sitegen.text.file_name import invalid_name_reason

# A leading `---` begins front matter if a key follows it, or if text and a closing line do.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[\w-]+:|(?=[^\n]*\S)(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z))"
)
# What XML, and so a feed, may not contain.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def check_pages(folder: Path, pages: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with pages (text by path below `folder`), apart from their links."""
    for page, text in pages.items():
        path = str(folder / page)
        yield from _check_name(path, page)
        if _FRONT_MATTER.match(text):
            message = "front matter is not supported, and would be shown as text"
            yield _problem(path, text, 0, message, "remove it; a page's title is its first heading")
        if control := _CONTROL.search(text):
            message = f"a control character, U+{ord(control[0]):04X}"
            yield _problem(path, text, control.start(), message, "remove it")


def _problem(path: str, text: str, offset: int, message: str, remedy: str) -> Problem:
    place = position_at(text, offset)
    return Problem(path=path, line=place.line, column=place.column, message=message, remedy=remedy)


def _check_name(path: str, page: str) -> Iterator[Problem]:
    for part in page.removesuffix(".md").split("/"):
        if reason := invalid_name_reason(part):
            message = f"the name '{part}' {reason}"
            yield Problem(path=path, message=message, remedy="rename the file or folder")
    if ".html" in page:
        message = "the name contains '.html', which may only end an address"
        yield Problem(path=path, message=message, remedy="rename the file or folder")
    if is_taken(address_of(page)):
        message = "the site generates a page at that address"
        yield Problem(path=path, message=message, remedy="rename the file")
