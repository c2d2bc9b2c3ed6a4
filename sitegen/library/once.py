"""Once: what follows from a library, or from a paper of it, worked out once.

A paper stands on its own page, in the lists of its topics, its year and each of its authors, and
beside papers like it: the same card and the same reference are shown some ten times.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

from sitegen.library.library import Library
from sitegen.library.paper import Paper

T = TypeVar("T")
Others = TypeVarTuple("Others")
Key = tuple[object, ...]


def once_a_library(function: Callable[[Library], T]) -> Callable[[Library], T]:
    """The function, with its result kept for as long as the library is."""
    kept: WeakKeyDictionary[Library, T] = WeakKeyDictionary()

    @wraps(function)
    def asked(library: Library) -> T:
        if library not in kept:
            kept[library] = function(library)
        return kept[library]

    return asked


def once_a_paper(
    function: Callable[[Library, Paper, *Others], T],
) -> Callable[[Library, Paper, *Others], T]:
    """The function, with its results kept for as long as the library is.

    What else it is given is told apart by identity, as a library is.
    """
    kept: WeakKeyDictionary[Library, dict[Key, tuple[tuple[*Others], T]]] = WeakKeyDictionary()

    @wraps(function)
    def asked(library: Library, paper: Paper, *others: *Others) -> T:
        known = kept.setdefault(library, {})
        key = paper.id, *map(id, others)
        if key not in known:
            # With the others, so that no later object has their identity.
            known[key] = others, function(library, paper, *others)
        return known[key][1]

    return asked
