"""Versioned: files whose names may be others in each build, which few pages link to."""

from collections.abc import Iterable

from sitegen.store import digest

_VERSIONED = ("search/", "selection/", "explore/")


def lasting(names: Iterable[str]) -> bytes:
    """A hash of the names of files, without those that may be others each time."""
    return digest(*(name for name in names if not name.startswith(_VERSIONED)))


def is_about_versions(text: str) -> bool:
    """May it link to a file that has another name each time?"""
    return any(folder in text for folder in _VERSIONED)
