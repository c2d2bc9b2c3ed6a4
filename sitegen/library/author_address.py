"""Author addresses: an author's slug follows from the name alone, and so never changes.

jane-doe             the words of the name in small plain letters
jane-doe-1a2b3c      a namesake whom the curator tells from her; or a name that such letters
                     cannot spell in full, and that another may share them with
"""

import re
from collections.abc import Collection
from functools import lru_cache
from hashlib import sha256

from msgspec.structs import replace

from sitegen.content.lock_file import Lock
from sitegen.library.paper import slugify
from sitegen.site_map import AUTHOR
from sitegen.text.file_name import invalid_name_reason
from sitegen.text.person import Person

_KNOWN = 1 << 16  # names whose slugs are kept: each is asked for on every paper of theirs
_PART = re.compile(r"page-\d+")  # of the index, where that is long
_HASH = re.compile(r"-[0-9a-f]{6}")


@lru_cache(_KNOWN)
def author_slug(person: Person, namesake: str = "") -> str:
    """`namesake` is what tells one person from others of that name."""
    readable = slugify(person.name)
    is_spelled = readable.replace("-", " ") == person.key and not _is_reserved(readable)
    hashes = ["" if is_spelled else _hash(person.key), _hash(namesake) if namesake else ""]
    return "-".join(filter(None, [readable, *hashes]))


def _is_reserved(slug: str) -> bool:
    return bool(_PART.fullmatch(slug) or invalid_name_reason(slug))


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:6]


def without_addresses_of(hidden: Collection[Person], lock: Lock) -> Lock:
    """The lock without the addresses of their pages, because a slug has the name in it."""
    kept = (path for path in lock.addresses if not any(_is_of(path, each) for each in hidden))
    return replace(lock, addresses=tuple(kept)) if hidden else lock


def _is_of(path: str, person: Person) -> bool:
    """Is it the address of a page of that person, or of a namesake?"""
    if not path.startswith(AUTHOR.folder):
        return False
    name = path.removeprefix(AUTHOR.folder).partition("/")[0].partition(".")[0]
    slug = author_slug(person)
    return name == slug or bool(name.startswith(slug) and _HASH.fullmatch(name[len(slug) :]))
