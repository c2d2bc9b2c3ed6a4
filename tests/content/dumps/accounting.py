"""What tests ask of any dump: that its lines add up, and what its records say."""

from collections import Counter

from sitegen.content.record import Dump


def assert_accounted_for(dump: Dump) -> None:
    """Records, boilerplate and skipped lines add up, and no line is counted twice.

    Where a file has elements, these add up as well, and records that share a line have addresses
    of their own.
    """
    lines = Counter(line for record in dump.records for line in record.lines)
    if dump.elements is not None:
        parts = dump.elements
        assert parts.records == len(dump.records)
        assert parts.records + parts.skipped + parts.boilerplate == parts.total
        assert len({record.address for record in dump.records}) == len(dump.records)
        lines = Counter(dump.record_lines)
    lines += Counter(line for s in dump.skipped for line in range(s.line, s.line + s.count))
    assert sum(lines.values()) + dump.boilerplate == dump.line_count
    assert set(lines.values()) <= {1}
    assert all(1 <= line <= dump.line_count for line in lines)


def facts(dump: Dump) -> list[tuple[object, ...]]:
    """What each record says, wherever it stands."""
    return [
        (r.title, r.text, r.date, r.authors_count, r.organization, r.comments) for r in dump.records
    ]
