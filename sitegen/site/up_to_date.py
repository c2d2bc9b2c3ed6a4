"""Up to date: whether a build would change anything, found without doing any of its steps.

What a build depends on is a hash of all that it reads: the values of the settings and the sources,
the environment, and the program with its templates, theme and scripts.
"""

import os
from pathlib import Path

from sitegen.content.markdown_extensions import are_known
from sitegen.content.settings import CLOCK, Settings
from sitegen.content.sources import Sources, read_sources
from sitegen.site.last_build import (
    STORE,
    LastBuild,
    Told,
    find_last_build,
    is_as_left,
    statuses,
)
from sitegen.site.output import has_leftovers
from sitegen.site.overlap import refuse_overlap
from sitegen.store import HOUSE, SHOWN, Store, folder_key, open_store, store_key


def up_to_date(settings: Settings, *, locked: bool, shrink: bool) -> Told | None:
    """What the last build told, if this one would leave the same files and tell the same."""
    refuse_overlap(settings)
    with open_store(settings.out / STORE) as store:
        last = find_last_build(store)
        if last is None or has_leftovers(settings.out):
            return None
        sources = read_sources(settings)
        inputs = inputs_of(store, settings, sources, locked=locked, shrink=shrink)
    return last.told if inputs and last.inputs == inputs and _is_left(settings.out, last) else None


def inputs_of(
    store: Store, settings: Settings, sources: Sources, *, locked: bool, shrink: bool
) -> bytes:
    """A hash of all that a build depends on; empty if that is not known, since an extension of
    Markdown is a program and may read anything.
    """
    if not are_known(settings.extensions):
        return b""
    shown = [folder_key(HOUSE / name) for name in SHOWN]
    clock = os.environ.get(CLOCK)
    return store_key(store, "inputs", shown, clock, settings, sources, locked, shrink) or b""


def _is_left(out: Path, last: LastBuild) -> bool:
    """Are the files of the last build there as it left them, and no others?"""
    try:
        found = statuses(out)
    except OSError:
        return False
    return found.keys() == last.files.keys() and all(
        found[name] == left.status or is_as_left(f"{out}/{name}", left)
        for name, left in last.files.items()
    )
