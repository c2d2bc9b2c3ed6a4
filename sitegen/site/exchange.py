"""Exchange: two names of a file system swapped in one step, where the system knows how.

Renaming one thing away and the other into its place leaves a moment without either.
"""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = {"linux": -100, "darwin": -2}  # relative to the current folder
_SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_FUNCTION = {"linux": "renameat2", "darwin": "renameatx_np"}


def exchange(one: Path, other: Path) -> bool:
    """Swap what two existing paths name; False, and nothing done, where that cannot be."""
    try:
        function = getattr(ctypes.CDLL(None), _FUNCTION[sys.platform])
    except (AttributeError, KeyError, OSError):
        return False
    here = _AT_FDCWD[sys.platform]
    sys.audit("os.rename", one, other, -1, -1)  # as for every other rename
    return bool(function(here, os.fsencode(one), here, os.fsencode(other), _SWAP) == 0)
