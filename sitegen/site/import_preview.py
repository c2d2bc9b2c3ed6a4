"""Import preview: what a file would bring to the list, in lines for a terminal."""

from collections.abc import Iterator, Sequence

from sitegen.content.record import Dump, Record, Skipped
from sitegen.present.byline import short_names
from sitegen.present.card import date_text, excerpt
from sitegen.text.clean import counted, first_few, readable

_FIRST = 3
_TITLE = 90


def preview(dump: Dump) -> Iterator[str]:
    """What was read of a file, what was not, and the first records."""
    if dump.unread:
        yield f"{dump.path}: not read: it looks like {dump.unread.looks_like}"
        return
    records = dump.records
    layouts = ", ".join(dict.fromkeys(page.layout for page in dump.pages))
    yield f"{dump.path}: {layouts}, {counted(len(records), 'record')}"
    yield f"  with {_known(records)}"
    if pending := sum(record.is_pending for record in records):
        yield f"  {counted(pending, 'identifier')} without a title"
    yield from _unread(dump.skipped)
    yield from (f"  {remark}" for remark in dump.remarks)
    if dump.unused:
        fields = [f"{name} ({count})" for name, count in dump.unused.items()]
        yield f"  not used: {first_few(fields, 12)}"
    for record in records[:_FIRST]:
        yield f"  - {_line(record)}"


def _known(records: Sequence[Record]) -> str:
    counts = {
        "authors": sum(bool(record.authors) for record in records),
        "ids": sum(bool(record.arxiv or record.doi) for record in records),
        "abstracts": sum(bool(record.abstract) for record in records),
        "dates": sum(bool(record.date) for record in records),
    }
    return ", ".join(f"{what} {count}" for what, count in counts.items())


def _unread(skipped: Sequence[Skipped]) -> Iterator[str]:
    if not skipped:
        return
    lines = sum(each.count for each in skipped)
    elements = sum(not each.count for each in skipped)
    amounts = ((lines, "line"), (elements, "element"))
    what = " and ".join(counted(count, noun) for count, noun in amounts if count)
    yield f"  not read: {what}"
    for each in skipped[:_FIRST]:
        yield f"    {each.pointer or f'line {each.line}'}: {each.reason} ('{each.excerpt}')"
    if len(skipped) > _FIRST:
        yield f"    and {len(skipped) - _FIRST} more"


def _line(record: Record) -> str:
    """`Lantern Caching (Doe et al., Mar 4, 2024, arXiv:2403.01234)`."""
    facts = (
        short_names(record.authors, are_all=record.authors_complete is not False),
        date_text(record.date) if record.date else "",
        f"arXiv:{record.arxiv}" if record.arxiv else "",
        f"doi:{record.doi}" if record.doi and not record.arxiv else "",
    )
    title = excerpt(readable(record.title), _TITLE) or "title not known"
    known = ", ".join(fact for fact in facts if fact)
    return f"{title} ({known})" if known else title
