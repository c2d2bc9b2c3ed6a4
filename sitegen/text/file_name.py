"""File names that people choose: which ones do not work on every computer, or in a URL."""

import re

MAX_BYTES = 80  # with what is appended, about half of what file systems allow

_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\\/:*?\"<>|#%&]")


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
