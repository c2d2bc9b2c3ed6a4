"""`requirements.txt` of a list: does it install sitegen, on any machine?

pip reads more than is read here.  What may install sitegen gets the benefit of the doubt: an
address without a name, or a further file of requirements.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitegen.errors import Problem
from sitegen.origin import DISTRIBUTION, is_local

if TYPE_CHECKING:
    from packaging.requirements import Requirement

REQUIREMENTS = "requirements.txt"
PLACEHOLDER = "OWNER/REPOSITORY"

_COMMENT = re.compile(r"(?<!\S)#.*")
_EDITABLE = re.compile(r"(-e|--editable)[\s=]*(?P<what>.*)")
_FURTHER_FILE = re.compile(r"(-r|--requirement)\b|-r\S")
_OPTIONS = re.compile(r"(?<!\S)--[a-z].*")  # behind a requirement: hashes, for instance
_ADDRESS = re.compile(r"(\w+\+)?[a-z]+://", re.IGNORECASE)
_FOLDER = re.compile(r"[.~/\\]|[A-Za-z]:[/\\]|[^\s@]*[/\\]|\S+\.(whl|zip|tar\.gz)$")
_LONGEST = 2000
_WRITE_ADDRESS = "write what `pip install` should install on any machine: an address or a version"


def check_requirements(path: str, text: str) -> Iterator[Problem]:
    """A warning for each line that cannot install sitegen elsewhere, or one that none does."""
    lines = [(number, line) for number, line in _lines(text) if line]
    doubts = [(number, _doubt(line)) for number, line in lines]
    asked = [(number, *doubt) for number, doubt in doubts if doubt]
    if not asked and not any(_may_install(line) for _, line in lines):
        remedy = f"add a line that begins with '{DISTRIBUTION}'"
        yield _warning(path, None, "nothing in it installs sitegen", remedy)
    for number, message, remedy in asked:
        yield _warning(path, number, message, remedy)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each requirement or option without its comment; a line may continue on the next."""
    begun, first = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        first = first or number
        if line.endswith("\\"):
            begun += line.removesuffix("\\")
            continue
        yield first, _COMMENT.sub("", begun + line).strip()
        begun, first = "", 0
    yield first, _COMMENT.sub("", begun).strip()


def _doubt(line: str) -> tuple[str, str] | None:
    """What is wrong with a line, if anything is, and the remedy."""
    if len(line) > _LONGEST:
        return f"a line of {len(line)} characters", _WRITE_ADDRESS
    if PLACEHOLDER in line:
        return f"{PLACEHOLDER} is a placeholder for where sitegen comes from", _WRITE_ADDRESS
    what = _what(line)
    if not what:
        return None
    if _ADDRESS.match(what):
        return _doubt_of_address(what)
    if " @ " not in what and _FOLDER.match(what):
        return f"'{what}' is a folder or file of this machine", _WRITE_ADDRESS
    requirement = _requirement(what)
    if requirement is None:
        return f"'{what}' is not a requirement", _WRITE_ADDRESS
    if _distribution(requirement) == "sitegen":
        message = f"'sitegen' is another project's; this one's distribution is {DISTRIBUTION}"
        return message, f"write '{DISTRIBUTION}' instead of 'sitegen'"
    return _doubt_of_address(requirement.url) if requirement.url else None


def _doubt_of_address(url: str) -> tuple[str, str] | None:
    """An address such as `file:///tmp/x` means something on this machine only."""
    try:
        is_remote = not is_local(urlsplit(url).hostname or "")
    except ValueError:
        is_remote = False
    return None if is_remote else (f"'{url}' is an address on this machine", _WRITE_ADDRESS)


def _may_install(line: str) -> bool:
    """Could a line without a doubt install sitegen?"""
    what = _what(line)
    if not what:
        return bool(_FURTHER_FILE.match(line))
    if _ADDRESS.match(what):
        return True
    requirement = _requirement(what)
    return requirement is not None and _distribution(requirement) == DISTRIBUTION


def _requirement(what: str) -> "Requirement | None":
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        return Requirement(what)
    except (InvalidRequirement, RecursionError):
        return None


def _distribution(requirement: "Requirement") -> str:
    from packaging.utils import canonicalize_name

    return canonicalize_name(requirement.name)


def _what(line: str) -> str:
    """What a line asks for; empty for an option that asks for nothing by itself."""
    editable = _EDITABLE.match(line)
    if not editable and line.startswith("-"):
        return ""
    return _OPTIONS.sub("", editable["what"] if editable else line).strip()


def _warning(path: str, line: int | None, message: str, remedy: str) -> Problem:
    return Problem(path=path, line=line, message=message, remedy=remedy, severity="warning")
