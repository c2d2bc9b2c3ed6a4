"""Terms on a page: once each, where words are read, and as text whatever they are called."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.library.glossary import Glossary
from sitegen.pages.paper import paper_page
from sitegen.pages.prose import prose_html
from sitegen.pages.render import render, render_markdown
from sitegen.pages.terms import explain_markdown, explain_paragraphs
from sitegen.pages.topic import topic_pages
from sitegen.text.clean import readable
from sitegen.text.prose import Prose
from tests.factories import library, settings, summarized, term, topic
from tests.hostile import TEXTS

GLOSSARY = Glossary([term("KV cache", "KVC"), term("draft model"), term("b<i>{c}", "& more")])
BUTTON = re.compile(r"<button [^>]*>(.*?)</button>", re.DOTALL)


def html(*paragraphs: str) -> list[str]:
    marked, _ = explain_paragraphs(GLOSSARY, [readable(each) for each in paragraphs])
    return [prose_html(each, linked=True) for each in marked]


def test_the_first_mention_on_a_page_opens_what_it_means() -> None:
    first, second = html("A KV cache, the KVC.", "A KV cache and draft models.")
    assert first == (
        'A <button type="button" class="sg-term" popovertarget="term-kv-cache" '
        'aria-label="KV cache, explained">KV cache</button>, the KVC.'
    )
    assert BUTTON.findall(second) == ["draft models"]


def test_addresses_and_formulas_stay_as_they_are() -> None:
    (text,) = html("See https://a.example/draft-model and $KVC^2$, then a draft model.")
    assert BUTTON.findall(text) == ["draft model"]
    assert 'href="https://a.example/draft-model"' in text
    assert "<math" in text


@pytest.mark.parametrize(
    "markdown",
    [
        "# A KV cache",
        "A KV cache\n==========",
        "[a KV cache](x.md) and ![KV cache](y.png)",
        "[KV [x] cache][KVC]",
        "[x](<KV cache>)",
        "`KV cache` and ``a ` KV cache``",
        "```\nKV cache\n```",
        "~~~\nKV cache",
        "    KV cache",
        "$KV cache$ and \\(KV cache\\)",
        '<a href="KV cache">KV cache</a> <code>KVC</code>',
        '<span title="KV cache">',
        "https://a.example/KVC",
        '!!! note "KV cache"',
        "*[KVC]: KV cache",
        "[x]: KVC",
        "{ #KVC }",
        "<!-- KVC -->",
    ],
)
def test_in_markdown_links_headings_and_code_stay_as_they_are(markdown: str) -> None:
    assert explain_markdown(GLOSSARY, markdown) == (markdown, ())


def test_in_markdown_a_sentence_has_its_terms() -> None:
    text = "**KV cache** [x](y) KVC\n\n- a draft\n  model"
    marked, terms = explain_markdown(GLOSSARY, text)
    assert BUTTON.findall(marked) == ["KV cache", "draft\n  model"]
    assert BUTTON.sub(r"\1", marked) == text
    assert [each.name for each in terms] == ["KV cache", "draft model"]


PIECES = st.sampled_from(
    ["KV cache", " ", "KVC", "b<i>{c}", "& more", "$x$", "draft", "model", "`"]
)


@given(st.lists(st.text() | st.sampled_from(TEXTS) | st.lists(PIECES).map("".join), max_size=4))
def test_nothing_that_a_reader_reads_changes(texts: list[str]) -> None:
    texts = list(map(readable, texts))
    marked, terms = explain_paragraphs(GLOSSARY, texts)
    assert list(marked) == texts
    shown = "".join(prose_html(each, linked=True) for each in marked)
    plain = "".join(prose_html(each, linked=True) for each in texts)
    assert BUTTON.sub(r"\1", shown) == plain
    assert len(BUTTON.findall(shown)) == len(terms) == len(set(terms))
    if not terms:
        assert [type(each) for each in marked] == [type(each) for each in texts]


@given(st.text() | st.sampled_from(TEXTS) | st.lists(PIECES).map("".join))
def test_markdown_loses_nothing(text: str) -> None:
    marked, terms = explain_markdown(GLOSSARY, text)
    assert len(re.findall(' class="sg-term" ', marked)) == len(terms)
    if not terms:
        assert marked == text


def test_a_page_explains_its_terms_and_the_markdown_beside_it_has_none() -> None:
    sparrow = summarized("A KV cache & a draft model.")
    caches = topic(introduction="A draft model is <b>quick</b>.")
    terms = [
        term("KV cache", text="<b>{kept}</b>", topic=caches),
        term("draft model", paper=sparrow.id),
    ]
    listed = library([sparrow], topics=[caches], glossary=Glossary(terms))
    page = paper_page(listed, sparrow, (), settings())
    shown = render(page)
    assert shown.count("popovertarget=") == shown.count(" popover role=") == 2
    assert "&lt;b&gt;&#123;kept&#125;&lt;/b&gt;" in shown
    assert 'Read: <a href="../topics/caches.html">' in shown
    assert f'Read: <a href="../{sparrow.url}">' not in shown  # which is this page
    assert 'href="../glossary.html#term-draft-model"' in shown
    assert "button" not in render_markdown(page)
    (of_topic,) = topic_pages(listed, caches, settings())
    assert 'popovertarget="term-draft-model"' in render(of_topic)
    assert f'Read: <a href="../{sparrow.url}">' in render(of_topic)
    assert "A draft model is <b>quick</b>." in render_markdown(of_topic)
    assert not of_topic.is_written


def test_a_text_without_terms_is_the_same_object() -> None:
    text = Prose(["nothing here"])
    assert explain_paragraphs(GLOSSARY, [text])[0][0] is text
