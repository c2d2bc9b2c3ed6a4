"""Rendered: the pages of the site, of which MkDocs renders those that are not as before.

A page depends on its source, and on what all pages share: the theme, the menu, the settings, the
day of the newest capture.  One that holds Markdown may also link to any file of the site.
"""

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from pathlib import Path

from msgspec import Struct

from sitegen.content.markdown_extensions import Extensions, are_known
from sitegen.content.settings import CLOCK
from sitegen.errors import Problem
from sitegen.site.last_build import HASH
from sitegen.site.mkdocs_site import render_pages
from sitegen.site.page_text import is_made_twice
from sitegen.site.staged import Staged
from sitegen.site.versioned import is_about_versions, lasting
from sitegen.site_map import LOST, markdown_of
from sitegen.store import digest, folder_key, store_in_use, store_key

_THEME = Path(__file__).parents[1] / "theme"

_Key = tuple[str, bytes]


class Frame(Struct, frozen=True, kw_only=True):
    """What all pages share, and the addresses of those `in_html`, which hold no Markdown.

    `configuration` is that of MkDocs without what only tells it which pages there are, and `epoch`
    the time that it sees.
    """

    configuration: str
    extensions: Extensions
    epoch: int
    in_html: frozenset[str]


def render_changed(
    staged: Staged, addresses: Iterable[str], frame: Frame, executor: Executor | None = None
) -> tuple[Problem, ...]:
    """Leave the pages at these addresses in the staged site; what MkDocs warns of those it renders.

    Only a page that it cannot warn of is kept, if it warned of any.
    """
    keys = _keys(staged, addresses, frame)
    changed = [address for address, key in keys.items() if not (key and _reused(staged, *key))]
    if not changed:
        return ()
    made: set[str] = set()

    def write(pages: Mapping[str, bytes]) -> None:
        staged.write("site/", pages)
        made.update(pages)

    warnings = render_pages(
        staged.folder,
        frame.epoch,
        changed,
        docs=staged.below("docs/"),
        write=write,
        executor=executor,
    )
    store = store_in_use()
    for address in made:  # one that is not is reported as an address that is lost
        key = keys[address]
        if store and key and (not warnings or address in frame.in_html):
            whole = staged.read(f"site/{address}") if is_made_twice(address) else b""
            store.keep(key[1], staged.hashes[f"site/{address}"] + whole)
    return warnings


def _keys(staged: Staged, addresses: Iterable[str], frame: Frame) -> dict[str, _Key | None]:
    """The keys of pages, with their addresses; None where it is not known what they depend on."""
    store = store_in_use()
    if store is None or not are_known(frame.extensions):
        return dict.fromkeys(addresses)
    clock = os.environ.get(CLOCK)
    shared = digest(folder_key(_THEME), clock, frame.configuration, frame.epoch)
    names = staged.below("docs/")
    every = digest(shared, *names)
    others = digest(shared, lasting(names))

    def around(address: str) -> bytes:
        if address in frame.in_html:
            return shared
        source = staged.read(f"docs/{markdown_of(address)}").decode()
        return every if is_about_versions(source) else others

    keys: dict[str, _Key | None] = {}
    for address in addresses:
        source = b"" if address == LOST.address else staged.hashes[f"docs/{markdown_of(address)}"]
        shown = shared if address == LOST.address else around(address)
        key = store_key(store, "page", shown, address, source)
        keys[address] = (address, key) if key else None
    return keys


def _reused(staged: Staged, address: str, key: bytes) -> bool:
    """Put the page there as it was made before, if it is kept."""
    store = store_in_use()
    value = store.find(key) if store else None
    if value is None:
        return False
    if len(value) > HASH:
        staged.write("site/", {address: value[HASH:]})
        return True
    return staged.reuse(f"site/{address}", value)
