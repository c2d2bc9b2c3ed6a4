"""Markdown extensions: those of a build, and what a list's `mkdocs.yml` adds to them.

A curator writes Markdown as Material's documentation has it.  A list's own extensions are added,
and its settings win where it names one of these again; none is ever taken away.  Each is tried
once, so that one that is not installed, or a setting it does not have, is a problem with a line.

`mkdocs.yml` is trusted: an extension is a program.  Python objects are still built for known names
only (see `mkdocs_file`).
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import yaml
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from sitegen.content.mkdocs_file import FromEnvironment, Opaque
from sitegen.content.yaml_file import Place, YamlFile
from sitegen.errors import Problem

Extensions = Mapping[str, Mapping[str, Any]]

KEY = "markdown_extensions"
_PREFIX = "markdown.extensions."
_NONE: Mapping[str, Any] = MappingProxyType({})

# Columns are aligned by an `align` attribute, and code is colored by classes: the pages' policy
# denies `style`.  Tabs and check boxes are in the form that Material's stylesheet knows.
OURS: Extensions = {
    "abbr": _NONE,
    "admonition": _NONE,
    "attr_list": _NONE,
    "def_list": _NONE,
    "footnotes": _NONE,
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": False},
    "pymdownx.caret": _NONE,
    "pymdownx.details": _NONE,
    "pymdownx.highlight": _NONE,
    "pymdownx.inlinehilite": _NONE,
    "pymdownx.keys": _NONE,
    "pymdownx.mark": _NONE,
    "pymdownx.superfences": _NONE,
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": _NONE,
    "sitegen.text.markdown_mathematics": _NONE,
}


# Others that read nothing but the text they are given, and leave HTML blocks in it alone.
_OTHERS = {
    *("md_in_html", "nl2br", "sane_lists", "smarty", "wikilinks", "extra", "fenced_code"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.critic", "pymdownx.emoji"),
    *("pymdownx.escapeall", "pymdownx.magiclink", "pymdownx.progressbar", "pymdownx.smartsymbols"),
    *("pymdownx.blocks.admonition", "pymdownx.blocks.caption", "pymdownx.blocks.details"),
    *("pymdownx.blocks.tab", "pymdownx.saneheaders"),
}


def are_known(extensions: Iterable[str]) -> bool:
    """Do these read nothing but the text of a page, and give HTML blocks back as they are?

    Any other is a program that may do whatever it likes.
    """
    return {*extensions} <= {*OURS, *_OTHERS}


def read_extensions(file: YamlFile) -> tuple[Extensions, tuple[Problem, ...]]:
    """The extensions that a build uses, by name, and what is wrong with those of the list."""
    value = file.data.get(KEY) if isinstance(file.data, dict) else None
    if value is None:
        return OURS, ()
    if not isinstance(value, list | dict):
        remedy = "start each extension with '- '"
        return OURS, (file.problem((KEY,), f"'{KEY}' is not a list", remedy),)
    added: dict[str, Mapping[str, Any]] = {}
    problems = []
    for place, name, options in _named(value):
        settings = {**OURS.get(name, _NONE), **added.get(name, _NONE), **options}
        if reason := _reason_against(name, settings):
            remedy = "check its name and settings, or install its package beside sitegen"
            message = f"the Markdown extension '{name}' cannot be used: {reason}"
            problems.append(file.problem(place, message, remedy))
        else:
            added[name] = settings
    extra = {name: settings for name, settings in added.items() if name not in OURS}
    # Ours come last: an extension that brings others must not bring back their defaults.
    return {**extra, **OURS, **{n: s for n, s in added.items() if n in OURS}}, tuple(problems)


def _named(value: list[Any] | dict[Any, Any]) -> Iterator[tuple[Place, str, dict[str, Any]]]:
    """Each extension with its place and its settings, in whatever form it is written."""
    items = enumerate(value) if isinstance(value, list) else [(k, {k: v}) for k, v in value.items()]
    for key, item in items:
        named = item if isinstance(item, dict) else {str(item): None}
        for name, options in named.items():
            settings = options if isinstance(options, dict) else {}
            plain = {str(option): _resolved(each) for option, each in settings.items()}
            yield (KEY, key), str(name).removeprefix(_PREFIX), plain


def _resolved(value: Any) -> Any:
    """The value with what the environment says in its place."""
    if isinstance(value, FromEnvironment):
        return _resolved(value.look_up()[0])
    if isinstance(value, dict):
        return {key: _resolved(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_resolved(each) for each in value]
    return value


def _reason_against(name: str, settings: Mapping[str, Any]) -> str:
    """Why Markdown cannot use the extension; empty if it can."""
    try:
        built = markdown(extensions={name: settings})
        built.convert("")
    except (Exception, SystemExit) as error:  # of another's program
        return f"{error}".partition("\n")[0] or type(error).__name__
    return ""


def markdown(extensions: Extensions, *more: Any) -> Markdown:
    """A converter with these extensions, and `more` that are built already."""
    settings = yaml_load(dumped({name: dict(options) for name, options in extensions.items()}))
    return Markdown(extensions=[*extensions, *more], extension_configs=settings)


class _Dumper(yaml.SafeDumper):
    """Writes the tags of Python's names as they were read."""


def _as_tagged(dumper: yaml.SafeDumper, value: Opaque) -> yaml.Node:
    tag = value.tag.replace("!!", "tag:yaml.org,2002:")
    if isinstance(value.value, dict):
        return dumper.represent_mapping(tag, value.value)
    return dumper.represent_scalar(tag, str(value.value or ""))


_Dumper.add_representer(Opaque, _as_tagged)
_Dumper.add_representer(MappingProxyType, lambda dumper, value: dumper.represent_dict(value))


def dumped(values: Mapping[str, Any]) -> str:
    """A configuration as YAML, with the names of Python that extensions take."""
    return yaml.dump(dict(values), Dumper=_Dumper, sort_keys=False, allow_unicode=True)
