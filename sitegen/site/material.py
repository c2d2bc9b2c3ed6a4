"""Material's stylesheet for what a curator writes, taken from the installed package at a build.

Only pages that a person wrote load it, after our own: of its 138 kB the rules for admonitions,
tabs, footnotes, check boxes, keys, code and the like, and the variables that these read.  Its rules
for a whole page stay out: header, columns and plain text are ours.

The choice and its price: rules are picked by their selectors, so a feature that Material adds
later, under a name that is not listed here, is not styled before the name is.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sitegen.store import kept

_FEATURES = re.compile(
    r"\.(?:admonition|annotate|arithmatex|critic|filename|footnote|grid|headerlink|highlight|inline"
    r"|keys?\b|key-|linenos|linenodiv|linenums|md-button|md-icon|result|tabbed|task-list|twemoji)"
    r"|\b(?:abbr|del|details|dd|dl|ins|kbd|mark|sub|summary|sup)\b"
)
# What needs a script of Material's, or belongs to a part of a page that is not ours.
_UNUSED = re.compile(
    r"rtl|mjx|katex|md-(?:search|nav|consent|footer|author|tag|annotation|tooltip)"
)
_VARIABLE = re.compile(r"var\((--[\w-]+)")
_DECLARATION = re.compile(r"""(--[\w-]+):((?:[^;"'()]|"[^"]*"|'[^']*'|\((?:"[^"]*"|[^()"])*\))*)""")


class _Rule(NamedTuple):
    head: str
    body: str


@cache
def material_style() -> str:
    """The rules for what a person writes, and the license that they are under."""
    folder = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    source = next(folder.glob("main.*.css")).read_text(encoding="utf-8")
    banner = f"/*! Material for MkDocs {version('mkdocs-material')}, by Martin Donath and others,\n"
    return f"{banner}   under the MIT license; excerpt. */\n{_excerpt(source)}"


@kept
def _excerpt(css: str) -> str:
    rules = list(_rules(css))
    text = "\n".join(filter(None, map(_with_features, rules)))
    return f"{_variables(rules, text)}\n{text}"


def _rules(css: str) -> Iterator[_Rule]:
    """The rules of a minified stylesheet; those inside of others stay in their bodies."""
    depth = start = body = 0
    for mark in re.finditer(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]""", css):
        if mark[0] == "{":
            body = mark.end() if depth == 0 else body
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if depth == 0:
                yield _Rule(css[start : body - 1].strip(), css[body : mark.start()])
                start = mark.end()
        elif mark[0] == ";" and depth == 0:
            start = mark.end()


def _with_features(rule: _Rule) -> str:
    """The rule as far as it is for a feature; empty if it is not."""
    if rule.head.startswith(("@media", "@supports")):
        inner = "".join(map(_with_features, _rules(rule.body)))
        return f"{rule.head}{{{inner}}}" if inner else ""
    selectors = [each for each in re.split(r",(?![^(]*\))", rule.head) if _is_for_feature(each)]
    return f"{','.join(selectors)}{{{rule.body}}}" if selectors else ""


def _is_for_feature(selector: str) -> bool:
    is_ours = ".md-typeset" in selector or selector.startswith((".highlight", ".linenodiv"))
    return is_ours and bool(_FEATURES.search(selector)) and not _UNUSED.search(selector)


def _variables(rules: list[_Rule], text: str) -> str:
    """The variables that the rules read, each with those that it reads itself."""
    defined: dict[str, tuple[str, str]] = {}
    for rule in rules:
        if rule.head.startswith(":root"):
            for name, value in _DECLARATION.findall(rule.body):
                defined[name] = (rule.head, value)
    wanted: dict[str, None] = {}
    queue = _VARIABLE.findall(text)
    while queue:
        name = queue.pop()
        if name in defined and name not in wanted:
            wanted[name] = None
            queue += _VARIABLE.findall(defined[name][1])
    lines = (f"{defined[name][0]}{{{name}:{defined[name][1]}}}" for name in sorted(wanted))
    return "\n".join(lines)
