"""YAML writer: values as ruamel.yaml writes them, and their lines put into a text."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from typing import Any

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from sitegen.content.yaml_layout import BY_HAND, STEP, EditError

ON_LINES = "write each of its entries on lines of its own"
_WIDE = 1 << 30  # characters of a line: nothing is wrapped
# What a plain text may not be: ruamel.yaml takes care of the rest.
_NO_TEXT = re.compile(r"y|n|yes|no|on|off|true|false|null|~|[?:] .*", re.IGNORECASE)


class Text(Struct, frozen=True):
    """Prose, which is written in quotes."""

    text: str


Value = str | bool | date | Text | Sequence[str | int | Text] | Mapping[str, str | date]
Fields = Mapping[str, Value | None]


def spliced(text: str, start: int, end: int, lines: str) -> str:
    if not lines:
        return text[:start] + text[end:]
    return ended(text[:start]) + (ended(lines) if text[end:] else lines) + text[end:]


def ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def indented(lines: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in lines.split("\n") if line)


def emitted(value: Any, blocks: int, step: int = STEP) -> str:
    return _dumped(_represented(value, blocks), step)


def _round_trip(step: int = STEP) -> YAML:
    writer = YAML()
    writer.width = _WIDE
    writer.preserve_quotes = True
    writer.indent(mapping=step, sequence=STEP, offset=0)
    return writer


def _dumped(value: Any, step: int = STEP) -> str:
    stream = StringIO()
    _round_trip(step).dump(value, stream)
    return stream.getvalue()


def _represented(value: Any, blocks: int = 0) -> Any:
    """A value as ruamel.yaml is to write it, so many levels of it on lines of their own."""
    if isinstance(value, Text):
        return DoubleQuotedScalarString(value.text)
    if isinstance(value, date):
        return value.replace()  # the same one twice would be written as an anchor and its alias
    written: CommentedMap | CommentedSeq
    if isinstance(value, Mapping):
        inner = {key: _represented(each, blocks - 1) for key, each in value.items()}
        written = CommentedMap(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        written = CommentedSeq([_represented(each, blocks - 1) for each in value])
    elif isinstance(value, str) and _NO_TEXT.fullmatch(value):
        return DoubleQuotedScalarString(value)
    else:
        return value
    if blocks > 0:
        written.fa.set_block_style()
    else:
        written.fa.set_flow_style()
    return written


def plain(value: Any) -> Any:
    """A value as the file reads."""
    if isinstance(value, Text):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(each) for each in value]
    return value


def in_flow(line: str, name: str, key: str, value: Value | None) -> str:
    """The line `name: {…}`, with a key in its braces."""
    if "\n" in line:
        raise EditError(
            f"the entry '{name}' is in braces over several lines",
            "write it as indented 'key: value' lines",
        )
    indent = line[: len(line) - len(line.lstrip(" "))]
    try:
        entry = _round_trip().load(line)
        fields = next(iter(entry.values()))
        if value is None:
            fields.pop(key, None)
        else:
            fields[key] = _represented(value)
        written = _dumped(entry)
    except (YAMLError, StopIteration, AttributeError, TypeError) as error:
        raise EditError(f"the entry '{name}' cannot be edited", BY_HAND) from error
    return indented(written, indent)


def on_lines(lines: str, section: str) -> str:
    """The lines of a section whose entries are all in brackets, with a line or more for each."""
    try:
        opened = _round_trip().load(lines)
        opened[section].fa.set_block_style()
        return _dumped(opened)
    except (YAMLError, AttributeError, KeyError) as error:
        raise EditError(f"'{section}' is in brackets that cannot be opened", ON_LINES) from error
