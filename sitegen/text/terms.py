"""Terms: where a text mentions what a glossary explains, by any of its names.

Words are compared as the phrases of topics are: plurals and spelling make no difference, and a
word of two capitals or more has to be written so.  What stands between the words counts too:
"draft, model" is no "draft model", and "pass 1" no "pass@1".
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitegen.store import digest, kept
from sitegen.text.phrases import Phrase, PhraseIndex
from sitegen.text.words import placed

_NO_MARK = re.compile(r"[\w\s'’‐‑–-]+")


class TermMention(Struct, frozen=True, kw_only=True):
    """The characters `start` to `end` (exclusive) of a text are a name of `term`."""

    start: int
    end: int
    term: str


class TermIndex:
    """The names of all terms, ready to be found; `names` are pairs of a term and a name of it."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        pairs = [(term, Phrase(text=name, weight=1.0)) for term, name in names]
        self.digest = digest(pairs)
        self._phrases = PhraseIndex(pairs) if pairs else None

    def mentions(self, text: str) -> tuple[TermMention, ...]:
        """The mentions in the order of the text; none overlaps another."""
        return self._kept_mentions(str(text)) if self._phrases else ()

    @kept
    def _kept_mentions(self, text: str) -> tuple[TermMention, ...]:
        return tuple(self._found(text))

    def _found(self, text: str) -> Iterator[TermMention]:
        if self._phrases is None:
            return
        words = placed(text)
        found = self._phrases.find([word for _, word in words])
        end = 0
        for mention in sorted(found, key=lambda each: (each.start, -each.end)):
            first, (last, word) = words[mention.start][0], words[mention.end - 1]
            inside = text[first : last + len(word)]
            if first >= end and _marks(inside) == _marks(mention.phrase.text):
                end = last + len(word)
                yield TermMention(start=first, end=end, term=mention.owner)


def _marks(text: str) -> str:
    return _NO_MARK.sub("", text)
