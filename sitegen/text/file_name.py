"""File names that people choose: which ones do not work on every computer, or in a URL."""

import re
import unicodedata

MAX_BYTES = 80  # with what is appended, about half of what file systems allow

_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\\/:*?\"<>|#%&]")
_GAPS = re.compile(r"[\s-]+")
_ENDING = re.compile(r"(?<=.)\.[0-9A-Za-z]{1,9}\Z", re.DOTALL)


def invalid_name_reason(name: str, max_bytes: int = MAX_BYTES) -> str:
    """Why a file may not be called `name`, as the rest of a sentence; empty if it may."""
    if len(name.encode("utf-8", "surrogateescape")) > max_bytes:
        return f"is longer than {max_bytes} bytes"
    if not all(c.isprintable() for c in name):
        return "contains an unprintable character"
    if mark := _FORBIDDEN.search(name):
        return f"contains '{mark[0]}', which file names or addresses reserve"
    if _DEVICE.fullmatch(name):
        return "is the name of a device on Windows"
    if name != name.strip(" .") or not name:
        return "begins or ends with a space or a dot"
    return ""


def split_ending(name: str) -> tuple[str, str]:
    """`notes.final` and `.bib`; the ending is empty if it is no usual one."""
    ending = _ENDING.search(name)
    return (name[: ending.start()], ending[0]) if ending else (name, "")


def hyphenated(text: str, max_bytes: int = MAX_BYTES) -> str:
    """`text` as a part of a file's name, hyphens for what no name may contain; may be empty."""
    printed = "".join(c if c.isprintable() else "-" for c in unicodedata.normalize("NFC", text))
    part = _GAPS.sub("-", _FORBIDDEN.sub("-", printed)).strip("-.")
    return part.encode()[:max_bytes].decode(errors="ignore").rstrip("-.")
