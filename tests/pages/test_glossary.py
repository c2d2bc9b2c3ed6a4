"""The page of a glossary: there if there are terms, below what a curator writes."""

from sitegen.content.handwritten import Handwritten
from sitegen.library.glossary import Glossary
from sitegen.pages.glossary import glossary_pages
from sitegen.pages.render import render, render_markdown
from sitegen.site_map import GLOSSARY
from tests.factories import library, pages_of, paper, term, topic

SPARROW = paper()
LISTED = library(
    [SPARROW],
    glossary=Glossary(
        [
            term(
                "MoE", "mixture of experts", text="Many *blocks* & <few>.", topic=topic(), papers=2
            ),
            term("all-reduce", text="{Sums}.", paper=SPARROW.id, papers=1),
        ]
    ),
)


def test_terms_are_in_order_with_anchors_and_what_to_read() -> None:
    (page,) = glossary_pages(LISTED, None)
    text = render(page)
    assert text.index('id="term-all-reduce"') < text.index('id="term-moe"')
    assert "also mixture of experts" in text
    assert "Many *blocks* &amp; &lt;few&gt;." in text
    assert '<a href="topics/caches.html">' in text
    assert "1 paper mentions it" in text
    assert "2 papers mention it" in text
    assert page.description == "2 terms of this list, explained"


def test_the_markdown_beside_it_says_the_same() -> None:
    (page,) = glossary_pages(LISTED, None)
    text = render_markdown(page)
    assert "- **MoE** (also mixture of experts): Many \\*blocks\\* & \\<few\\>. Read: [" in text
    assert f"]({SPARROW.url.removesuffix('.html')}.md)." in text


def test_a_list_without_terms_has_no_page() -> None:
    assert list(glossary_pages(library([SPARROW]), None)) == []


def test_a_page_that_a_curator_writes_is_above_the_terms_or_by_itself() -> None:
    written = {GLOSSARY.address: Handwritten(markdown="# Our words\n\nIn short.")}
    for listed, template in ((LISTED, "glossary"), (library([SPARROW]), "handwritten")):
        (page,) = [page for page in pages_of(listed, written) if page.path == GLOSSARY.address]
        assert page.template == template
        assert "# Our words" in render(page)
