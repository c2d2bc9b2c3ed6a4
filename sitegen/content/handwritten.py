"""Handwritten pages: what they say at their head, what they may be called, and not contain."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from sitegen.content.text_file import position_at
from sitegen.content.yaml_file import YamlReader, read_yaml
from sitegen.errors import Problem, did_you_mean
from sitegen.site_map import address_of, is_taken
from sitegen.text.file_name import invalid_name_reason

_KEYS = ("title", "description")
# A leading `---` begins front matter if a key follows it, or if text and a closing line do.
_BEGINS = re.compile(r"---[ \t]*\n(?:[\w-]+:|(?=[^\n]*\S)(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z))")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# What XML, and so a feed, may not contain.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class Handwritten(Struct, frozen=True, kw_only=True):
    """A page that a person wrote. `title` and `description` are empty if its head has none.

    `markdown` has an empty line for each line of the head, so every other line keeps its number.
    """

    markdown: str
    title: str = ""
    description: str = ""


def read_handwritten(path: str, text: str) -> tuple[Handwritten, tuple[Problem, ...]]:
    """The page, and what is wrong with its front matter."""
    if not _BEGINS.match(text):
        return Handwritten(markdown=text), ()
    begin = text.index("\n") + 1
    end = _END.search(text, begin)
    if end is None:
        message = "front matter that never ends"
        return Handwritten(markdown=text), (_problem(path, text, 0, message, "end it with '---'"),)
    # What is read is as long as the head, so every place in it is one of the file.
    reader = _FrontMatter(read_yaml(path, "\n" + text[begin : end.start()]))
    body = "\n" * text.count("\n", 0, end.end()) + text[end.end() :]
    page = reader.read(body)
    return page, tuple(reader.problems)


class _FrontMatter(YamlReader):
    def read(self, markdown: str) -> Handwritten:
        data = self.file.data
        fields: Mapping[str, Any] = data if isinstance(data, dict) else {}
        if fields is not data and data is not None:
            self.report((), "this is no front matter", "write 'title: …', or remove the '---'")
        for key in map(str, fields):
            if key not in _KEYS:
                remedy = did_you_mean(key, _KEYS, "remove it; a page has a title and a description")
                self.report((key,), f"nothing reads '{key}' in front matter", remedy, "warning")
        return Handwritten(
            markdown=markdown,
            title=self.text(fields.get("title"), ("title",)) or "",
            description=self.text(fields.get("description"), ("description",)) or "",
        )


def check_pages(folder: Path, pages: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with pages (text by path below `folder`), apart from their links."""
    for page, text in pages.items():
        path = str(folder / page)
        yield from _check_name(path, page)
        yield from read_handwritten(path, text)[1]
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
