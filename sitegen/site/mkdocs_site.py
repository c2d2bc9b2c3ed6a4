"""The site: MkDocs renders the generated Markdown.

MkDocs reads a configuration that inherits the list's own `mkdocs.yml` and adds what only a
build knows: the folders, the theme's templates, and the navigation.  It runs inside this
process (one interpreter fewer to start); its warnings come back as problems.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml
from mkdocs.commands.build import build as build_docs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from sitegen.content.settings import Settings
from sitegen.errors import Problem, SitegenError
from sitegen.site.navigation import Nav
from sitegen.site.output import remove
from sitegen.site_map import ADDRESSES, footer_links

_CLOCK = "SOURCE_DATE_EPOCH"
THEME = Path(__file__).parents[1] / "theme"

# A column's alignment as an attribute of its own: the pages' policy denies those named `style`.
_EXTENSIONS = (
    "attr_list",
    {"tables": {"use_align_attribute": True}},
    {"toc": {"permalink": False}},
)

# What Material includes and no page of ours loads: its styles, its scripts, its favicon.
_UNUSED = ("assets/images", "assets/javascripts", "assets/stylesheets")


def configuration(settings: Settings, nav: Nav, not_in_nav: Sequence[str]) -> str:
    """The `mkdocs.yml` of a build; folders are relative to where the file will be."""
    own = {
        "site_name": settings.name,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"name": "material", "custom_dir": str(THEME)},
        "plugins": [],
        "use_directory_urls": False,
        "markdown_extensions": list(_EXTENSIONS),
        "extra": {"generator": False, "pages": ADDRESSES, "footer": footer_links()},
        "nav": nav,
        "not_in_nav": "\n".join(not_in_nav),
    }
    inherited = {"INHERIT": str(settings.config.resolve())} if settings.config else {}
    return yaml.safe_dump({**inherited, **own}, sort_keys=False, allow_unicode=True)


def render(folder: Path, epoch: int, *, only: str = "") -> tuple[Problem, ...]:
    """Render the site in `folder`, where the configuration is. `epoch` (seconds) is the only
    time MkDocs sees.

    `only` renders one page again, by its address; MkDocs then has nothing new to warn of but
    that its navigation may be older, and ours has every title from the configuration.
    """
    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    site = folder / "site"
    if only:
        remove(site, [only])
    try:
        with _clock_at(epoch):
            _build(folder / "mkdocs.yml", changed_only=bool(only))
    except (MkDocsException, SystemExit) as error:
        reasons = [str(error), *(problem.message for problem in listener.problems)]
        raise SitegenError(f"MkDocs could not render the site: {'; '.join(reasons)}") from error
    finally:
        logger.removeHandler(listener)
    remove(site, _UNUSED)
    return () if only else tuple(listener.problems)


def _build(config_file: Path, *, changed_only: bool) -> None:
    config = load_config(str(config_file))
    if changed_only:
        build_docs(config, dirty=True)
    else:
        build_docs(config)


@contextmanager
def _clock_at(epoch: int) -> Iterator[None]:
    """Let MkDocs use `epoch` as the time, unless the environment sets another."""
    given = os.environ.get(_CLOCK)
    os.environ.setdefault(_CLOCK, str(epoch))
    try:
        yield
    finally:
        if given is None:
            del os.environ[_CLOCK]


class _Listener(logging.Handler):
    """Turns what MkDocs warns of into problems."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        problem = Problem(
            path="mkdocs",
            message=record.getMessage(),
            remedy="see the page it names",
            severity="warning",
        )
        self.problems.append(problem)
