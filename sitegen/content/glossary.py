"""Reading `glossary.yml`: terms of the field, each with its other names and a sentence or two.

A list without the file has no glossary.
"""

from typing import Any

from msgspec import Struct

from sitegen.content.yaml_file import Place, YamlFile, YamlReader
from sitegen.errors import Problem
from sitegen.text.phrases import spellings

MOST_WORDS = 60

_KEYS = ("term", "also", "text", "read")
_FIRST = "start each term with '- term: …'"


class Term(Struct, frozen=True, kw_only=True):
    """A term, its other names, and what it means. `read` names a paper or a topic, and may be
    empty; it stands at `place`.
    """

    name: str
    others: tuple[str, ...]
    text: str
    read: str
    place: Place


class TermsFile(Struct, frozen=True, kw_only=True):
    """The terms of `glossary.yml`, in the order of the file."""

    file: YamlFile
    terms: tuple[Term, ...]


def read_glossary(file: YamlFile) -> tuple[TermsFile, tuple[Problem, ...]]:
    """The terms of `glossary.yml`, and all that is wrong with the file."""
    reader = _Reader(file)
    return TermsFile(file=file, terms=reader.read()), tuple(reader.problems)


class _Reader(YamlReader):
    def __init__(self, file: YamlFile) -> None:
        super().__init__(file)
        self._listed: dict[tuple[str, ...], tuple[str, int]] = {}

    def read(self) -> tuple[Term, ...]:
        items = enumerate(self.items(self.file.data, (), _FIRST))
        terms = [self._term(item, index) for index, item in items]
        return tuple(term for term in terms if term.name)

    def _term(self, value: Any, index: int) -> Term:
        place: Place = (index,)
        fields = self.mapping(value, place, _KEYS)
        name = self.required(fields, "term", place) if fields else ""
        if name and not self._is_new(name, (index, "term"), index):
            name = ""
        return Term(
            name=name,
            others=self._others(fields.get("also"), (index, "also"), index),
            text=self._text(fields, place) if fields else "",
            read=self.optional(fields, "read", place) or "",
            place=(index, "read"),
        )

    def _others(self, value: Any, place: Place, term: int) -> tuple[str, ...]:
        items = enumerate(self.items(value, place))
        texts = [(index, self.text(item, (*place, index))) for index, item in items]
        return tuple(t for index, t in texts if t and self._is_new(t, (*place, index), term))

    def _text(self, fields: dict[str, Any], place: Place) -> str:
        text = self.required(fields, "text", place)
        words = len(text.split())
        if words > MOST_WORDS:
            message = f"a text of {words} words, but it is shown beside the line that is read"
            remedy = f"say it in one or two sentences of at most {MOST_WORDS} words"
            self.report((*place, "text"), message, remedy)
        return text

    def _is_new(self, name: str, place: Place, term: int) -> bool:
        """Is it the first name so spelled? Two names of one term that are alike do no harm."""
        keys = spellings(name)
        if () in keys:
            self.report(place, f"there is no word in '{name}'", "write the term in words")
            return False
        again = [self._listed[key] for key in keys if key in self._listed]
        self._listed |= dict.fromkeys(keys - self._listed.keys(), (name, term))
        if not again:
            return True
        other, of = min(again)
        if of == term:
            self.report(place, f"'{name}' is '{other}' again", "remove one of the two", "notice")
        else:
            message = f"'{name}' is '{other}' again, the name of another term"
            self.report(place, message, "leave it to one of the two terms")
        return False
