"""Settings: where a list is, and what its `mkdocs.yml` says about it.

There is one file of settings, MkDocs's own.  What MkDocs does not know goes under
`extra.sitegen`, so that the file stays plain.  A list without one is built with defaults.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from sitegen.errors import Problem, did_you_mean

OUT = Path("build")

_OWN_KEYS = ("repository",)
_ADDRESS = re.compile(r"https?://[^/\s]+(/\S*)?")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Folders are as the user named them; `url` ends with a slash, or is empty if not known.

    `own_dumps` is false when this content is read with other dumps (`--dumps`): such a
    build publishes nothing, so it leaves `papers.lock` alone.  With `allow_unread`, a file of
    the dumps that cannot be read is left out rather than an error.
    """

    content: Path
    out: Path
    dumps: tuple[Path, ...]
    own_dumps: bool
    config: Path | None
    name: str
    description: str
    url: str
    repository: str
    problems: tuple[Problem, ...]
    allow_unread: bool = False

    @property
    def topics_file(self) -> Path:
        return self.content / "topics.yml"

    @property
    def curation_file(self) -> Path:
        return self.content / "curation.yml"

    @property
    def lock_file(self) -> Path:
        return self.content / "papers.lock"

    @property
    def pages(self) -> Path:
        return self.content / "pages"


def read_settings(
    content: Path,
    out: Path = OUT,
    dumps: tuple[Path, ...] = (),
    *,
    allow_unread: bool = False,
) -> Settings:
    """Settings for the list in `content`, from the `mkdocs.yml` beside that folder."""
    config = Path(os.path.normpath(content / ".." / "mkdocs.yml"))
    data, problems = _read_config(config) if config.is_file() else ({}, [])
    own = _mapping(_mapping(data.get("extra")).get("sitegen"))
    problems += _unknown_keys(config, own)
    url = str(data.get("site_url") or "")
    repository = str(own.get("repository") or "").rstrip("/")
    problems += _unusable(config, url, repository)
    return Settings(
        content=content,
        out=out,
        dumps=dumps or (content / "dumps",),
        own_dumps=not dumps,
        config=config if config.is_file() else None,
        name=str(data.get("site_name") or "Reading list"),
        description=str(data.get("site_description") or ""),
        url=url if not url or url.endswith("/") else f"{url}/",
        repository=repository,
        problems=tuple(problems),
        allow_unread=allow_unread,
    )


def _read_config(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    try:
        with path.open(encoding="utf-8") as file:
            return dict(yaml_load(file)), []
    except (ConfigurationError, OSError, TypeError, ValueError) as error:
        cause = error.__context__ or error  # the error of YAML, which knows the place
        mark = getattr(cause, "problem_mark", None)
        problem = Problem(
            path=str(path),
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
            message=getattr(cause, "problem", None) or str(error).partition("\n")[0],
            remedy="fix the file; MkDocs reads it too",
        )
        return {}, [problem]


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _unknown_keys(path: Path, own: dict[str, Any]) -> list[Problem]:
    return [
        Problem(
            path=str(path),
            message=f"unknown key 'extra.sitegen.{key}'",
            remedy=did_you_mean(str(key), _OWN_KEYS, f"use one of: {', '.join(_OWN_KEYS)}"),
        )
        for key in own
        if key not in _OWN_KEYS
    ]


def _unusable(path: Path, url: str, repository: str) -> Iterator[Problem]:
    """Values that would break every address built from them."""
    if url and not _ADDRESS.fullmatch(url):
        yield Problem(
            path=str(path),
            message=f"'site_url' is not a web address: '{url}'",
            remedy="write https://…, or leave it empty; it may come from SITE_URL",
        )
    if repository and not _REPOSITORY.fullmatch(repository):
        yield Problem(
            path=str(path),
            message=f"'extra.sitegen.repository' is not a repository: '{repository}'",
            remedy="write owner/name",
        )
