"""Names of files that people choose: which ones not every computer can hold, or a URL name."""

import re

MAX_BYTES = 80  # with what is appended, half of what file systems allow

_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\\/:*?\"<>|#%&]")


def invalid_name_reason(name: str) -> str:
    """Why a file should not be called `name`, to follow the name in a sentence; else empty."""
    if len(name.encode("utf-8", "surrogateescape")) > MAX_BYTES:
        return f"is longer than {MAX_BYTES} bytes"
    if not all(c.isprintable() for c in name):
        return "holds a character that cannot be shown"
    if mark := _FORBIDDEN.search(name):
        return f"holds '{mark[0]}', which has a meaning in addresses"
    if _DEVICE.fullmatch(name):
        return "is the name of a device on Windows"
    if name != name.strip(" .") or not name:
        return "begins or ends with a space or a dot"
    return ""
