"""Settings: where a list is, what its `mkdocs.yml` says, and what the environment says.

There is one file of settings, MkDocs's own.  What MkDocs does not know goes under
`extra.sitegen`, so that the file stays plain.  A list without one is built with defaults.
"""

import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from sitegen.content.leave_out import NAMES, LeaveOut
from sitegen.content.markdown_extensions import OURS, Extensions, read_extensions
from sitegen.content.mkdocs_file import FromEnvironment, ignored_keys, read_mkdocs_file
from sitegen.content.text_file import read_text
from sitegen.content.yaml_file import YamlFile, YamlReader
from sitegen.errors import ContentError, Problem, SitegenError

OUT = Path("build")
CLOCK = "SOURCE_DATE_EPOCH"

_NAME = "Reading list"
_SHOWN = 60  # characters of a wrong value
_OWN_KEYS = ("repository", "contact", "leave_out")
_REPOSITORY = re.compile(r"[\w-][\w.-]*/(?!\.{1,2}$)[\w.-]+", re.ASCII)
_MAILBOX = re.compile(r"(mailto:)?([\w.+-]{1,64}@)([\w.-]{1,253})", re.ASCII)
_LABEL = r"[^\W_]([\w-]*[^\W_])?"
_HOST = re.compile(rf"\[[0-9a-f:.]+\]|{_LABEL}(\.{_LABEL})*\.?", re.IGNORECASE)
_PATH = re.compile(r"(%[0-9A-Fa-f]{2}|[^\s%\"'<>\\^`{|}])*")


class Settings(Struct, frozen=True, kw_only=True):
    """Folders are as the user named them; `url` ends with a slash, or is empty if not known.

    `contact` is where a reader reports a mistake, `mailto:…` or a web address; empty if there is
    no such place.  `own_dumps` is false when this content is read with other dumps (`--dumps`):
    such a build is not compared with `papers.lock`.  `extensions` are those of Markdown.  With
    `allow_unread`, a dump that cannot be read is left out instead of being an error.  `leave_out`
    is None where the size of the list is to decide.
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
    contact: str = ""
    leave_out: frozenset[LeaveOut] | None = None
    extensions: Extensions = field(default_factory=lambda: OURS)
    allow_unread: bool = False

    @property
    def topics_file(self) -> Path:
        return self.content / "topics.yml"

    @property
    def curation_file(self) -> Path:
        return self.content / "curation.yml"

    @property
    def glossary_file(self) -> Path:
        return self.content / "glossary.yml"

    @property
    def facets_file(self) -> Path:
        return self.content / "facets.yml"

    @property
    def lock_file(self) -> Path:
        return self.content / "papers.lock"

    @property
    def map_lock(self) -> Path:
        return self.content / "map.lock"

    @property
    def references(self) -> Path:
        return self.content / "references"

    @property
    def pages(self) -> Path:
        return self.content / "pages"


def config_file(content: Path) -> Path:
    """The `mkdocs.yml` of a list, which may not exist: it lies beside the content folder."""
    return Path(os.path.normpath(content / ".." / "mkdocs.yml"))


def read_settings(
    content: Path,
    out: Path = OUT,
    dumps: tuple[Path, ...] = (),
    *,
    allow_unread: bool = False,
) -> Settings:
    """Settings for the list in `content`, from the `mkdocs.yml` beside that folder.

    Raises SitegenError if there is no such folder.
    """
    if not os.path.lexists(content):
        raise SitegenError(
            f"no list here (there is no {content}/); start one with 'sitegen new DIR'"
        )
    config = config_file(content)
    text, unreadable = read_text(config)
    file = read_mkdocs_file(str(config), text)
    stated = _Reader(file).read()
    extensions, unusable = read_extensions(file)
    is_unnamed = not (stated.name or stated.problems or unreadable)
    return Settings(
        content=content,
        out=out,
        dumps=dumps or (content / "dumps",),
        own_dumps=not dumps,
        config=config if config.is_file() else None,
        name=stated.name or _NAME,
        description=stated.description,
        url=stated.url if not stated.url or stated.url.endswith("/") else f"{stated.url}/",
        repository=stated.repository,
        contact=stated.contact,
        leave_out=stated.leave_out,
        problems=(
            *unreadable,
            *stated.problems,
            *ignored_keys(file),
            *unusable,
            *([_no_name(file, is_there=config.is_file())] if is_unnamed else ()),
            *_unusable_clock(),
        ),
        extensions=extensions,
        allow_unread=allow_unread,
    )


class _Stated(Struct, frozen=True, kw_only=True):
    """What the file says, as far as it can be used."""

    name: str
    description: str
    url: str
    repository: str
    contact: str
    leave_out: frozenset[LeaveOut] | None
    problems: tuple[Problem, ...]


class _Reader(YamlReader):
    """Takes the settings out of `mkdocs.yml`; each may come from the environment."""

    def read(self) -> _Stated:
        top = self.mapping(self.file.data, (), example="site_name: …")
        extra = self.mapping(top.get("extra"), ("extra",), example="sitegen: {…}")
        own = self.mapping(extra.get("sitegen"), ("extra", "sitegen"), _OWN_KEYS)
        return _Stated(
            name=self._name(top),
            description=self._setting(top, "site_description")[0],
            url=self._url(top),
            repository=self._repository(own),
            contact=self._contact(own),
            leave_out=self._leave_out(own),
            problems=tuple(self.problems),
        )

    def _name(self, top: Mapping[str, Any]) -> str:
        known = len(self.problems)
        name, source = self._setting(top, "site_name")
        if "site_name" in top and not name and len(self.problems) == known:
            message = f"'site_name' is empty{source}"
            self.report(("site_name",), message, "write the name of the list")
        return name

    def _url(self, top: Mapping[str, Any]) -> str:
        url, source = self._setting(top, "site_url")
        if reason := _invalid_url_reason(url):
            message = f"'site_url' {reason}: '{url}'{source}"
            self.report(("site_url",), message, "write https://…, or leave it empty")
        return "" if reason else url

    def _repository(self, own: Mapping[str, Any]) -> str:
        above = ("extra", "sitegen")
        repository, source = self._setting(own, "repository", *above)
        repository = repository.rstrip("/")
        if repository and not _REPOSITORY.fullmatch(repository):
            message = f"'extra.sitegen.repository' is not a repository: '{repository}'{source}"
            self.report((*above, "repository"), message, "write owner/name")
            return ""
        return repository

    def _contact(self, own: Mapping[str, Any]) -> str:
        above = ("extra", "sitegen")
        contact, source = self._setting(own, "contact", *above)
        mailbox = _MAILBOX.fullmatch(contact)
        if mailbox and _HOST.fullmatch(mailbox[3]):
            return f"mailto:{mailbox[2]}{mailbox[3]}"
        page, _, query = contact.partition("?")
        is_page = page and not _invalid_url_reason(page) and _PATH.fullmatch(query)
        if contact and not is_page:
            message = f"'extra.sitegen.contact' is no address to write to: '{contact}'{source}"
            self.report((*above, "contact"), message, "write name@example.org or https://…")
            return ""
        return contact

    def _leave_out(self, own: Mapping[str, Any]) -> frozenset[LeaveOut] | None:
        place = ("extra", "sitegen", "leave_out")
        remedy = f"write a list of {', '.join(NAMES)}, or [] to leave nothing out"
        if "leave_out" not in own:
            return None
        stated = self.items(own["leave_out"], place, remedy)
        for number, value in enumerate(stated):
            if value not in NAMES:
                message = f"'{str(value)[:_SHOWN]}' cannot be left out"
                self.report((*place, number), message, remedy)
        return frozenset(name for name in NAMES if name in stated)

    def _setting(self, fields: Mapping[str, Any], key: str, *above: str) -> tuple[str, str]:
        """The text (empty if there is none), and, for messages, the variable it comes from."""
        value, variable = fields.get(key), ""
        while isinstance(value, FromEnvironment):
            value, variable = value.look_up()
        if value is not None and not isinstance(value, str):
            message = f"'{'.'.join((*above, key))}' is not text"
            self.report((*above, key), message, "write a single text value; put a number in quotes")
            return "", ""
        source = f", from the variable {variable}" if variable else ""
        return self.text(value, (*above, key)) or "", source


def _invalid_url_reason(url: str) -> str:
    """What is wrong with the address of a site, as the rest of a sentence; empty if nothing is."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return "is not a web address"
    if not url:
        return ""
    if "?" in url or "#" in url:
        return "has a query or a fragment, so no page's address can be appended"
    if "@" in parts.netloc:
        return "contains a user name, which every page would publish"
    host = parts.netloc.removesuffix(port)
    is_web = parts.scheme in ("http", "https") and _HOST.fullmatch(host)
    return "" if is_web and _is_path(parts.path) else "is not a web address"


def _is_path(path: str) -> bool:
    return bool(_PATH.fullmatch(path)) and not {".", ".."} & set(path.split("/"))


def _no_name(file: YamlFile, *, is_there: bool) -> Problem:
    what = "there is no 'site_name'" if is_there else "there is no such file"
    message = f"{what}; the site is called '{_NAME}'"
    return file.problem((), message, "write 'site_name: …'", "notice")


def fixed_time() -> datetime | None:
    """The time that the environment sets; None if it sets none, or an empty one.

    Raises ContentError if it is not a time.
    """
    given = os.environ.get(CLOCK)
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"this environment variable is not a time: '{given}'"
        remedy = "set it to seconds since 1970, or unset it"
        raise ContentError([Problem(path=CLOCK, message=message, remedy=remedy)]) from error


def _unusable_clock() -> tuple[Problem, ...]:
    """MkDocs reads the variable too, and would fail."""
    try:
        fixed_time()
    except ContentError as error:
        return error.problems
    return ()
