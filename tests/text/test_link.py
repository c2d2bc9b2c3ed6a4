"""Addresses in running text: where they end, and what they lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.link import (
    KINDS,
    Link,
    find_links,
    host_of,
    kind_of,
    split_address,
    unique,
    without_userinfo,
)


def urls(text: str) -> list[str]:
    return [link.url for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("(see https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("url{https://example.org/a}.", "https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("[x](https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a’ and", "https://example.org/a"),
        ("https://example.org/a/;", "https://example.org/a/"),
        ("HTTPS://Example.org/A", "HTTPS://Example.org/A"),
        ("https://example.org/?q=1&r=2#top!", "https://example.org/?q=1&r=2#top"),
    ],
)
def test_where_an_address_ends(text: str, url: str) -> None:
    assert urls(text) == [url]


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://...",
        "http://[::1",
        "ftp://a.b",
    ],
)
def test_what_is_not_a_link(text: str) -> None:
    assert urls(text) == []


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/a/b", "code"),
        ("https://www.github.com/a/b", "code"),
        ("https://gist.github.com/a", "code"),
        ("https://a.github.io/b", "project"),
        ("https://notgithub.com/a", "project"),
        ("https://huggingface.co/a/b", "model"),
        ("https://huggingface.co/datasets/a/b", "data"),
        ("https://huggingface.co/spaces/a/b", "project"),
        ("https://huggingface.co/papers/2401.1", "paper"),
        ("https://huggingface.co/", "project"),
        ("https://zenodo.org/record/1", "data"),
        ("https://arxiv.org/abs/2401.00001", "paper"),
        ("https://GitHub.com:443/a", "code"),
    ],
)
def test_what_a_link_leads_to(url: str, kind: str) -> None:
    assert [link.kind for link in find_links(url)] == [kind]


@pytest.mark.parametrize("url", ["http://[::1", "https://", "//example.org", "mailto:a@b", ""])
def test_what_has_no_host(url: str) -> None:
    assert host_of(url) == ""


@pytest.mark.parametrize("end", [")", ").", "("])
def test_a_megabyte_of_brackets_is_read(end: str) -> None:
    assert urls("https://example.org/a" + end * 300_000)[0].startswith("https://example.org/a")


def test_links_come_once_and_in_their_order() -> None:
    text = "https://a.org/ https://b.org https://a.org https://c.org https://b.org/"
    assert urls(text) == ["https://a.org/", "https://b.org", "https://c.org"]


def test_the_first_of_two_kinds_stays() -> None:
    first, second = Link("code", "https://a.org/x"), Link("project", "https://a.org/x/")
    assert unique([first, second]) == (first,)


@given(st.text(st.sampled_from("htps:/.()[]@?#%ab\\ é"), max_size=60))
def test_no_text_raises_and_every_link_is_of_the_web(scrap: str) -> None:
    for link in find_links(f"https://{scrap} http://a{scrap}"):
        assert host_of(link.url)
        assert link.kind in KINDS


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("https://ada:secret@example.org:8080/a?b=c@d#e", "https://example.org:8080/a?b=c@d#e"),
        ("https://ada@example.org", "https://example.org"),
        ("https://a@b:c@example.org/", "https://example.org/"),
        ("https://example.org/@ada?to=ada@example.org", None),
        ("https://[::1/broken@a", None),
    ],
)
def test_nobodys_name_or_password_is_left_in_an_address(url: str, public: str | None) -> None:
    assert without_userinfo(url) == (public or url)


@pytest.mark.parametrize("url", ["http://]x", "https://[", "http://[::1/papers/1"])
def test_what_is_no_address_leads_nowhere(url: str) -> None:
    assert split_address(url).path == ""
    assert kind_of(url) == "project"
