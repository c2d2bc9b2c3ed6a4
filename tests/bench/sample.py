"""A labeled sample: records, and which of them are one paper."""

from msgspec import Struct

from sitegen.content.record import Record


class Sample(Struct, frozen=True, kw_only=True):
    """Records, the paper each is a listing of, and what was done to it."""

    records: tuple[Record, ...]
    papers: tuple[int, ...]
    done: tuple[str, ...]
