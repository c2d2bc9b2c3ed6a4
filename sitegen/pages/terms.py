"""Terms on a page: the first mention of each becomes a button, and what it means a popover.

Both are native: keyboard and touch open it without a script, and Escape closes it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sitegen.library.glossary import Entry, Glossary
from sitegen.library.library import Library
from sitegen.present.card import paper_link, topic_link
from sitegen.present.view import LinkView, TermView
from sitegen.site_map import GLOSSARY
from sitegen.text.clean import escape
from sitegen.text.link import addresses
from sitegen.text.markdown import not_running
from sitegen.text.prose import Explained, Prose, Segment
from sitegen.text.terms import TermMention

Span = tuple[int, int]


def term_html(explained: Explained) -> str:
    """The words as a button that opens what they mean."""
    text = escape(explained.text)
    label = escape(f"{' '.join(explained.text.split())}, explained")
    return (
        f'<button type="button" class="sg-term" popovertarget="{explained.anchor}" '
        f'aria-label="{label}">{text}</button>'
    )


def explain_paragraphs(
    glossary: Glossary, paragraphs: Iterable[str]
) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    """The paragraphs with the first mention of each term marked, and the terms."""
    seen: dict[str, None] = {}
    marked = tuple(_paragraph(glossary, text, seen) for text in paragraphs)
    return marked, tuple(map(glossary.entries.__getitem__, seen))


def explain_markdown(glossary: Glossary, text: str) -> tuple[str, tuple[Entry, ...]]:
    """A curator's Markdown with the first mention of each term as a button, and the terms."""
    seen: dict[str, None] = {}
    pieces, end = [], 0
    for mention in _first(glossary, text, list(not_running(text)), seen):
        words = Explained(text[mention.start : mention.end], mention.term)
        pieces += [text[end : mention.start], term_html(words)]
        end = mention.end
    return "".join([*pieces, text[end:]]), tuple(map(glossary.entries.__getitem__, seen))


def term_view(library: Library, entry: Entry, page: str = "") -> TermView:
    """What the glossary says of a term; there is no link to the `page` it is on."""
    read = _read(library, entry)
    return TermView(
        name=entry.name,
        others=entry.others,
        text=entry.text,
        anchor=entry.anchor,
        url=f"{GLOSSARY.address}#{entry.anchor}",
        read=read if read and read.url != page else None,
        papers=entry.papers,
    )


def _read(library: Library, entry: Entry) -> LinkView | None:
    if entry.topic:
        return topic_link(entry.topic)
    paper = library.papers.get(entry.paper or "")
    return paper_link(paper) if paper else None


def _paragraph(glossary: Glossary, text: str, seen: dict[str, None]) -> str:
    segments = text.segments if isinstance(text, Prose) else (text,)
    before = len(seen)
    marked = [part for each in segments for part in _parts(glossary, each, seen)]
    return Prose(marked) if len(seen) > before else text


def _parts(glossary: Glossary, segment: Segment, seen: dict[str, None]) -> Iterator[Segment]:
    if not isinstance(segment, str):
        yield segment
        return
    links = [(start, start + len(url)) for start, url in addresses(segment)]
    end = 0
    for mention in _first(glossary, segment, links, seen):
        yield segment[end : mention.start]
        yield Explained(segment[mention.start : mention.end], mention.term)
        end = mention.end
    yield segment[end:]


def _first(
    glossary: Glossary, text: str, kept: Sequence[Span], seen: dict[str, None]
) -> Iterator[TermMention]:
    """The mentions of terms not yet `seen`, none of them in what is `kept` as it is."""
    for mention in glossary.index.mentions(text):
        before = bisect_right(kept, (mention.end - 1, len(text))) - 1
        is_kept = before >= 0 and kept[before][1] > mention.start
        if mention.term not in seen and not is_kept:
            seen[mention.term] = None
            yield mention
