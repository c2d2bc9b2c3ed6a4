"""Cross-references: the curator's own Markdown, and the papers and topics it links to.

In an introduction or a handwritten page, `[GPipe](paper:NAME)` links to a paper by its id or
exact title and `[serving](topic:SLUG)` to a topic.  A name that leads nowhere is a problem
with its line; a paper that was published but is not in the dumps read shows as plain text.
"""

import re
from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath

from sitegen.content.handwritten import Handwritten
from sitegen.content.taxonomy import Taxonomy
from sitegen.content.text_file import position_at
from sitegen.content.yaml_file import YamlFile
from sitegen.errors import Problem
from sitegen.library.names import PaperResolver
from sitegen.site_map import PAPER, TOPIC, markdown_of
from sitegen.text.clean import readable

# A name may contain brackets, as titles do, and folded YAML text breaks it between words.  An
# unclosed bracket is looked at once, not again from each bracket before it.
_LINK = re.compile(r"\[([^\[\]]*)\]\((paper|topic):((?:[^()]|\([^()]*\))+)\)")
_ANY_LINK = re.compile(r"\[([^\[\]]*)\]\([^)]{0,2000}\)")
_MARK = re.compile(r"(?<!\w)[#*_`>]+|[*_`]+(?!\w)")  # "snake_case" keeps its mark

_ATTRIBUTES = re.compile(r"\{[^{}]*\}\s*$")  # of the heading: `{ #anchor }`
_PAGE_LINK = re.compile(r"\]\(<?([^():#\s<>]+)\.(?:md|html)(?:#[^()\s<>]*)?>?\)")


def resolve(text: str, root: str, papers: PaperResolver, taxonomy: Taxonomy) -> str:
    """The Markdown with its links as relative addresses of Markdown files, as MkDocs wants them."""

    def address(match: re.Match[str]) -> str:
        label, scheme, name = " ".join(match[1].split()), match[2], _name(match)
        if scheme == "topic":
            topic = taxonomy.named(name)
            return f"[{label}]({root}{markdown_of(TOPIC.at(topic.slug))})" if topic else label
        found = papers.papers(name)
        return f"[{label}]({root}{markdown_of(PAPER.at(found[0]))})" if found else label

    return _LINK.sub(address, text)


def check(
    path: str, text: str, papers: PaperResolver, taxonomy: Taxonomy | None
) -> Iterator[Problem]:
    """The mistakes in the links of a file, with line and column. `text` is the whole file.

    Without a taxonomy, links to topics are not checked.
    """
    for match in _LINK.finditer(text):
        name = _name(match)
        file = YamlFile(path=path, data=None, positions={(): position_at(text, match.start(3))})
        if match.group(2) == "topic":
            if taxonomy and not taxonomy.named(name):
                yield file.problem((), f"there is no topic '{name}'", taxonomy.instead_of(name))
        else:
            yield from papers.find(file, (), name).problems


def papers_named(text: str, papers: PaperResolver) -> Iterator[tuple[str, int]]:
    """The ids of the papers that a text links to, each with the offset of its name."""
    for match in _LINK.finditer(text):
        found = papers.papers(_name(match)) if match[2] == "paper" else ()
        if len(found) == 1:
            yield found[0], match.start(3)


def check_pages(
    path: str, address: str, text: str, exists: Callable[[str], bool]
) -> Iterator[Problem]:
    """The relative links of a handwritten page that lead to no page of the site.

    `address` is the page's own; `exists` takes an address without its ending.
    """
    for match in _PAGE_LINK.finditer(text):
        target = normpath(join(dirname(address), match[1]))
        if not match[1].startswith("/") and not exists(target):
            file = YamlFile(path=path, data=None, positions={(): position_at(text, match.start(1))})
            remedy = "link to a paper with (paper:NAME), to a topic with (topic:SLUG)"
            yield file.problem((), f"there is no page '{match[1]}'", remedy)


def _name(match: re.Match[str]) -> str:
    return " ".join(match[3].split())


def title_of(path: str, page: Handwritten) -> str:
    """What a handwritten page is called: as its head says, by its first heading, or its address."""
    lines = page.markdown.splitlines()
    headings = (_plain(line) for line in lines if line.startswith("# "))
    return page.title or next(headings, "") or name_of(path)


def name_of(path: str) -> str:
    """What a page of which only the address is known is called."""
    return path.rpartition("/")[2].removesuffix(".html").replace("-", " ").capitalize()


def _plain(heading: str) -> str:
    """A line of Markdown as text, without its marks."""
    return readable(_MARK.sub("", _ANY_LINK.sub(r"\1", _ATTRIBUTES.sub("", heading))))
