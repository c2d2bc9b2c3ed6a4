"""Site files: every file that a build makes, listed before any of them is made.

Each is made when it is written, and forgotten: all together they take more memory than all that
they are made of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from sitegen.content.settings import Settings
from sitegen.export.downloads import SUMS
from sitegen.export.export_file import ExportFile
from sitegen.export.site import addressed_files, export_files
from sitegen.library.assemble import Assembly
from sitegen.library.related import Related
from sitegen.pages.data import ARCHIVE, has_archive
from sitegen.pages.render import forget_templates, render_markdown
from sitegen.pages.render import render as render_page
from sitegen.pages.site import all_pages
from sitegen.present.view import LazyPage, Page
from sitegen.site.offline import OFFLINE, WORKER
from sitegen.site.page_text import Content, PageText, PageTexts
from sitegen.site.typeface import PATHS as TYPEFACE
from sitegen.site_map import PAPER, markdown_of
from sitegen.store import digest

DOCS, SITE = "docs/", "site/"  # what MkDocs renders, and what it leaves


class SiteFiles(Struct, frozen=True, kw_only=True):
    """`exports` are what the data page lists, and `addressed` what needs the site's address.

    `program` is what runs in the browser, and what it loads.
    """

    pages: Sequence[LazyPage]
    exports: Mapping[str, ExportFile]
    addressed: Mapping[str, ExportFile]
    program: Mapping[str, str | bytes]
    has_archive: bool

    @property
    def addresses(self) -> list[str]:
        """Every file of the site except those that MkDocs adds, once for each that is to be there.

        The Markdown of a page is beside it; the source that MkDocs reads is not counted again.
        """
        return [*self.addressed, *self.program, *TYPEFACE, WORKER, OFFLINE, *self.lasting]

    @property
    def lasting(self) -> list[str]:
        """Those that are made for readers, and not for their browsers."""
        pages = (page.path for page in self.pages)
        copies = (markdown_of(page.path) for page in self.pages if page.is_copied)
        archive = [ARCHIVE] if self.has_archive else []
        return [*pages, *self.exports, *archive, SUMS, *copies]

    @property
    def docs(self) -> set[str]:
        """The paths of what MkDocs reads or would copy."""
        sources = {markdown_of(page.path) for page in self.pages}
        exports = {path for path in self.exports if not _is_beside_a_paper(path)}
        return sources | exports | self.program.keys()

    def made(self) -> Iterator[tuple[str, Content]]:
        """Every file with its path below the output, one at a time.

        Exports come before the page that says how large they are.
        """
        for path, content in self.program.items():
            yield f"{DOCS}{path}", content
            yield f"{SITE}{path}", content
        for path, file in self.exports.items():
            content = file.content()
            if not _is_beside_a_paper(path):  # thousands of files that MkDocs would only copy
                yield f"{DOCS}{path}", content
            yield f"{SITE}{path}", content
        for path, file in self.addressed.items():
            yield f"{SITE}{path}", file.content()
        yield from self.texts_of(page.made() for page in self.pages)

    def texts_of(self, pages: Iterable[Page]) -> Iterator[tuple[str, PageText]]:
        """What MkDocs reads of each page, and its copy in plain Markdown."""
        without = frozenset(page.path for page in self.pages if not page.is_copied)
        sources = PageTexts(render_page, "pages")
        copies = PageTexts(partial(render_markdown, without=without), "markdown", sorted(without))
        for page in pages:
            name = markdown_of(page.path)
            key = digest(page)
            yield f"{DOCS}{name}", sources.of(page, key)
            if page.is_copied:
                yield f"{SITE}{name}", copies.of(page, key)


def site_files(
    assembly: Assembly,
    related: Mapping[str, Sequence[Related]],
    settings: Settings,
    program: Mapping[str, str | bytes],
) -> SiteFiles:
    library = assembly.library
    forget_templates()  # each build goes by the templates of its time: `serve` sees an edit
    exports = export_files(library, related, settings)
    pages = [*all_pages(library, related, settings, assembly.handwritten, exports)]
    return SiteFiles(
        pages=pages,
        exports=exports,
        addressed=addressed_files(pages, library, settings),
        program=program,
        has_archive=has_archive(library),
    )


def _is_beside_a_paper(path: str) -> bool:
    return path.startswith(PAPER.folder)
