"""The site: MkDocs renders the generated Markdown.

MkDocs reads a generated, complete configuration: of the list's own `mkdocs.yml`, only the settings
that a build honors reach it.  It runs inside this process, which saves starting an interpreter; its
warnings come back as problems.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as build_docs
from mkdocs.config import load_config

from sitegen.content.markdown_extensions import dumped
from sitegen.content.settings import CLOCK, Settings
from sitegen.errors import Problem, SitegenError
from sitegen.site.navigation import Nav, in_menu
from sitegen.site.output import remove
from sitegen.site_map import ADDRESSES, address_of, footer_links, header_links

THEME = Path(__file__).parents[1] / "theme"

# What Material includes and no page of ours loads: its styles, its scripts, its favicon.
_UNUSED = ("assets/images", "assets/javascripts", "assets/stylesheets")


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


def render(folder: Path, epoch: int, *, only: str = "") -> tuple[Problem, ...]:
    """Render the site in `folder`, where the configuration is. `epoch` (seconds) is the only
    time MkDocs sees.

    `only` renders one page again, by its address.  MkDocs then only warns that its navigation may
    be outdated, which it is not: every title comes from the configuration.
    """
    site = folder / "site"
    if only:
        remove(site, [only])
    with clock_at(epoch), warnings_of_mkdocs() as warnings:
        try:
            _build(folder / "mkdocs.yml", changed_only=bool(only))
        except (
            OSError,
            MemoryError,
        ):  # of the disk or the machine: reported by the caller that opened the folder
            raise
        except (Exception, SystemExit) as error:  # whatever an extension may raise
            reasons = "; ".join([str(error), *warnings])
            raise SitegenError(f"MkDocs could not render the site: {reasons}") from error
    remove(site, _UNUSED)
    return () if only else tuple(map(_problem, warnings))


def _problem(warning: str) -> Problem:
    remedy = "see the page it names"
    return Problem(path="mkdocs", message=warning, remedy=remedy, severity="warning")


def _build(config_file: Path, *, changed_only: bool) -> None:
    config = load_config(str(config_file))
    if changed_only:
        build_docs(config, dirty=True)
    else:
        build_docs(config)


@contextmanager
def clock_at(epoch: int) -> Iterator[None]:
    """Make `epoch` the time for MkDocs, unless the environment sets another."""
    given = os.environ.get(CLOCK)
    if not given:
        os.environ[CLOCK] = str(epoch)
    try:
        yield
    finally:
        if given is None:
            del os.environ[CLOCK]
        else:
            os.environ[CLOCK] = given


@contextmanager
def warnings_of_mkdocs() -> Iterator[list[str]]:
    """A list to which MkDocs's warnings are added."""
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield listener.warnings
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())
