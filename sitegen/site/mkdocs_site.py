"""The site: MkDocs renders the generated Markdown.

MkDocs reads a generated, complete configuration: of the list's own `mkdocs.yml`, only the settings
that a build honors reach it.  It runs inside this process and, where there are many pages, in
others; its warnings come back as problems.  `mkdocs build` beside the configuration makes the same
pages.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from mkdocs.config import load_config

from sitegen.content.markdown_extensions import dumped
from sitegen.content.settings import Settings
from sitegen.errors import Problem, SitegenError
from sitegen.site.batches import PAYS_FROM, Made, Site, batched, made_by
from sitegen.site.navigation import Nav, in_menu
from sitegen.site.output import copy_files, files_below, write_files
from sitegen.site.processes import executor_if
from sitegen.site.renderer import THEME, Renderer
from sitegen.site.surroundings import clock_at, warnings_of_mkdocs
from sitegen.site_map import (
    ADDRESSES,
    LOST,
    MARKDOWN,
    address_of,
    footer_links,
    header_links,
    markdown_of,
)

_ASSETS = "assets/"  # of the theme: its other files are templates


def configuration(
    settings: Settings, nav: Nav, not_in_nav: Sequence[str], *, is_lean: bool = False
) -> str:
    """The `mkdocs.yml` of a build; folders are relative to where it will be."""
    menu = set(map(address_of, in_menu(nav)))
    values = {
        "site_name": settings.name,
        "site_description": settings.description,
        "site_url": settings.url,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"name": "material", "custom_dir": str(THEME)},
        "plugins": [],
        "use_directory_urls": False,
        "markdown_extensions": [{name: dict(o)} for name, o in settings.extensions.items()],
        "extra": {
            "generator": False,
            "lean": is_lean,
            "pages": ADDRESSES,
            "header": header_links(menu),
            "footer": footer_links(menu),
        },
        "nav": nav,
        "not_in_nav": "\n".join(not_in_nav),
        # What people wrote is checked by `markdown_check`; generated links are HTML.
        "validation": {"links": {"not_found": "info"}},
    }
    return dumped(values)


def theme_assets() -> dict[str, bytes]:
    """The files that the theme adds to the site, by path."""
    names = (name for name in files_below(THEME) if name.startswith(_ASSETS))
    return {name: (THEME / name).read_bytes() for name in names}


def render(folder: Path, epoch: int, *, executor: Executor | None = None) -> tuple[Problem, ...]:
    """Render the site in `folder`, where the configuration and `docs` are.

    Raises and returns what `render_pages` does, of all pages.
    """
    docs, site = folder / "docs", folder / "site"
    names = files_below(docs)
    pages = [address_of(name) for name in names if name.endswith(MARKDOWN)]
    write = partial(write_files, site)
    problems = render_pages(
        folder, epoch, [*pages, LOST.address], docs=names, write=write, executor=executor
    )
    copy_files(docs, site, (name for name in names if not name.endswith(MARKDOWN)))
    copy_files(THEME, site, (name for name in files_below(THEME) if name.startswith(_ASSETS)))
    return problems


def render_pages(
    folder: Path,
    epoch: int,
    addresses: Collection[str],
    *,
    docs: Iterable[str],
    write: Callable[[Mapping[str, bytes]], object],
    executor: Executor | None = None,
) -> tuple[Problem, ...]:
    """Render the pages at these addresses of the site in `folder`, and `write` some at a time.

    `docs` are the names of all files in the folder of that name, and `epoch` (seconds) is the only
    time MkDocs sees.  No more than some batches of pages are in memory at any time.  Pages that are
    HTML alone go to the `executor`, if one is given: any whose workers have sitegen installed, on
    whatever machine, because what they need and what they make is passed as values.  Without one,
    many pages are made by processes of this machine and few by this process.  The bytes are the
    same.

    Returns what MkDocs warns of; raises SitegenError for a page that cannot be rendered.
    """
    names = [markdown_of(address) for address in addresses if address != LOST.address]
    with clock_at(epoch), _failures() as warnings:
        config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        renderer = Renderer(load_config(str(folder / "mkdocs.yml")), docs)
        site = Site(build=str(folder), configuration=config, epoch=epoch, menu=renderer.menu)
        if len(names) < len(addresses):
            write({LOST.address: renderer.lost()})
        with executor_if(len(names) >= PAYS_FROM, executor) as pool:
            for made in _made(renderer, site, folder / "docs", names, pool):
                write(made.pages)
                warnings += (each for each in made.warnings if each not in warnings)
    return tuple(map(_problem, warnings))


def _made(
    renderer: Renderer, site: Site, docs: Path, names: Sequence[str], executor: Executor | None
) -> Iterator[Made]:
    """The pages of these sources, a batch at a time, with what other processes warn of."""
    here, elsewhere = names, []
    if executor:
        elsewhere = [name for name in names if renderer.is_html(_source(docs, name))]
        here = sorted({*names} - {*elsewhere})
    for batch in batched((name, _source(docs, name)) for name in here):
        yield Made(pages=renderer.pages(batch), warnings=())
    if executor:
        batches = batched((name, _source(docs, name)) for name in elsewhere)
        yield from made_by(executor, site, batches)


def _source(docs: Path, name: str) -> str:
    return (docs / name).read_text(encoding="utf-8")


@contextmanager
def _failures() -> Iterator[list[str]]:
    """A list of what MkDocs warns of; what it raises becomes a message that ends with them."""
    with warnings_of_mkdocs() as warnings:
        try:
            yield warnings
        except (OSError, MemoryError):
            raise  # of the disk or the machine: reported by the caller that opened the folder
        except (Exception, SystemExit) as error:  # whatever an extension may raise
            reasons = "; ".join([str(error), *warnings])
            raise SitegenError(f"MkDocs could not render the site: {reasons}") from error


def _problem(warning: str) -> Problem:
    remedy = "see the page it names"
    return Problem(path="mkdocs", message=warning, remedy=remedy, severity="warning")
