"""Entry: what an item of a list, or the cell of a table, says about a paper."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec import Struct, field

from sitegen.content.dumps.markdown.bare_text import bare_text
from sitegen.content.dumps.markdown.credits import is_sentence, read_credits
from sitegen.content.dumps.markdown.inline import Run
from sitegen.content.dumps.markdown.link_labels import Links, content_of
from sitegen.content.dumps.markdown.title import find_title
from sitegen.content.dumps.names import count_people
from sitegen.content.dumps.roles import Role
from sitegen.text.identifier import find_arxiv

_PROSE_WORD = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
_MOST_PROSE = 2  # words in small letters before the title of an entry
_LONGEST_TITLE = 300  # characters; anything longer is a text about a paper
_LONGEST = 30_000  # characters of an item that are read
_REMARK = "remark"  # what others say of a paper: it has no role, and is counted as not used
_SMALL = frozenset({"and", "et", "al", "in", "by", "of", "the", "to", "at", "paper", "title", "on"})


class Entry(Struct, frozen=True, kw_only=True):
    """A paper, as far as an entry tells; `values` are by the names of roles, or `remark`.

    `is_linked` says that there is an address of a paper or a link called one, `is_prose` that the
    title stands inside of a sentence, `is_marked` that a link, bold or quotation marks tell it.
    """

    title: str
    values: dict[str, list[str]] = field(default_factory=dict)
    is_linked: bool
    is_prose: bool
    is_marked: bool


def read_entry(texts: Sequence[Run], details: Iterable[Sequence[Run]] = ()) -> Entry:
    """The entry of a text, and of the texts below it that tell more about the same paper."""
    links = Links()
    content = content_of(texts, links)
    start, end, title, is_marked = find_title(content)
    before = "".join(run.text for run in content[:start])
    around = [*_styled(content[:start]), *_styled(content[end:])]
    for detail in details:
        around.append(("\n", False))
        around.extend(_styled(content_of(detail, links)))
    return _entry(title, around, links, is_prose=_is_prose(before), is_marked=is_marked)


def read_cell(texts: Sequence[Run]) -> Entry:
    """The entry of a cell: all of its text is the title, up to a line break.

    Behind a title in bold, an edition or a chapter is none of it; behind names, a cell is a whole
    entry.
    """
    links = Links()
    content = [run for run in content_of(texts, links) if run.text.strip()]
    before = [*takewhile(lambda run: not (run.is_strong or run.url), content)]
    names = "".join(run.text for run in before).strip(" .,:")
    if len(before) < len(content) and count_people(names) > 1:
        return read_entry(texts)
    whole = "".join(run.text for run in content).strip()
    title, _, rest = whole.partition("\n\n")
    is_strong = len(content) > 1 and content[0].is_strong and " " in content[0].text.strip()
    if is_strong and content[1].text.lstrip().startswith(("(", "—", "–")):
        title, rest = content[0].text, "".join(run.text for run in content[1:])
    return _entry(title, [(rest, False)], links, is_prose=False, is_marked=True)


def _entry(
    title: str,
    around: Sequence[tuple[str, bool]],
    links: Links,
    *,
    is_prose: bool,
    is_marked: bool,
) -> Entry:
    bare = bare_text(title)
    found = read_credits(around)
    written = " ".join([*(text for text, _ in around), title])[:_LONGEST]
    values = {
        Role.TITLE: [bare.title] if len(bare.title) <= _LONGEST_TITLE else [],
        Role.ORGANIZATION: [bare.organization],
        Role.AUTHORS: [found.authors],
        Role.VENUE: [found.venue],
        Role.DATE: found.dates,
        Role.ARXIV: [bare.arxiv],
        Role.URL: links.paper or links.other,
        Role.CODE: links.code,
        Role.MENTION: [written],
    }
    kept = {role.value: kept for role, each in values.items() if (kept := [*filter(None, each)])}
    remarks = [*filter(is_sentence, found.rest)]
    return Entry(
        title=bare.title,
        values=kept | ({_REMARK: remarks} if remarks else {}),
        is_linked=links.has_paper or bool(find_arxiv(written)),
        is_prose=is_prose or len(bare.title) > _LONGEST_TITLE,
        is_marked=is_marked,
    )


def _is_prose(before: str) -> bool:
    """Whether the words before a title are those of a sentence."""
    if count_people(before.strip(' .,:"“”')):
        return False
    small = [word for word in _PROSE_WORD.findall(before) if word not in _SMALL]
    return len(small) >= _MOST_PROSE


def _styled(content: Sequence[Run]) -> Iterator[tuple[str, bool]]:
    """Texts with whether they are emphasized; plain ones that follow one another are one."""
    pending = ""
    for run in content:
        if run.is_emphasis or run.is_strong:
            if pending:
                yield pending, False
            pending = ""
            yield run.text, run.is_emphasis
        else:
            pending += run.text
    if pending:
        yield pending, False
