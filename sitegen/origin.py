"""Origin: where the running sitegen was installed from, if other machines can install it too."""

import ipaddress
import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any
from urllib.parse import SplitResult, urlsplit

DISTRIBUTION = "papershelf"

_REMOTE = ("https", "http", "ssh", "git")
_SYSTEMS = ("git", "hg", "svn", "bzr")
_HASHES = ("sha256", "sha384", "sha512")
_PLAIN = re.compile(r"[!-~]+")  # nothing that could end the line or start a comment
_REVISION = re.compile(r"[\w.-]+", re.ASCII)


def requirement() -> str:
    """A line for `requirements.txt`; empty if sitegen was installed from a local folder.

    Installers record the origin in `direct_url.json`, unless it is a package index.
    """
    try:
        installed = distribution(DISTRIBUTION)
    except PackageNotFoundError:
        return ""
    if installed.read_text("METADATA") is None:  # source files that happen to be importable
        return ""
    direct = installed.read_text("direct_url.json")
    if direct is None:
        return f"{DISTRIBUTION}=={installed.version}"
    url = _direct_url(_mapping(direct))
    return f"{DISTRIBUTION} @ {url}" if url else ""


def _mapping(text: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _direct_url(direct: Mapping[str, Any]) -> str:
    """The address of a direct origin as pip expects it; empty if other machines cannot use it."""
    address = _public(direct.get("url"))
    fragment = [_subdirectory(direct)]
    match direct:
        case {"vcs_info": {"vcs": str(system), "commit_id": str(commit)}}:
            is_known = system in _SYSTEMS and _REVISION.fullmatch(commit)
            address = f"{system}+{address}@{commit}" if address and is_known else ""
        case {"archive_info": dict(archive)}:
            fragment.insert(0, _hash(archive))
        case _:
            return ""
    parts = "&".join(filter(None, fragment))
    return f"{address}#{parts}" if address and parts else address


def _public(url: Any) -> str:
    """The address without secrets, if it leads to another machine; otherwise empty."""
    if not isinstance(url, str) or not _PLAIN.fullmatch(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in _REMOTE or is_local(parts.hostname or ""):
        return ""
    return _without_secrets(parts).geturl()


def is_local(host: str) -> bool:
    """Is that host this machine? So is none at all."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return not host or host == "localhost" or host.endswith(".localhost")


def _without_secrets(parts: SplitResult) -> SplitResult:
    """Keep a user name that SSH needs (`git@`), but never a password or a token."""
    user, at, host = parts.netloc.rpartition("@")
    keeps = parts.scheme == "ssh" and ":" not in user
    return parts._replace(netloc=parts.netloc if keeps or not at else host, fragment="")


def _subdirectory(direct: Mapping[str, Any]) -> str:
    folder = direct.get("subdirectory")
    is_plain = isinstance(folder, str) and _PLAIN.fullmatch(folder) and "&" not in folder
    return f"subdirectory={folder}" if is_plain else ""


def _hash(archive: Mapping[str, Any]) -> str:
    """The first hash of a common algorithm, as the fragment of an address."""
    given = archive.get("hashes")
    hashes = dict(given) if isinstance(given, dict) else {}
    name, _, digest = str(archive.get("hash") or "").partition("=")
    hashes.setdefault(name, digest)
    for name in _HASHES:
        if re.fullmatch(r"[0-9a-f]+", str(hashes.get(name, ""))):
            return f"{name}={hashes[name]}"
    return ""
