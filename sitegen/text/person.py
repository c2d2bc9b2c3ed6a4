"""Person: the name of an author, as it is written."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A name; a group of people, or a name that is not divided, has only a `family`."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def name(self) -> str:
        """`Jan van der Berg Jr.`"""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """`van der Berg, Jr., Jan`"""
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part)


def people(names: Iterable[str]) -> tuple[tuple[Person, ...], bool]:
    """The people named one by one, and whether these are all."""
    return tuple(Person(family=name) for name in names), True


def parse_people(text: str) -> tuple[tuple[Person, ...], bool]:
    """The people of a whole field, and whether these are all."""
    return people(name.strip() for name in text.split(",") if name.strip())
