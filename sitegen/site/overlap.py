"""Overlap: the output folder must not hold, or be in, a folder that the site is made from."""

from sitegen.content.settings import Settings
from sitegen.errors import SitegenError


def refuse_overlap(settings: Settings) -> None:
    """Raise SitegenError if the output folder overlaps a folder that the site is made from."""
    out = settings.out.resolve()
    for folder in (settings.content, *settings.dumps):
        source = folder.resolve()
        if out == source or out in source.parents or source in out.parents:
            raise SitegenError(
                f"{settings.out}: overlaps {folder}, from which the site is made "
                "(name a folder beside it with --out)"
            )
