"""Identifiers: arXiv ids and DOIs, read from the many ways in which they are copied.

`arxiv_id` and `doi` read a text that is an identifier or an address of one; `find_arxiv` and
`find_doi` look for the first one inside running text.  All of them take time in proportion to the
text, and none raises.
"""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, quote, unquote, urlsplit

from sitegen.text.clean import clean

_LONGEST = 2000  # characters of an identifier or an address; nobody writes longer ones

# -- arXiv

_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas"
    "|cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th"
    "|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat"
    "|supr-con"
)
_NEW = r"\d{4}\.\d{4,5}"
_OLD = rf"(?:{_ARCHIVES})(?:\.[a-z]{{2,7}}(?:-[a-z]{{2,3}})?)?/\d{{7}}"
_VERSION = r"(?:v\d{1,2})?"
_ID = rf"({_NEW}|{_OLD}){_VERSION}"
_LABEL = r"arxiv(?:\.org)?(?:\s(?:e-?print|preprint))?(?:\sarxiv)?\s?[:.]?\s?"
_STAMP = r"(?:\s?\[[a-z][\w.-]{0,20}\](?:\s\d{1,2}\s[a-z]{3}\s\d{4})?)?"  # [cs.CL] 12 Jan 2024
_HOME = (
    r"(?:(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html|ps|src|e-print|format)"
    r"|(?:www\.)?ar5iv(?:\.labs\.arxiv)?\.org(?:/(?:abs|pdf|html|papers))?"
    r"|(?:www\.)?alphaxiv\.org/(?:abs|pdf|html|overview)"
    r"|(?:www\.)?(?:huggingface|hf)\.co/papers"
    r"|(?:www\.)?arxiv-vanity\.com/papers|(?:www\.)?scirate\.com/arxiv"
    r"|(?:api|www)\.semanticscholar\.org/arxiv)"
)
_PAGE = rf"{_HOME}[/:](?:arxiv:)?{_ID}(?:\.pdf)?"
_ARXIV_DOI = rf"10\.48550/arxiv\.{_ID}"
_FLAGS = re.ASCII | re.IGNORECASE
_WRITTEN = tuple(
    re.compile(form, _FLAGS)
    for form in (
        rf"(?:{_LABEL}|(?:corr\s)?abs/)?{_ID}{_STAMP}",
        rf"(?:https?://)?{_PAGE}/?(?:[?#]\S*)?",
        rf"(?:https?://(?:www\.|dx\.)?doi\.org/|doi:?\s?)?{_ARXIV_DOI}",
    )
)
# In running text a number needs a reason to be an id: its place in an address, a label, brackets,
# or five digits behind the point, as ids have since 2015 and few other numbers do.
_BEFORE = r"(?<![\w./$€£¥+-])(?<![$€£¥]\s)"
_AFTER = r"(?![\w/%€$£]|[.,-]\d|\s?[%€$£])"
_INSIDE = re.compile(
    rf"(?:(?<=://)|(?<![\w./-])){_PAGE}(?![\d/])"
    rf"|(?<![\w./]){_ARXIV_DOI}(?!\w)|(?<=doi\.org/){_ARXIV_DOI}(?!\w)"
    rf"|(?:(?<!\w){_LABEL}|(?<![\w./-])abs/){_ID}(?!\w|\.\d)"
    rf"|\[{_ID}\]"
    rf"|{_BEFORE}(\d{{4}}\.\d{{5}}|{_OLD}){_VERSION}{_AFTER}",
    _FLAGS,
)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DOI_OR_ADDRESS = re.compile(r"10\.\d{4,9}/|://")
_EDGES = "<>()[]{}\"'“”‘’.,;"


def arxiv_id(text: str) -> str | None:
    """The id that `text` is, or that it is an address or a DOI of; None for anything else.

    Without version, and without the subject class of an old id, which names no other paper:
    `math.GT/0309136v2` is `math/0309136`.
    """
    text = _legible(text)
    address = unproxied(unquote(text))[0] if "/" in text else text
    bare = address.strip(_EDGES).strip()
    found = (form.fullmatch(written) for written in (address, bare) for form in _WRITTEN)
    return next((_canonical(match[1]) for match in found if match), None)


def _legible(text: str) -> str:
    """A text without marks that nobody sees, as copying adds some; empty if it is too long."""
    if len(text) > _LONGEST:
        return ""
    return text.strip() if text.isascii() and text.isprintable() else clean(text)


def find_arxiv(text: str) -> str | None:
    """The first arXiv id inside running text."""
    if "://" in text:
        text = _ADDRESS.sub(lambda address: unproxied(address[0])[0], text)
    for match in _INSIDE.finditer(text):
        is_bare = match.lastindex == _INSIDE.groups
        identifier = _canonical(match[match.lastindex or 0])
        if identifier and not (is_bare and _is_part_of_another(match)):
            return identifier
    return None


def _is_part_of_another(match: re.Match[str]) -> bool:
    """Whether a bare number stands in a DOI or an address, behind what both begin with."""
    start = match.start()
    before = match.string[max(start - _LONGEST, 0) : start].rsplit(" ", 1)[-1]
    return _DOI_OR_ADDRESS.search(before) is not None


def _canonical(written: str) -> str | None:
    archive, slash, number = written.rpartition("/")
    identifier = f"{archive.partition('.')[0].lower()}{slash}{number}"
    return identifier if arxiv_month(identifier) else None


def arxiv_month(arxiv: str) -> tuple[int, int] | None:
    """The year and month that an id tells; None if they cannot be: arXiv opened in 1991."""
    archive, _, number = arxiv.rpartition("/")
    if not re.fullmatch(r"[0-9]{4}(?:\.[0-9]{4,5}|[0-9]{3})", number):
        return None
    year, month = int(number[:2]), int(number[2:4])
    is_month = 1 <= month <= 12
    if archive:  # until March 2007
        year += 1900 if year > 90 else 2000
        return (year, month) if is_month and year <= 2007 else None
    if len(number) == len("0704.0001") and (year, month) > (14, 12):
        return None  # since 2015, numbers have five digits
    return (2000 + year, month) if is_month and 7 <= year < 91 else None


def arxiv_url(arxiv: str) -> str:
    """The address of an arXiv id's page."""
    return f"https://arxiv.org/abs/{arxiv}"


# -- DOIs

_PREFIX = r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/"
_DOI = re.compile(rf"{_PREFIX}\S+")
_DOI_LABEL = re.compile(r"(?:info:|urn:)?doi(?:\.org)?[\s:=/]*(?=10\.)", _FLAGS)
_IN_PATH = re.compile(rf"(?:^|/|/doi:)({_PREFIX}\S+)", _FLAGS)
_IN_QUERY = re.compile(rf"(?:^|&)(?:id|doi)=(?:doi:)?({_PREFIX}[^\s&]+)", _FLAGS)
# What publishers put behind a DOI in their addresses.
_VIEW = re.compile(
    r"(?:/(?:abstract|abs|pdf|pdfdirect|epdf|epub|full|full-text|fulltext|html|meta|summary"
    r"|references|figures|tables|download|citation|metrics|issuetoc)"
    r"|\.(?:pdf|epub|html?|full|abstract|short|full-text|supplementary-material))/?$",
    _FLAGS,
)
_PREPRINT_VERSION = re.compile(r"(?<=\d)v\d{1,2}$")
_ARTICLE = re.compile(r"/articles/([a-z0-9][\w.-]{3,60})", _FLAGS)
_ANTHOLOGY = re.compile(
    r"/(?:anthology/)?(?:(\d{4}\.(?:(?:acl|emnlp|naacl|eacl)-[a-z]+|conll-\d"
    r"|findings-(?:acl|emnlp|naacl|eacl))\.\d{1,4}|P1[6-9]-\d{4}|D1[5-9]-\d{4}|N1[689]-\d{4})"
    r"|((?:P14|P15|D14|N15)-\d{4}))(?:v\d)?(?:\.pdf)?/?$",
    _FLAGS,
)
_BARE = re.compile(rf"(?<![\w./]){_PREFIX}", re.ASCII)
_WORD = re.compile(r"[^\s<>\"|]+")
_TRAILING = ".,;:!?'\"’”“*_`~"
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}


def doi(text: str) -> str | None:
    """The DOI that `text` is, or that it is an address of, in small letters; None otherwise.

    A publisher's address is read where it contains the DOI, or where the DOI follows from it.
    arXiv's own DOIs give None: `arxiv_id` reads them.
    """
    text = _legible(text)
    text = text[1:] if text[:1] in ("<", "[", "(", '"') else text
    label = _DOI_LABEL.match(text)
    if label:
        return _trimmed(unquote(text[label.end() :]))
    if text.startswith("10."):
        return _trimmed(unquote(text))
    return _of_address(text)


def find_doi(text: str) -> str | None:
    """The first DOI inside running text."""
    return next(_dois(text), None)


def doi_url(doi: str) -> str:
    """The address that a DOI resolves at."""
    return "https://doi.org/" + quote(doi, safe="/:;()._-")


def _dois(text: str) -> Iterator[str]:
    for word in _WORD.finditer(text):
        if "/" not in word[0]:
            continue
        written = word[0].partition(",10.")[0]
        start = written.find("http")
        bare = _BARE.search(written)
        found = doi(written[max(start, 0) :]) or (doi(written[bare.start() :]) if bare else None)
        if found:
            yield found


def _of_address(text: str) -> str | None:
    is_address = text[:8].lower().startswith(("http://", "https://", "www."))
    scheme = "" if "://" in text[:8] else "https://"
    is_bare = not is_address and re.match(r"[\w-]+(?:\.[\w-]+)+/", text) is not None
    parts = _split(unproxied(scheme + text)[0]) if is_address or is_bare else None
    if parts is None or re.search(r"\s", text):
        return None
    host = (parts.hostname or "").removeprefix("www.")
    path = unquote(parts.path)
    inside = _IN_PATH.search(path) or _IN_QUERY.search(unquote(parts.query))
    if host in ("doi.org", "dx.doi.org"):
        return _trimmed(inside[1]) if inside else None
    return _trimmed(_without_view(inside[1], host)) if inside else _implied(host, path)


def _without_view(text: str, host: str) -> str:
    for _ in range(4):
        text = _VIEW.sub("", text)
    is_preprint = host.endswith(("biorxiv.org", "medrxiv.org"))
    return _PREPRINT_VERSION.sub("", text) if is_preprint else text


def _implied(host: str, path: str) -> str | None:
    """The DOI of a page whose publisher makes both from the same name."""
    if host == "nature.com" and (article := _ARTICLE.match(path)):
        return _trimmed("10.1038/" + _VIEW.sub("", article[1]))
    if host in ("aclanthology.org", "aclweb.org") and (paper := _ANTHOLOGY.fullmatch(path)):
        return _trimmed("10.18653/v1/" + paper[1] if paper[1] else "10.3115/v1/" + paper[2])
    return None


def _trimmed(text: str) -> str | None:
    """`text` in small letters without what closes a sentence or a bracket opened before it."""
    text = text.strip()
    unopened = {end: text.count(end) - text.count(begin) for end, begin in _CLOSING.items()}
    end = len(text)
    while end and (text[end - 1] in _TRAILING or unopened.get(text[end - 1], 0) > 0):
        end -= 1
        if text[end] in unopened:
            unopened[text[end]] -= 1
    found = text[:end].lower()
    is_doi = _DOI.fullmatch(found) and found.isprintable() and re.search(r"/.*\w", found)
    return found if is_doi and not found.startswith("10.48550/arxiv.") else None


# -- Library proxies

_PROXY = re.compile(r".*proxy.*|ezp(?:-.*|\d*)")
_TARGET = re.compile(r"(?:^|&)q?url=(https?(?::|%3a).*)", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(
    "ai|au|br|ca|ch|cn|co|com|de|edu|es|eu|fr|gov|in|info|int|io|it|jp|kr|net|nl|org|ru|se|uk"
)


def unproxied(url: str) -> tuple[str, str]:
    """`url` without a library's proxy, and the proxy's host; `url` itself and "" if it has none."""
    parts = _split(url) if "proxy" in url.lower() or "ezp" in url or ".oclc." in url else None
    host = parts.hostname if parts else None
    if parts is None or not host or parts.scheme not in ("http", "https"):
        return url, ""
    labels = host.split(".")
    start = _start_of_proxy(labels)
    target = _TARGET.search(parts.query) if start is not None else None
    if target:
        rest = target[1] + (f"#{parts.fragment}" if parts.fragment else "")
        return (rest if "://" in rest[:8] else unquote(rest.split("&")[0])), host
    original = _original_host(labels[:start])
    if start is None or original is None:
        return url, ""
    return parts._replace(netloc=original).geturl(), ".".join(labels[start:])


def _start_of_proxy(labels: list[str]) -> int | None:
    """Where a proxy's own name begins among the labels of a host."""
    if labels[-3:] == ["idm", "oclc", "org"]:
        return max(len(labels) - 4, 0)
    names = (at for at, label in enumerate(labels[:-2]) if _PROXY.fullmatch(label))
    return next(names, None)


def _original_host(labels: list[str]) -> str | None:
    """The host that a proxy stands before: `dl.acm.org`, or `dl-acm-org` in one label."""
    if len(labels) == 1:  # a hyphen of the host's own is doubled
        labels = [part.replace("\0", "-") for part in labels[0].replace("--", "\0").split("-")]
    is_host = len(labels) > 1 and _ENDS.fullmatch(labels[-1]) and all(labels)
    return ".".join(labels) if is_host else None


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None
