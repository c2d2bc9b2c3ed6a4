"""A labeled sample: records, and which of them are one paper."""

from dataclasses import dataclass

from sitegen.content.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Records, the paper each is a listing of, and what was done to it."""

    records: tuple[Record, ...]
    papers: tuple[int, ...]
    done: tuple[str, ...]
