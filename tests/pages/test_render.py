"""One page to text: what goes in comes out as text."""

import pytest
import yaml
from jinja2 import UndefinedError
from markdown_it import MarkdownIt
from msgspec.structs import replace

from sitegen.pages.render import render, render_markdown
from sitegen.present.view import GoneView, MarkdownView, MovedView, Page
from sitegen.text.clean import clean, escape
from tests.hostile import TEXTS


def page(title: str, **facts: object) -> Page:
    view = MovedView(what="paper", title=title, url="papers/x.html")
    given = Page(path="papers/y.html", template="moved", title=title, description=title, view=view)
    return replace(given, **facts)


def test_no_title_ends_the_front_matter_or_starts_a_key() -> None:
    for text in TEXTS:
        _, front, body = render(page(clean(text))).split("---\n", 2)
        facts = yaml.safe_load(front)
        assert facts.keys() == {"title", "description", "kind", "indexed", "html"}
        assert facts["title"] == facts["description"] == clean(text)
        assert escape(clean(text)) in body


def test_no_text_becomes_markup_of_a_copy() -> None:
    for text in TEXTS:
        view = GoneView(title=text, text="It is gone.")
        copy = render_markdown(page(text, template="gone", view=view))
        heading, paragraph = MarkdownIt().parse(copy)[1::3]
        assert heading.children and all(part.type == "text" for part in heading.children)
        assert heading.children[0].content == text
        assert paragraph.content == "It is gone."


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises((AttributeError, UndefinedError)):
        render(page("Lantern", view=object()))


def test_addresses_are_seen_from_the_page() -> None:
    text = render(page("Lantern", redirect="papers/x.html"))
    facts = yaml.safe_load(text.split("---\n")[1])
    assert (facts["redirect"], facts["indexed"]) == ("../papers/x.html", False)
    assert 'href="../papers/x.html"' in text


@pytest.mark.parametrize(
    ("template", "view", "is_html"),
    [
        ("gone", GoneView(title="A", text="B"), True),
        ("handwritten", MarkdownView(text_markdown="# A"), False),
    ],
)
def test_a_page_says_if_it_is_html_alone(template: str, view: object, is_html: bool) -> None:
    front = render(page("A", template=template, view=view)).split("---\n")[1]
    assert ("html: true\n" in front) is is_html
