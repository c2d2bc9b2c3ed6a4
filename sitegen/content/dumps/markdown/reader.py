"""Markdown as a layout: a file's tables, lists and paragraphs, under its headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.content.dumps.element import Cut, Element, Unreadable
from sitegen.content.dumps.elements import element_layout
from sitegen.content.dumps.listing.page_layout import NEWSLETTER
from sitegen.content.dumps.markdown.bare_text import without_marks
from sitegen.content.dumps.markdown.entry import read_entry
from sitegen.content.dumps.markdown.folded import is_abstract_label, unfolded
from sitegen.content.dumps.markdown.html_table import find_tables
from sitegen.content.dumps.markdown.inline import runs
from sitegen.content.dumps.markdown.items import (
    NO_PAPER,
    Found,
    Item,
    Text,
    is_entry,
    read_item,
    read_items,
)
from sitegen.content.dumps.markdown.labeled import read_labeled
from sitegen.content.dumps.markdown.section import Section, settle
from sitegen.content.dumps.markdown.table import HTML, Rows, label_rows, read_html_table, read_table
from sitegen.content.dumps.paper_address import is_paper_address
from sitegen.content.dumps.roles import Role
from sitegen.content.dumps.saved_file import SavedFile
from sitegen.content.dumps.table.columns import FIELDS
from sitegen.text.dates import PartialDate
from sitegen.text.link import find_links
from sitegen.text.written_date import parse_written

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

NAME = "Markdown"

_TABLE = "<!-- table -->"  # in place of one in HTML
_SAMPLE = 1_500  # lines by which a file is known
_CERTAIN = 3  # papers that make a file of something else one of papers, too
_LEAST_SHARE = 0.1
_MOST = 0.85  # likeness
_LONGEST_ITEM = 400  # lines
_MOST_TEXTS = 4  # paragraphs of one paper that is in no list
_LISTS = ("bullet_list", "ordered_list")
_FORMS = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)])\s|\s*>?\s*\||.*\]\(|#{1,6}\s|\s*\**\[\d+\]")
_OTHER_FORMS = re.compile(r"\s*(?:-\s)?[\w-]+:(?:\s|$)|\s*[{}\[\]@%]|[A-Z][A-Z0-9]  - ")
_PAGE = re.compile(r"\s*<(?:!doctype|html|\?xml|rss|feed)\b", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(?:last\s+)?updated?(?:\s+(?:on|at|date))?\s*[:：]?\s*\**\s*(\w[^\n*<>()]{5,30})",
    re.IGNORECASE,
)
_NO_SPACE = re.compile(r"#{1,6}(?=[^\s#!])")
_NOT_OF_PAPERS = re.compile(
    r"\W*(?:table of )?contents?\W*$|contribut|licen[sc]e|\W*(?:how to )?cit(?:e|ing|ation)"
    r"|acknowledge?ment|star history|目录",
    re.IGNORECASE,
)


class _Tree(Struct):
    """What was found so far, and the headings that the next block stands under."""

    lines: Sequence[str]
    tables: Mapping[int, range] = field(default_factory=dict)  # in HTML, by their first lines
    headings: list[tuple[int, str]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    elements: list[Element | Unreadable] = field(default_factory=list)
    total: int = 0
    boilerplate: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.headings if text)

    def section(self) -> Section:
        if not self.sections or self.sections[-1].headings != self.path:
            self.sections.append(Section(self.path))
        return self.sections[-1]

    def add_heading(self, level: int, source: str) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, _heading(source)))


def _likeness(file: SavedFile) -> float:
    """By how many of the items at its beginning are papers with titles."""
    lines = file.lines[:_SAMPLE]
    tables = _tables(lines)
    shown = unfolded(_without(lines, tables))
    said = [line for line in shown if line.strip() and line != _TABLE]
    forms = sum(_FORMS.match(line) is not None for line in said) + len(tables)
    others = sum(_OTHER_FORMS.match(line) is not None for line in said)
    if 8 * forms < len(said) or 2 * others > len(said) or _is_listing(said):
        return 0.0
    if not said or _PAGE.match(said[0]):
        return 0.0
    tree = _read(lines)
    items = [found for section in tree.sections for found in section.found if not found.is_anchor]
    elements = [*tree.elements, *(found.element for found in items)]
    papers = sum(isinstance(each, Element) and _says_something(each) for each in elements)
    share = papers / max(1, len(elements))
    is_enough = papers >= _CERTAIN or (papers > 0 and share >= 0.5)
    return _MOST - (1 - share) / 2 if is_enough and share >= _LEAST_SHARE else 0.0


def _is_listing(lines: Sequence[str]) -> bool:
    """Listing pages have a reader of their own, however they were saved."""
    return any(line.strip() in NEWSLETTER for line in lines)


def _says_something(element: Element) -> bool:
    """Whether there is more than an identifier, of which another layout knows more."""
    return bool(element.values.get(Role.TITLE.value)) or any(
        len(text.split()) > 5 for text in element.values.get(Role.MENTION.value, ())
    )


def _cut(file: SavedFile) -> Cut:
    tree = _read(file.lines)
    elements = sorted((*tree.elements, *_of_sections(tree)), key=lambda each: min(each.lines))
    found = sum(len(section.found) for section in tree.sections)
    left_out = found + len(tree.elements) - len(elements)
    return Cut(
        elements=elements,
        total=tree.total + found,
        boilerplate=tree.boilerplate + left_out,
        roles=FIELDS,
        captured=_captured(file.lines),
        remarks=list(dict.fromkeys(tree.remarks)),
    )


def _of_sections(tree: _Tree) -> Iterator[Element | Unreadable]:
    """The papers of the sections, and what stands among papers but is none."""
    for section in tree.sections:
        is_other = any(map(_NOT_OF_PAPERS.match, section.headings[-1:]))
        for found in section.found:
            yield from _of_item(found, section, is_other)


def _of_item(found: Found, section: Section, is_other: bool) -> Iterator[Element | Unreadable]:
    text = " ".join(text.source for text in found.item.texts)
    if found.element and is_other:
        reason = f"in the section '{section.headings[-1]}'"
        yield Unreadable(lines=found.element.lines, reason=reason, text=text)
    elif found.element:
        yield found.element
    elif section.has_papers and not found.is_anchor:
        yield Unreadable(lines=found.item.lines, reason=NO_PAPER, text=text)


def _captured(lines: Sequence[str]) -> PartialDate | None:
    found = (_UPDATED.search(line[:300]) for line in lines[:100])
    dates = (parse_written(match[1].strip(" .")) for match in found if match)
    return next((date for date in dates if date), None)


# -- Blocks


@cache
def _parser() -> "MarkdownIt":
    """A parser of blocks: what stands in them is read where it is needed."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


def _read(lines: Sequence[str]) -> _Tree:
    from markdown_it.tree import SyntaxTreeNode  # it takes long to load, and few lists need it

    tables = _tables(lines)
    tree = _Tree(lines, tables)
    root = SyntaxTreeNode(_parser().parse("\n".join(unfolded(_without(lines, tables)))))
    _read_blocks(tree, root.children)
    settle(tree.sections)
    return tree


def _tables(lines: Sequence[str]) -> dict[int, range]:
    return {found.start: found for found in find_tables(lines)}


def _without(lines: Sequence[str], tables: Mapping[int, range]) -> list[str]:
    """The lines, with a comment in place of each table in HTML."""
    kept = list(lines)
    for table in tables.values():
        kept[table.start : table.stop] = [_TABLE, *[""] * (len(table) - 1)]
    return kept


def _read_blocks(tree: _Tree, blocks: "Sequence[SyntaxTreeNode]") -> None:
    titled: Item | None = None  # a paragraph that may be the title of those below
    found = [*_with_items(tree.lines, blocks)]
    last = 0  # of the blocks that are read
    labels: list[int] = []  # lines of the label above the abstract of the paper before
    for place, (block, items) in enumerate(found):
        above, titled = titled, None
        if place < last:
            continue
        if labels and block.type == "paragraph":
            _add_abstract(tree, labels, _text(block))
            labels = []
            continue
        if block.type == "heading" and (end := _read_labeled(tree, found, place)):
            last = end
            continue
        match block.type:
            case "heading":
                source = block.children[0].content if block.children else ""
                tree.add_heading(int(block.tag[1]), source)
                titled = _linked_heading(tree, block, source)
            case "bullet_list" | "ordered_list":
                tree.section().found.extend(read_items(items, tree.path))
            case "table":
                _read_table(tree, block)
            case "html_block":
                _read_html(tree, block)
            case "blockquote":
                _read_blocks(tree, block.children)
            case "paragraph":
                titled = _read_paragraph(tree, block, above)
        labels = _abstract_label(tree, block)


def _read_labeled(
    tree: _Tree, blocks: "Sequence[tuple[SyntaxTreeNode, list[Item]]]", place: int
) -> int:
    """Take in a heading with facts below as one paper; where its blocks end, 0 if it is none."""
    end = place + 1
    while end < len(blocks) and blocks[end][0].type != "heading":
        end += 1
    texts = [
        text
        for block, items in blocks[place + 1 : end]
        for text in _texts_of(tree.lines, block, items)
    ]
    title = _text(blocks[place][0])
    if _NOT_OF_PAPERS.match(title.source):
        return 0
    level = int(blocks[place][0].tag[1])
    headings = [text for depth, text in tree.headings if text and depth < level]
    found = read_labeled(title, texts, headings)
    if found is None:
        return 0
    tree.add_heading(level, "")
    tree.section().found.append(found)
    return end


def _texts_of(
    lines: Sequence[str], block: "SyntaxTreeNode", items: Sequence[Item]
) -> Iterator[Text]:
    """What a block says, in parts; the rows of a table of two columns as `label: text`."""
    match block.type:
        case "bullet_list" | "ordered_list":
            for item in items:
                yield from item.texts
                yield from (text for inner in item.items for text in inner.texts)
        case "paragraph":
            yield _text(block)
        case "blockquote":
            for child, inner in _with_items(lines, block.children):
                yield from _texts_of(lines, child, inner)
        case "table":
            yield from label_rows(*_lines_of_table(lines, block))


def _lines_of_table(lines: Sequence[str], block: "SyntaxTreeNode") -> tuple[Sequence[str], int]:
    start, end = block.map or (0, 0)
    return lines[start:end], start + 1


def _with_items(
    lines: Sequence[str], blocks: "Sequence[SyntaxTreeNode]"
) -> "Iterator[tuple[SyntaxTreeNode, list[Item]]]":
    """The blocks, and the items of those that are lists.

    A list that is indented less than Markdown asks for belongs to the item above it: `1. A title`
    with `  - authors` below.
    """
    above: tuple[SyntaxTreeNode, list[Item]] | None = None
    for block in blocks:
        is_list = block.type in _LISTS
        items = [_item(node) for node in block.children] if is_list else []
        if above and is_list and above[1] and _is_indented(lines, block):
            last = above[1][-1]
            above[1][-1] = Item(last.texts, [*last.items, *items])
            continue
        if above:
            yield above
        above = block, items
    if above:
        yield above


def _is_indented(lines: Sequence[str], block: "SyntaxTreeNode") -> bool:
    """Whether a list begins with a blank, right below another line."""
    start = block.map[0] if block.map else 0
    return lines[start].startswith((" ", "\t")) and bool(lines[start - 1].strip())


def _read_table(tree: _Tree, block: "SyntaxTreeNode") -> None:
    start, end = block.map or (0, 0)
    _add_rows(tree, read_table(tree.lines[start:end], start + 1, tree.path))


def _add_rows(tree: _Tree, rows: Rows) -> None:
    tree.elements.extend(rows.elements)
    tree.total += rows.total
    tree.boilerplate += rows.boilerplate
    if rows.remark:
        tree.remarks.append(rows.remark)


def _read_html(tree: _Tree, block: "SyntaxTreeNode") -> None:
    """HTML that leads to papers is not read, and that is said; a comment is shown to nobody."""
    table = tree.tables.get(block.map[0]) if block.map else None
    if table:
        lines = tree.lines[table.start : table.stop]
        _add_rows(tree, read_html_table(lines, table.start + 1, tree.path))
        return
    links = find_links(block.content)
    is_comment = block.content.lstrip().startswith("<!--")
    if not is_comment and any(is_paper_address(link.url) for link in links):
        tree.elements.append(Unreadable(lines=_lines_of(block), reason=HTML, text=block.content))
        tree.total += 1


def _lines_of(node: "SyntaxTreeNode") -> range:
    start, end = node.map or (0, 0)
    return range(start + 1, end + 1)


def _item(node: "SyntaxTreeNode") -> Item:
    texts: list[Text] = []
    items: list[Item] = []
    for child in node.children:
        if child.type in _LISTS:
            items.extend(map(_item, child.children))
        elif child.type in ("paragraph", "heading"):
            texts.extend(_split(_text(child)))
    return Item(texts, items)


def _split(text: Text) -> Sequence[Text]:
    """A paragraph, and the label of an abstract that is its last line."""
    above, _, label = text.source.rpartition("\n")
    if not above or not is_abstract_label(label) or len(text.lines) < 2:
        return [text]
    return [Text(text.lines[:-1], above), Text(text.lines[-1:], label)]


def _text(node: "SyntaxTreeNode") -> Text:
    source = node.children[0].content if node.children else ""
    return Text(_lines_of(node), source)


# -- Paragraphs and headings


def _abstract_label(tree: _Tree, block: "SyntaxTreeNode") -> list[int]:
    """The lines of a paragraph that is the label of an abstract, below a paper."""
    if block.type != "paragraph" or not is_abstract_label(_text(block).source):
        return []
    found = tree.section().found
    return [*_lines_of(block)] if found and isinstance(found[-1].element, Element) else []


def _add_abstract(tree: _Tree, labels: Sequence[int], text: Text) -> None:
    """Add an abstract to the paper above it."""
    found = tree.section().found
    above = found[-1].element
    if isinstance(above, Element) and Role.ABSTRACT.value not in above.values:
        said = "".join(run.text for run in runs(text.source)).strip()
        values = {**above.values, Role.ABSTRACT.value: [said]}
        lines = [*above.lines, *labels, *text.lines]
        found[-1] = replace(found[-1], element=replace(above, lines=lines, values=values))


def _linked_heading(tree: _Tree, block: "SyntaxTreeNode", source: str) -> Item | None:
    """A heading that is a paper itself: it leads to its page."""
    item = Item([_text(block)])
    found = read_item(item, tree.path[:-1])
    if not is_entry(found) or "](" not in source:
        return None
    tree.headings[-1] = (tree.headings[-1][0], "")
    tree.section().found.append(found)
    return item


def _read_paragraph(tree: _Tree, block: "SyntaxTreeNode", above: Item | None) -> Item | None:
    """Take in a paragraph, which may tell more about the paper `above`; the item that it is."""
    text = _text(block)
    if mark := _NO_SPACE.match(text.source):
        tree.add_heading(mark.end(), text.source[mark.end() :])
        return None
    if above:
        longer = Item([*above.texts, text])
        if _joined(tree, above, longer, text):
            return longer
    entries = [*_of_lines(text, tree.path)]
    if len(entries) < 2:
        entries = [read_item(Item([text]), tree.path)]
    kept = [found for found in entries if is_entry(found)]
    if len(kept) == len(entries) and len(text.lines) <= _LONGEST_ITEM:
        tree.section().found.extend(kept)
        return None
    return Item([text]) if _is_title_alone(text) else None


def _joined(tree: _Tree, above: Item, longer: Item, text: Text) -> bool:
    """Whether a paragraph is about the paper above, and not a paper of its own."""
    is_other = _is_title_alone(text) or is_entry(read_item(Item([text]), tree.path))
    if is_other or len(longer.texts) > _MOST_TEXTS:
        return False
    found = read_item(longer, tree.path)
    if not is_entry(found):
        return len(longer.texts) < 3
    section = tree.section()
    if section.found and section.found[-1].item == above:
        before = section.found[-1].element
        if isinstance(before, Element) and before.values == getattr(found.element, "values", None):
            return False
        section.found.pop()
    section.found.append(found)
    return True


def _is_title_alone(text: Text) -> bool:
    found = [run for run in runs(text.source) if run.text.strip()]
    is_strong = len(found) == 1 and found[0].is_strong
    return is_strong and len(read_entry(found).title.split()) > 1


def _of_lines(text: Text, headings: Sequence[str]) -> Iterator[Found]:
    """The lines of a paragraph, if each of them is an entry."""
    lines = text.source.split("\n")
    if not 1 < len(lines) == len(text.lines) or len(lines) > _LONGEST_ITEM * 10:
        return
    for number, line in zip(text.lines, lines, strict=True):
        found = read_item(Item([Text(range(number, number + 1), line)]), headings)
        if not is_entry(found):
            return
        yield found


def _heading(source: str) -> str:
    """The words of a heading, without pictures and links to other places of the page."""
    found = runs(source)
    own = [run for run in found if not run.url.startswith("#")]
    text = "".join(run.text for run in own)
    if not re.search(r"\w", text):
        text = "".join(run.text for run in found)
    return without_marks(re.sub(r"[(\[]\s*[)\]]", "", text))


LAYOUT = element_layout(NAME, _likeness, _cut, most=_MOST)
