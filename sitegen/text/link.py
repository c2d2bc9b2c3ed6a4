"""Link: an address in an abstract, and what it probably leads to.

Only `http` and `https` are links.  Where the address ends is a matter of habit, not of
syntax: authors end a sentence, a bracket or a LaTeX group right after it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

LinkKind = Literal["code", "project", "model", "data", "paper"]
KINDS: tuple[LinkKind, ...] = ("code", "project", "model", "data", "paper")

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]+", re.IGNORECASE)
_TRAILING = ".,;:!?'’”*_~"
_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com")
_DATA_HOSTS = ("zenodo.org", "figshare.com", "kaggle.com", "drive.google.com", "dropbox.com")
_PAPER_HOSTS = ("arxiv.org", "doi.org", "openreview.net", "aclanthology.org")


class Link(Struct, frozen=True):
    kind: LinkKind
    url: str


def find_links(text: str) -> tuple[Link, ...]:
    """The links of a text in its order, each once."""
    return unique(Link(kind_of(url), url) for _, url in addresses(text))


def addresses(text: str) -> Iterator[tuple[int, str]]:
    """Each web address that stands in a text, with where it begins."""
    if "://" not in text:  # as in most, which is sooner seen
        return
    for match in _ADDRESS.finditer(text):
        url = _without_trailing(match.group())
        if host_of(url):
            yield match.start(), url


def unique(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links in their order, the first of each address only."""
    first: dict[str, Link] = {}
    for link in links:
        first.setdefault(link.url.rstrip("/"), link)
    return tuple(first.values())


def split_address(url: str) -> SplitResult:
    """The parts of an address; all are empty where it is none, as `http://[` is."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def host_of(url: str) -> str:
    """The host of a web address in lower case; empty where there is none."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def without_userinfo(url: str) -> str:
    """`url` without the name and the password that somebody logs in with; never to be published."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    _, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=host).geturl() if at else url


def _without_trailing(url: str) -> str:
    """Cut what closes the sentence, and a bracket that opens outside the address."""
    unopened = url.count(")") - url.count("(")
    end = len(url)
    while url[end - 1] in _TRAILING or (url[end - 1] == ")" and unopened > 0):
        end -= 1
        unopened -= url[end] == ")"
    return url[:end]


def kind_of(url: str) -> LinkKind:
    host = host_of(url)
    path = split_address(url).path
    if host == "huggingface.co":
        return _hugging_face_kind(path)
    if _is_at(host, _CODE_HOSTS):
        return "paper" if path.lower().endswith(".pdf") else "code"
    if _is_at(host, _DATA_HOSTS):
        return "data"
    return "paper" if _is_at(host, _PAPER_HOSTS) else "project"


def _hugging_face_kind(path: str) -> LinkKind:
    section = path.strip("/").split("/")[0]
    if section in ("spaces", "collections", ""):
        return "project"
    return "data" if section == "datasets" else "paper" if section == "papers" else "model"


def _is_at(host: str, hosts: Iterable[str]) -> bool:
    return any(host == known or host.endswith("." + known) for known in hosts)
