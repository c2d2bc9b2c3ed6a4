"""Renderer: MkDocs with the configuration, menu and templates of one site, which makes any of its
pages at any time.

MkDocs's own build reads all pages, keeps them, and writes them.  Here a page is gone when it is
made, and one that is HTML already is not read as Markdown, which would give it back as it is: that
is most of the time that a build by MkDocs takes.  The bytes are the same.
"""

import json
import logging
import re
from collections.abc import Collection, Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, DictLoader, Environment
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from sitegen.content.markdown_extensions import are_known
from sitegen.pages.compiled import CompiledTemplates
from sitegen.site.html_blocks import with_insides, without_insides
from sitegen.site_map import LOST, address_of

THEME = Path(__file__).parents[1] / "theme"

_TEMPLATE = "main.html"

# Parts of a page that follow from its kind and its depth, except on pages of the menu, which mark
# their own place in it.  They are most of the work of a page.
_FRAMES = tuple(
    f"partials/{name}.html" for name in ("header", "nav", "footer", "styles", "scripts")
)

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n\n", re.DOTALL)
# What YAML reads otherwise than JSON, or not at all.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

log = logging.getLogger("mkdocs.sitegen")


class Renderer:
    """Makes the pages of one site. `names` are those of the files in `docs`, as far as a page may
    be in the menu or link to them.

    Making one raises whatever MkDocs, a template or an extension raises, and says in MkDocs's log
    for which page.  It is not for several threads at once: MkDocs marks the page being made.
    """

    def __init__(self, config: MkDocsConfig, names: Iterable[str]) -> None:
        self._config = config
        self._files = Docs(config, names)
        self._nav = get_navigation(self._files, config)
        self._menu = frozenset(self.menu)
        self._templates = _templates(config)
        self._framed = _with_frames(_templates(config))
        self._frames: dict[Hashable, Mapping[str, Markup]] = {}
        self._leaves_html = _leaves_html(config)

    @property
    def menu(self) -> tuple[str, ...]:
        """The names of the pages in the menu."""
        return tuple(page.file.src_uri for page in self._nav.pages)

    def is_html(self, source: str) -> bool:
        """Is the page that is written in `source` HTML alone?"""
        head = _FRONT_MATTER.match(source)
        return self._leaves_html and head is not None and "html: true" in head[1].split("\n")

    def pages(self, sources: Mapping[str, str]) -> dict[str, bytes]:
        """The pages of these sources (by name), by address."""
        return {address_of(name): self.page(name, source) for name, source in sources.items()}

    def page(self, name: str, source: str) -> bytes:
        """The page of that name, whose Markdown is `source`."""
        page = self._page(name)
        self._config._current_page = page  # for settings that are relative to it
        page.active = True
        try:
            self._read(page, source)
            if name in self._menu:
                return self._rendered(self._templates, page)
            return self._rendered(self._framed, page, frames=self._frames_of(page))
        except Exception as error:
            log.error("Error reading page '%s': %s", name, error)
            raise
        finally:
            page.active = False
            self._config._current_page = None
            page.content = page.markdown = None
            page.meta = {}
            if name not in self._menu:
                page.file.page = None  # no cycle, so that nothing waits for a collector

    def lost(self) -> bytes:
        """The page that a server shows where there is none, with addresses from its root."""
        base = str(urlsplit(self._config.site_url or "/").path)
        context = get_context(self._nav, [], self._config, None, base)
        return _encoded(self._templates.get_template(LOST.address).render(context))

    def _page(self, name: str) -> Page:
        """That of the menu, or one that nothing keeps."""
        shown = self._files.get_file_from_path(name) if name in self._menu else None
        if shown and shown.page:
            return shown.page
        return Page(None, self._files.made(name), self._config)

    def _read(self, page: Page, source: str) -> None:
        facts, html = split(source)
        page.markdown, page.meta = html, facts
        if self._leaves_html and facts.get("html") is True:
            page.content = html.strip()
        elif not (self._leaves_html and self._read_around(page, html)):
            page.markdown = html
            page.render(self._config, self._files)

    def _read_around(self, page: Page, markdown: str) -> bool:
        """Read what is not in HTML blocks as Markdown; False where that would not be the same."""
        page.markdown, held = without_insides(markdown)
        if not held:
            return False
        page.render(self._config, self._files)
        html = with_insides(page.content or "", held)
        page.content = html
        return html is not None

    def _rendered(self, templates: Environment, page: Page, **more: object) -> bytes:
        context = get_context(self._nav, [], self._config, page)
        return _encoded(templates.get_template(_TEMPLATE).render(context, **more))

    def _frames_of(self, page: Page) -> Mapping[str, Markup]:
        """The parts of a page that are the same on all of its kind, at the same depth."""
        facts = (page.meta.get(name) for name in ("kind", "written", "brief"))
        key = (page.url.count("/"), *facts)
        if key not in self._frames:
            context = {**get_context(self._nav, [], self._config, page), "meta": page.meta}
            self._frames[key] = {
                name: Markup(self._templates.get_template(name).render(context)) for name in _FRAMES
            }
        return self._frames[key]


def _templates(config: MkDocsConfig) -> Environment:
    templates = config.theme.get_env()
    templates.bytecode_cache = CompiledTemplates("theme")
    return templates


def _with_frames(templates: Environment) -> Environment:
    """The templates, with what is in `frames` in place of the parts that it has."""
    given = DictLoader({name: f"{{{{ frames['{name}'] }}}}" for name in _FRAMES})
    assert templates.loader
    templates.loader = ChoiceLoader([given, templates.loader])
    return templates


def _encoded(html: str) -> bytes:
    return html.encode("utf-8", errors="xmlcharrefreplace")


class Docs(Files):
    """The files of a site, of which few are ever asked for: those are made then."""

    def __init__(self, config: MkDocsConfig, names: Iterable[str]) -> None:
        super().__init__([])
        self._config = config
        self._names: Collection[str] = frozenset(names)

    def get_file_from_path(self, path: str) -> File | None:
        found = super().get_file_from_path(path)
        if found is None and path in self._names:
            found = self.made(path)
            set_exclusions([found], self._config)
            self.append(found)
        return found

    def made(self, name: str) -> File:
        config = self._config
        return File(name, config.docs_dir, config.site_dir, config.use_directory_urls)


def split(source: str) -> tuple[dict[str, Any], str]:
    """The front matter of a generated page, and the rest, as MkDocs reads them.

    The values are JSON, which takes a tenth of the time that YAML would.
    """
    head = _FRONT_MATTER.match(source)
    if head is None or _NOT_IN_YAML.search(head[1]):
        text, facts = meta.get_data(source)
        return dict(facts), text
    pairs = (line.partition(": ") for line in head[1].split("\n"))
    return {key: json.loads(value) for key, _, value in pairs}, source[head.end() :].lstrip("\n")


def _leaves_html(config: MkDocsConfig) -> bool:
    """Do all Markdown extensions give HTML blocks back as they are?"""
    return are_known(config.markdown_extensions)
