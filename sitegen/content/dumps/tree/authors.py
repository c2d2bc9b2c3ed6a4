"""Authors in a tree: a list of names, or of objects that divide them, or one text."""

import re

from sitegen.content.dumps.element import People
from sitegen.content.dumps.markup import plain
from sitegen.content.dumps.tree.json_tree import Object, Value
from sitegen.text.clean import clean
from sitegen.text.person import Person, parse_people, people

_FAMILY = ("family", "familyname", "family_name", "lastname", "last_name", "last", "keyname")
_GIVEN = ("given", "givenname", "given_name", "firstname", "first_name", "first", "forenames")
_PARTICLES = ("dropping-particle", "non-dropping-particle")
_NAME = ("name", "display_name", "fullname", "full_name", "text", "author_name", "author")
_ROLE = ("creatortype", "role")
_NUMBER = re.compile(r" \d{4}$")  # DBLP tells people of one name apart


def people_in(value: Value) -> People | None:
    """The people whom a value names, and whether they are all; None if it names none."""
    if isinstance(value, str):
        named = parse_people(plain(value))
    elif isinstance(value, Object):
        named = _one(value)
    elif isinstance(value, list):
        each = [_one(one) for one in value]
        persons = tuple(person for found, _ in each for person in found)
        named = persons, all(complete for _, complete in each)
    else:
        return None
    return named if named[0] else None


def _one(author: Value) -> People:
    if isinstance(author, str):
        return people([plain(author)])
    if isinstance(author, list):
        return _of_parts([part if isinstance(part, str) else "" for part in author])
    if isinstance(author, Object):
        return _of_object({key.lower(): value for key, value in author.items()})
    return (), True


def _of_parts(parts: list[str]) -> People:
    """Family, given and suffix, as arXiv has them; two alone are in the order of reading."""
    if len(parts) == 2:
        given, family = parts
    else:
        family, given = [*parts, "", ""][:2]
    if not family:
        return people([plain(given)]) if given else ((), True)
    return _divided(family, given, "".join(parts[2:3]))


def _of_object(author: dict[str, Value]) -> People:
    role = _first(author, _ROLE)
    if role and role.lower() != "author":
        return (), True
    inner = author.get("author")
    if isinstance(inner, Object):
        return _of_object({key.lower(): each for key, each in inner.items() if key != "author"})
    family, given = _first(author, _FAMILY), _first(author, _GIVEN)
    if family:
        particles = [_text(author.get(name)) for name in _PARTICLES]
        family = " ".join([*filter(None, particles), family])
        given = " ".join(filter(None, [given, _text(author.get("middle"))]))
        return _divided(family, given, _text(author.get("suffix")))
    if literal := _text(author.get("literal")):
        return people([f"{{{literal}}}"])
    return people([_NUMBER.sub("", plain(_first(author, _NAME) or given))])


def _divided(family: str, given: str, suffix: str) -> People:
    parts = (clean(plain(part)) for part in (family, given, suffix))
    person = Person(**dict(zip(("family", "given", "suffix"), parts, strict=True)))
    return ((person,) if person.family else ()), True


def _first(author: dict[str, Value], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := _text(author.get(name)))), "")


def _text(value: Value) -> str:
    if isinstance(value, list):
        return " ".join(each for each in value if isinstance(each, str))
    return value if isinstance(value, str) else ""
