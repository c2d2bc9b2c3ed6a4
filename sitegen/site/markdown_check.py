"""Markdown check: what MkDocs finds wrong with what people wrote, before a build writes anything.

MkDocs renders the handwritten pages and the introductions in memory, knowing all files that the
site will have.  Its warnings are reported at their places in the files that people wrote.
"""

import logging
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from io import StringIO

import msgspec
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from sitegen.content.markdown_extensions import Extensions, are_known
from sitegen.content.text_file import position_at
from sitegen.errors import Problem
from sitegen.library.assemble import Written
from sitegen.pages.render import render as render_page
from sitegen.present.view import LazyPage
from sitegen.site.denied import denied
from sitegen.site.raw_markup import RawMarkup, raw_markup
from sitegen.site.renderer import THEME, Docs
from sitegen.site.site_files import SiteFiles
from sitegen.site.surroundings import clock_at, warnings_of_mkdocs
from sitegen.site.versioned import is_about_versions, lasting
from sitegen.site_map import markdown_of
from sitegen.store import digest, store_in_use, store_key

_LINK = re.compile(r" link '(.*)', (?:but|it was)")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`]*(?<!`)\1(?!`)")
_decoder = msgspec.msgpack.Decoder(tuple[Problem, ...])

_LINKS = ("not_found", "absolute_links", "unrecognized_links", "anchors")


def check_markdown(
    configuration: str, files: SiteFiles, written: Iterable[Written], extensions: Extensions
) -> list[Problem]:
    """What MkDocs warns of (a warning) or cannot render (an error) in `written`.

    `configuration`, with those `extensions`, and `files` are those of the build.
    """
    with clock_at(0), warnings_of_mkdocs() as warnings:
        checker = _Checker(configuration, files, warnings)
        if not are_known(extensions):  # they may read anything
            return [problem for each in written for problem in checker.check(each)]
        names = sorted(files.docs)
        known = partial(_known, checker, digest(configuration), lasting(names), digest(*names))
        return [problem for each in written for problem in known(each)]


def _known(
    checker: "_Checker", configuration: bytes, names: bytes, every: bytes, written: Written
) -> Sequence[Problem]:
    """What is wrong with a text, from the store where that follows from the text and from the
    `names` of the site's files."""
    store = store_in_use()
    around = every if is_about_versions(written.markdown) else names
    key = store_key(store, "written", configuration, around, written) if store else None
    found = store.find_as(key, _decoder) if store and key else None
    if found is None:
        found = tuple(checker.check(written))
        if store and key and not checker.has_followed:
            store.keep(key, msgspec.msgpack.encode(found))
    return found


class _Checker:
    """Renders pages knowing the `files` of the site; MkDocs adds its own to `warnings`.

    `has_followed` says whether the last one that was checked led to others, which were read.
    """

    def __init__(self, configuration: str, files: SiteFiles, warnings: list[str]) -> None:
        self._configuration = configuration
        self._site = files
        self._warnings = warnings
        self.has_followed = False

    @cached_property
    def _config(self) -> MkDocsConfig:
        return load_config(
            StringIO(self._configuration),
            docs_dir=str(THEME),  # any existing folder; nothing in it is read
            validation={"links": dict.fromkeys(_LINKS, "warn")},
        )

    @cached_property
    def _files(self) -> Docs:
        return Docs(self._config, self._site.docs)

    @cached_property
    def _pages(self) -> Mapping[str, LazyPage]:
        return {markdown_of(page.path): page for page in self._site.pages}

    def check(self, written: Written) -> Iterator[Problem]:
        self.has_followed = False
        source = markdown_of(written.page)
        file = self._files.get_file_from_path(source)
        assert file
        self._warnings.clear()
        try:
            page = self._rendered(file, written.markdown)
            self._look_at_anchors(page)
            html = str(page.content)
            raw: Collection[RawMarkup] = [*raw_markup(html), *denied(html, written.markdown)]
        except Exception as error:  # hostile text may break Markdown or an extension
            yield self._unrenderable(file, written, error)
            raw = []
        yield from _printed(written, raw)
        for warning in self._warnings:
            message = warning.removeprefix(f"Doc file '{source}' ").removesuffix(".")
            yield _at_link(written, message)

    def _rendered(self, file: File, markdown: str) -> Page:
        page = Page(None, file, self._config)
        page.markdown = markdown
        page.render(self._config, self._files)
        return page

    def _look_at_anchors(self, page: Page) -> None:
        """Warn of links to an anchor that the linked page will not have."""
        linked = list(page.links_to_anchors or ())
        self.has_followed = bool(linked)
        warned = len(self._warnings)
        for target in linked:
            if target.is_documentation_page():
                self._rendered(target, render_page(self._pages[target.src_uri].made()))
        del self._warnings[warned:]
        page.validate_anchor_links(files=self._files, log_level=logging.WARNING)

    def _unrenderable(self, file: File, written: Written, error: Exception) -> Problem:
        """A problem at the first line with which rendering fails."""
        lines = written.markdown.split("\n")

        def fails(count: int) -> bool:
            try:
                self._rendered(file, "\n".join(lines[:count]))
            except Exception:
                return True
            return False

        line = bisect_left(range(len(lines)), True, key=fails)
        self._warnings.clear()
        place = position_at(written.text, written.start)
        return Problem(
            path=written.path,
            line=place.line + max(line - 1, 0),
            message=f"Markdown cannot render this: {error or type(error).__name__}",
            remedy="simplify the nesting here, or fix the link",
        )


def _printed(written: Written, raw: Collection[RawMarkup]) -> Iterator[Problem]:
    """A warning for what is printed raw or denied, at its place; where that is not found, at the
    start.
    """
    if not raw:
        return
    places: dict[str, int] = {}
    outside = _CODE.sub(lambda code: " " * len(code[0]), written.text)
    for each in raw:
        begin = places.get(each.printed, written.start)
        printed = each.printed.partition("\n")[0]
        place = outside.find(printed, begin)
        place = place if place >= 0 else written.text.find(printed, begin)
        places[each.printed] = place + 1 if place >= 0 else begin
        position = position_at(written.text, place if place >= 0 else written.start)
        yield Problem(
            path=written.path,
            line=position.line,
            column=position.column,
            message=each.message,
            remedy=each.remedy,
            severity="warning",
        )


def _at_link(written: Written, warning: str) -> Problem:
    """The warning at its link in the file, or where the text begins."""
    link = _LINK.search(warning)
    found = re.compile(rf"(?<=[(<\s\"]){re.escape(link[1])}") if link else None
    place = found.search(written.text, written.start) if found else None
    position = position_at(written.text, place.start() if place else written.start)
    return Problem(
        path=written.path,
        line=position.line,
        column=position.column,
        message=warning,
        remedy="link to a file of the site, a page by its .md name, or a full https:// address",
        severity="warning",
    )
