"""Safeguards: what a build may not do to what is published, or to its own sources."""

from collections.abc import Callable, Iterator
from pathlib import Path

from sitegen.content.lock_file import Lock
from sitegen.content.starter_texts import starter_titles
from sitegen.errors import Problem, SitegenError
from sitegen.export.references import REFERENCES
from sitegen.library.difference import Difference, lost_papers
from sitegen.library.library import Library
from sitegen.site_map import PAPER, beside, markdown_of
from sitegen.text.clean import first_few

_MOST_LOST = 0.2  # of the papers published


def refuse_wrong_first(lock_file: Path, *, first: bool) -> None:
    """Raise SitegenError if there is a lock the `first` time, or none any other time."""
    if first and lock_file.exists():
        raise SitegenError(
            f"{lock_file}: already exists, so this is not the first time (omit --first)"
        )
    if not first and not lock_file.exists():
        raise SitegenError(
            f"{lock_file}: does not exist (if the list was never published, start it with 'sitegen "
            "publish --first'; otherwise restore it from git: every address depends on it)"
        )


def refuse_starter_papers(library: Library) -> None:
    """Raise SitegenError if a paper is one of the starter's: its address would be permanent."""
    titles = starter_titles()
    for paper in library.papers.values():
        for record in paper.records:
            if record.title in titles:
                raise SitegenError(
                    f"{record.address}: '{record.title}' is one of the starter's invented papers "
                    "(replace them with a dump of your own, then publish)"
                )


def refuse_empty(library: Library) -> None:
    """Raise SitegenError if there is no paper, so that publishing would record nothing."""
    if not library.papers:
        raise SitegenError("there is no paper to publish (save a listing page first)")


def refuse_outdated(lock_file: Path, behind: Difference) -> None:
    """Raise SitegenError if publishing would record anything."""
    if not lock_file.exists():
        raise SitegenError(
            f"{lock_file}: never published (run 'sitegen publish --first' and commit it)"
        )
    if behind:
        raise SitegenError(
            f"{lock_file}: out of date: {behind} (run 'sitegen publish' and commit it)"
        )


def too_few_papers(lock_file: Path, before: Lock, after: Lock) -> Iterator[Problem]:
    """A problem if more than a fifth of the published papers would be gone."""
    lost = lost_papers(before, after)
    published = sum(not (entry.removed or entry.into) for entry in before.entries.values())
    if len(lost) > _MOST_LOST * published:
        yield Problem(
            path=str(lock_file),
            message=f"{len(lost)} of {published} published papers would be gone: {first_few(lost)}",
            remedy="restore the dumps they were read from, or use --shrink to let them go",
        )


def lost_addresses(lock_file: Path, lock: Lock, exists: Callable[[str], bool]) -> Iterator[Problem]:
    """A problem if addresses of the lock no longer exist in the site."""
    lost = [path for path in _addresses(lock) if not exists(path)]
    if lost:
        yield Problem(
            path=str(lock_file),
            message=f"the site has lost {len(lost)} of the published addresses: {first_few(lost)}",
            remedy="restore them; if they were never public, remove their lines from this file",
        )


def _addresses(lock: Lock) -> Iterator[str]:
    yield from lock.addresses
    for identifier, entry in lock.entries.items():
        page = PAPER.at(identifier)
        yield page
        if not entry.bare:
            yield markdown_of(page)
            yield from (beside(page, form.ending) for form in REFERENCES)
