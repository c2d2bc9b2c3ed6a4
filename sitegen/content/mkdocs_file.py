"""`mkdocs.yml` as a list may have it: MkDocs's tags, and which keys a build honors.

MkDocs and Material have hundreds of settings.  Most would change nothing here, and some would keep
pages off the site or run code; a build passes none of them on.  `ignored_keys` names each one in
the file, so that nothing a curator asks for is dropped silently.
"""

import os
import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from sitegen.content.yaml_file import Loader, YamlFile, read_yaml, refuse, short_tag
from sitegen.errors import Problem, Severity, did_you_mean

HONORED = ("site_name", "site_description", "site_url", "markdown_extensions", "extra.sitegen")

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

# What Material's documentation tells people to write under `markdown_extensions`.
_KNOWN_TAGS = re.compile(
    r"!relative|!!python/(name|object/apply):("
    r"(material|materialx)\.(extensions\.)?emoji\.(twemoji|to_svg)"
    r"|pymdownx\.emoji\.(twemoji|emojione|gemoji|to_svg|to_png|to_alt)"
    r"|pymdownx\.superfences\.fence_(code|div)_format"
    r"|pymdownx\.arithmatex\.(fence_mathjax_format|arithmatex_fenced_format)"
    r"|pymdownx\.slugs\.u?slugify)"
)


class FromEnvironment(Struct, frozen=True):
    """`!ENV`: the value of the first of `variables` that is set, else `default`."""

    variables: tuple[str, ...]
    default: Any = None

    def look_up(self) -> tuple[Any, str]:
        """The value (text, if it is set), and the variable it comes from, if any."""
        for variable in self.variables:
            if variable in os.environ:
                return os.environ[variable], variable
        return self.default, ""


class Opaque(Struct, frozen=True):
    """A value with a known tag, which is not acted upon."""

    tag: str
    value: Any = None


class _MkDocsLoader(Loader):
    """Knows `!ENV`; a name of Python code is kept as a name, and nothing is imported."""


def _from_environment(loader: Loader, node: yaml.Node) -> FromEnvironment:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    default = loader.construct_object(nodes[-1], deep=True) if len(nodes) > 1 else None
    variables = nodes[:-1] if len(nodes) > 1 else nodes
    if not variables or not all(map(_is_variable, variables)):
        raise refuse(node, "'!ENV' takes the name of a variable, or [NAME, …, default]")
    return FromEnvironment(tuple(each.value for each in variables), default)


def _is_variable(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and bool(_VARIABLE.fullmatch(node.value))


def _opaque(loader: Loader, suffix: str, node: yaml.Node) -> Opaque:
    tag = short_tag(node)
    if not _KNOWN_TAGS.fullmatch(tag):
        raise refuse(node, f"unknown tag '{tag}'")
    if isinstance(node, yaml.MappingNode):
        return Opaque(tag, loader.construct_mapping(node, deep=True))
    return Opaque(tag, node.value if isinstance(node, yaml.ScalarNode) else None)


_MkDocsLoader.add_constructor("!ENV", _from_environment)
for _prefix in ("!relative", "tag:yaml.org,2002:python/"):
    _MkDocsLoader.add_multi_constructor(_prefix, _opaque)


def read_mkdocs_file(path: str, text: str) -> YamlFile:
    """Parse `text`. Never raises, and never imports what a tag names."""
    return read_yaml(path, text, _MkDocsLoader)


class _IgnoredKey(Struct, frozen=True, kw_only=True):
    """A key that a build ignores, and what to do `instead`.

    The values in `same` state what a build does anyway, and may stay for plain MkDocs to read.  A
    key that is meant to keep pages off the site is an error: they would be published all the same.
    """

    instead: str
    same: tuple[Any, ...] = ()
    severity: Severity = "warning"


_THEME = "the site has its own theme"
_LINKS = "'sitegen check' looks at every link and fails on warnings"
_PAGES = "your own pages go into content/pages"
_REPOSITORY = "name the repository under extra.sitegen.repository"
_PUBLISHED = "every page in content/pages is published, except those whose names begin with '.'"

_IGNORED_KEYS = {
    "INHERIT": _IgnoredKey(instead="copy what it contains into this file", severity="error"),
    "exclude_docs": _IgnoredKey(instead=_PUBLISHED, severity="error"),
    "draft_docs": _IgnoredKey(instead=_PUBLISHED, severity="error"),
    "nav": _IgnoredKey(instead="the menu follows from topics.yml and content/pages"),
    "not_in_nav": _IgnoredKey(instead="the menu follows from topics.yml and content/pages"),
    "docs_dir": _IgnoredKey(instead=_PAGES, same=("build/docs",)),
    "site_dir": _IgnoredKey(instead="name the folder with --out", same=("build/site",)),
    "use_directory_urls": _IgnoredKey(
        instead="addresses end in .html, so that the site works from disk", same=(False,)
    ),
    "plugins": _IgnoredKey(instead="a build has its own search and feeds", same=([],)),
    "hooks": _IgnoredKey(instead="a build runs no code from a list", same=([],)),
    "theme": _IgnoredKey(instead=_THEME, same=("material",)),
    "theme.name": _IgnoredKey(instead=_THEME, same=("material",)),
    "theme.custom_dir": _IgnoredKey(instead=_THEME, same=("sitegen/theme",)),
    "theme.font": _IgnoredKey(instead=_THEME, same=(False,)),
    "theme.language": _IgnoredKey(instead="the site's own words are English", same=("en",)),
    "extra": _IgnoredKey(instead="the theme prints only what is under extra.sitegen"),
    "extra.generator": _IgnoredKey(instead=_THEME, same=(False,)),
    "extra_css": _IgnoredKey(instead=_THEME, same=([],)),
    "extra_javascript": _IgnoredKey(instead="the site has its own scripts", same=([],)),
    "extra_templates": _IgnoredKey(instead=_THEME, same=([],)),
    "copyright": _IgnoredKey(instead="write it on a page of your own"),
    "site_author": _IgnoredKey(instead="write it on a page of your own"),
    "repo_url": _IgnoredKey(instead=_REPOSITORY),
    "repo_name": _IgnoredKey(instead=_REPOSITORY),
    "edit_uri": _IgnoredKey(instead=_REPOSITORY),
    "edit_uri_template": _IgnoredKey(instead=_REPOSITORY),
    "remote_branch": _IgnoredKey(instead="publish the folder build/site"),
    "remote_name": _IgnoredKey(instead="publish the folder build/site"),
    "strict": _IgnoredKey(instead=_LINKS),
    "validation": _IgnoredKey(instead=_LINKS),
    "dev_addr": _IgnoredKey(instead="name the port with 'sitegen serve --port'"),
    "watch": _IgnoredKey(instead="'sitegen serve' watches everything a build reads"),
}


def ignored_keys(file: YamlFile) -> Iterator[Problem]:
    """Each key of the file that a build ignores, at its line."""
    for place, value in _settings(file.data):
        key = ".".join(place)
        known = _IGNORED_KEYS.get(key) or _IGNORED_KEYS.get(place[0])
        if key in HONORED:
            continue
        if known is None:
            remedy = did_you_mean(key, (*HONORED, *_IGNORED_KEYS), "remove it")
            yield file.problem(place, f"unknown key '{key}'", remedy, "warning")
        elif value not in known.same:
            yield file.problem(place, f"'{key}' is ignored", known.instead, known.severity)


def _settings(data: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The keys of a file with their values; those in `theme` and `extra` one by one."""
    for key, value in data.items() if isinstance(data, dict) else ():
        if key in ("theme", "extra") and isinstance(value, dict):
            yield from (((key, str(name)), item) for name, item in value.items())
        elif key != "extra":  # only its mapping form has a meaning
            yield (str(key),), value
