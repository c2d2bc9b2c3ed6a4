"""Layout: one form in which papers are saved, how like a file is to it, and how it is read."""

from collections.abc import Callable

from msgspec import Struct

from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.record import Dump


class Layout(Struct, frozen=True, kw_only=True):
    """A form of captures. `name` is what a curator calls it, in `curation.yml` too.

    `likeness` says from 0 to 1 how like a file is to the form, at no more cost than reading a part
    of it, and `most` is the most that it says.  `read` accounts for every line, and never raises.
    """

    name: str
    likeness: Callable[[SavedFile], float]
    read: Callable[[SavedFile, Answers], Dump]
    most: float = 1.0
