"""Render: one page to text.

A page is Markdown for MkDocs: front matter, then HTML blocks with untrusted text, and between
them the curator's own Markdown.  Its Markdown alternate is the same page as plain Markdown, for
programs.  Values are escaped as they enter a template (for HTML also the braces that a
Markdown extension may read), and an undefined name is an error, not a blank.
"""

import json
import re
from collections.abc import Callable, Container, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Getattr
from markupsafe import Markup

from sitegen.pages.compiled import CompiledTemplates
from sitegen.pages.prose import prose_html
from sitegen.present.view import CardView, CitationView, Page, ReportView, TermView
from sitegen.site_map import ADDRESSES, BY_NAME, address_of, markdown_of
from sitegen.text.clean import escape
from sitegen.text.markdown import escaped as escaped_markdown

TEMPLATES = Path(__file__).parents[1] / "templates"

_USUAL = (("html", False), ("written", False), ("copied", True), ("brief", False))
_KNOWN_ENTRIES = 1 << 14  # of a kilobyte each
_KNOWN_TEXTS, _LONG = 1 << 12, 256  # characters: longer ones are seldom shown twice
_BLANK_LINES = re.compile(r"\n{3,}")


def render(page: Page) -> str:
    """The Markdown of one page, as MkDocs reads it."""
    template = _pages().get_template(f"pages/{page.template}.md.jinja")
    return _front_matter(page) + template.render(view=page.view, root=page.root)


def render_markdown(page: Page, without: Container[str] = ()) -> str:
    """The page's Markdown alternate, which leads to others. `without` are pages that have none."""
    template = _alternates().get_template(f"markdown/{page.template}.md.jinja")
    text = template.render(view=page.view, root=Markup(page.root))
    text = _BLANK_LINES.sub("\n\n", text).strip() + "\n"
    return _to_pages(page, text, without) if without else text


def _to_pages(page: Page, text: str, without: Container[str]) -> str:
    """The text with links to the pages themselves where their Markdown is not there."""

    def link(found: re.Match[str]) -> str:
        address = address_of(found[1])
        return f"]({page.root}{address})" if address in without else found[0]

    return re.sub(rf"\]\({re.escape(page.root)}([\w/-]+\.md)\)", link, text)


def _front_matter(page: Page) -> str:
    """What the head of the page says, as text that the theme escapes.

    JSON strings are YAML: no value can end the front matter or start a new key.
    """
    meta = {
        "title": page.title,
        "description": page.description,
        "kind": page.template,
        "redirect": page.root + page.redirect if page.redirect else "",
        "indexed": page.indexed,
        "html": is_html(page),
        "written": page.is_written,
        "copied": page.is_copied,
        "brief": page.is_brief,
        "citation": page.head.citation,
        "json_ld": page.head.json_ld,
        "alternates": [[a.note, a.text, page.root + a.url] for a in page.head.alternates],
    }
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in meta.items()
        if value not in ("", [], ()) and (key, value) not in _USUAL
    ]
    return "\n".join(["---", *lines, "---", "", ""])


def is_html(page: Page) -> bool:
    """Is there no Markdown on the page?  Then a program need not read it as such."""
    written: str = getattr(page.view, "explained_markdown", "")
    return not (written or BY_NAME[page.template].in_markdown)


def paper_parts(
    report: ReportView, citations: Sequence[CitationView], terms: Sequence[TermView]
) -> dict[str, str]:
    """What a script puts into the page of each paper of a large list, as HTML."""
    parts = {"cite": (citations, ""), "report": (report,), "terms": (terms, "")}
    return {
        name: str(getattr(_pages().get_template(f"parts/{name}.jinja").module, name)(*values))
        for name, values in parts.items()
    }


def forget_templates() -> None:
    """Read templates anew: a process that builds again may find them changed."""
    for read in (_pages, _alternates, _entry):
        read.cache_clear()


class _Direct(CodeGenerator):
    """Writes what `finalize` returns, and reads what a view has: Jinja would look for something to
    escape once more, and for an item where there is no such attribute.
    """

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(f"({finalize.src}")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802, as Jinja names it
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class _Escaping(Environment):
    code_generator_class = _Direct


@cache
def _pages() -> Environment:
    environment = _environment("page", escape)
    environment.filters["entry"] = _entry
    return environment


@lru_cache(_KNOWN_ENTRIES)
def _entry(card: CardView, root: str, with_topic: bool, with_pick: bool, level: str) -> Markup:
    """A paper in a list. It is kept, because it is the same in the lists of all its authors."""
    macros = _pages().get_template("parts/card.jinja").module
    entry: Markup = macros.paper(card, root, with_topic, with_pick, level)  # type: ignore[attr-defined]
    return entry


@cache
def _alternates() -> Environment:
    environment = _environment("markdown", escaped_markdown)
    environment.filters["trusted"] = Markup
    environment.filters["alternate"] = _alternate
    return environment


def _alternate(url: str) -> Markup:
    """The Markdown of the page at that address; some of it is there only with a script."""
    return Markup(url if "#" in url else markdown_of(url))


def _environment(kind: str, escape_text: Callable[[str], str]) -> Environment:
    known = lru_cache(_KNOWN_TEXTS)(escape_text)  # addresses and names, again and again

    def escaped(value: object) -> str:
        """Leave what is marked as safe unchanged."""
        if isinstance(value, Markup):
            return value
        if not isinstance(value, str):
            return str(value)
        return known(value) if len(value) < _LONG else escape_text(value)

    environment = _Escaping(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=CompiledTemplates(kind),
        auto_reload=False,  # or each part of each page would be looked up on disk
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=escaped,
    )
    environment.filters["markdown"] = Markup
    environment.filters["prose"] = prose_html
    environment.globals["pages"] = SimpleNamespace(**ADDRESSES)
    return environment
