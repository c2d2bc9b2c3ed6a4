"""Publication: what is left to publish when the queue is empty, or why it cannot be."""

from collections.abc import Sequence

from msgspec import Struct

from sitegen.errors import Problem
from sitegen.library.assemble import Assembly
from sitegen.library.difference import difference


class Publication(Struct, frozen=True, kw_only=True):
    """Is there something to publish, and may it be? `says` is why, or what it records."""

    ready: bool
    says: str


def publication(
    assembly: Assembly, *, own_dumps: bool, errors: Sequence[Problem] = ()
) -> Publication:
    """Of a list that was read, from its own dumps or from others; `errors` came since then."""
    if not own_dumps:
        return Publication(ready=False, says="other dumps than the list's own are read")
    if every := [*errors, *assembly.errors]:
        return Publication(ready=False, says=f"fix what is wrong first: {every[0]}")
    if not assembly.lock.entries:
        return Publication(
            ready=False, says="nothing was published yet: 'sitegen publish --first' begins"
        )
    behind = difference(assembly.lock, assembly.library.lock)
    if not behind:
        return Publication(ready=False, says="all papers are published; commit what you decided")
    return Publication(ready=True, says=f"publishing records {behind}; commit it with the rest")
