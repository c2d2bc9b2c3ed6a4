"""Prose: how untrusted text reads on a page. It stays text; only what it says is a link, is one."""

from collections.abc import Iterator

from sitegen.present.view import LinkView
from sitegen.text.link import addresses, without_userinfo


def pieces(text: str) -> Iterator[LinkView]:
    """The text in pieces, those that are web addresses with where they lead.

    An address with a name or a password in it is no link.
    """
    end = 0
    for start, url in addresses(text):
        if without_userinfo(url) == url:
            if start > end:
                yield LinkView(text=text[end:start], url="")
            yield LinkView(text=url, url=url)
            end = start + len(url)
    if end < len(text):
        yield LinkView(text=text[end:], url="")


def dashed(title: str) -> str:
    """The title with the dashes that two or three hyphens between spaces stand for."""
    return title.replace(" -- ", " – ").replace(" --- ", " — ")
