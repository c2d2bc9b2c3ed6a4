"""Folded: abstracts that a list hides in `<details>`, as texts below a label."""

import re
from collections.abc import Iterator, Sequence

from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.table.heads import role_of

_TAG = re.compile(r"\s*</?details\b[^<>]{0,200}>\s*", re.IGNORECASE)
_SUMMARY = re.compile(
    r"(\s*)(?:<details\b[^<>]{0,200}>\s*)?<summary\b[^<>]{0,200}>([^\n]{1,100}?)</summary>\s*",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(r"<[^<>]{1,100}>")
_PRE = re.compile(r"\s*</?pre>\s*", re.IGNORECASE)


def unfolded(lines: Sequence[str]) -> Iterator[str]:
    """The lines, without the tags that fold; what is called an abstract has its label as text."""
    is_abstract = False
    for line in lines:
        summary = _SUMMARY.fullmatch(line) if "<" in line else None
        if summary and _is_abstract(summary[2]):
            is_abstract = True
            yield f"{summary[1]}**Abstract:**"
        elif "<" in line and (_TAG.fullmatch(line) or (is_abstract and _PRE.fullmatch(line))):
            is_abstract = is_abstract and "/d" not in line.lower()
            yield ""
        else:
            yield line


def is_abstract_label(source: str) -> bool:
    """Whether a line is nothing but the label of an abstract."""
    text = source.strip(" *_#\\")
    return text.endswith((":", "：")) and role_of(text) == Role.ABSTRACT


def _is_abstract(summary: str) -> bool:
    return role_of(_INLINE_TAG.sub("", summary)) == Role.ABSTRACT
