"""Reading weighted phrases: what `topics.yml` and `facets.yml` have in common."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.content.yaml_file import Place, YamlFile, YamlReader
from sitegen.errors import Severity, did_you_mean
from sitegen.text.phrases import GAP, MOST_BEGINNINGS, Phrase, spellings

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Marks of patterns that no text has so.  A word in brackets of its own, "(MoE)", is only a word,
# and "SE(3)" is two.
_PATTERN = re.compile(r"[|\\]|\w[\[{]|[\]}][\w*+?]|\)[*+?]|\?[\w*+?)]|\*\w|\.[*+?]")
_PLAIN_WORDS = "write each phrase by itself; 'quantiz*' is any word that begins so, and '…' a gap"
_LONE_GAP = re.compile(rf"^\s*(?:{GAP})|(?:{GAP})\s*$|(?:{GAP})\s*(?:{GAP})")
# What is read, but perhaps as something else than was meant.
_DOUBTFUL = (
    (re.compile(r"[a-z]\([a-z]|[a-z]\)[a-z]"), "is read as words, brackets or not", _PLAIN_WORDS),
    (re.compile(r"\?"), "is read without its '?'", "leave it out: plurals are found anyway"),
    (
        re.compile(r"(?<![^\W_])(?=[^\W_]*[A-Z])[^\W_]{5,}\*"),
        "is read without its star, as a name is",
        "begin the word with a small letter: 'quantiz*'",
    ),
)
_MAX_WEIGHT = 1000

Mistake = tuple[str, str, Severity]  # a message, its remedy and its severity


def mistakes_in(phrase: str) -> Iterator[Mistake]:
    """Why it cannot match, or not as it was meant."""
    if () in spellings(phrase):
        yield f"there is no word in '{phrase}'", "write a phrase", "error"
    elif phrase.count("*") > MOST_BEGINNINGS:
        message = f"'{phrase}' has more than {MOST_BEGINNINGS} words with a star"
        yield message, "write some of them out", "error"
    elif _PATTERN.search(phrase):
        message = f"'{phrase}' is read as words, not as a pattern, and matches nothing"
        yield message, _PLAIN_WORDS, "error"
    elif _LONE_GAP.search(phrase):
        remedy = "write '…' between two words: 'speculative … decoding'"
        yield f"a gap of '{phrase}' is not between words", remedy, "error"
    else:
        for pattern, says, remedy in _DOUBTFUL:
            if pattern.search(phrase):
                yield f"'{phrase}' {says}", remedy, "warning"


class PhrasesReader(YamlReader):
    """Takes phrases out of a file that says under `weights` what a phrase of each level counts."""

    def __init__(self, file: YamlFile) -> None:
        super().__init__(file)
        self.weights: dict[str, float] = {}
        self._mistaken_levels: set[str] = set()  # of which no phrase need be told again

    def read_weights(self, value: Any) -> None:
        """Note the weights of the levels, under which phrases stand."""
        for level, weight in self.mapping(value, ("weights",), example="telling: 2").items():
            is_number = isinstance(weight, int | float) and not isinstance(weight, bool)
            if is_number and 0 < abs(weight) <= _MAX_WEIGHT:
                self.weights[level] = float(weight)
            else:
                message = f"the weight '{weight}' is not a number other than 0, up to {_MAX_WEIGHT}"
                remedy = "write a number, negative for what speaks against it"
                self.report(("weights", level), message, remedy)
                self._mistaken_levels.add(level)

    def phrases(self, value: Any, place: Place) -> tuple[Phrase, ...]:
        """The phrases under their levels; one that is there already is left out."""
        phrases: list[Phrase] = []
        listed: dict[tuple[str, ...], tuple[str, Place]] = {}
        for level, texts in self.mapping(value, place, example="telling: [a phrase]").items():
            if level in self._mistaken_levels:
                continue
            if level not in self.weights:
                known = ", ".join(self.weights)
                levels = f"use one of: {known}" if known else "list the levels under 'weights'"
                remedy = did_you_mean(level, self.weights, levels)
                self.report((*place, level), f"there is no level '{level}'", remedy)
                continue
            for index, text in self.texts(texts, (*place, level)).items():
                if self._is_new(text, listed, (*place, level, index)):
                    phrases.append(Phrase(text=text, weight=self.weights[level]))
                    listed |= dict.fromkeys(spellings(text), (text, (*place, level, index)))
        return tuple(phrases)

    def texts(self, value: Any, place: Place) -> dict[int, str]:
        """The texts of a list by their index in it."""
        items = enumerate(self.items(value, place))
        texts = {index: self.text(item, (*place, index)) for index, item in items}
        return {index: text for index, text in texts.items() if text}

    def is_slug(self, text: str, place: Place) -> bool:
        """Is it written as a slug is? Otherwise that is reported."""
        if _SLUG.fullmatch(text):
            return True
        remedy = "use lower-case letters, digits and single hyphens, as in 'my-topic'"
        self.report(place, f"'{text}' is not a slug", remedy)
        return False

    def _is_new(
        self, text: str, listed: Mapping[tuple[str, ...], tuple[str, Place]], place: Place
    ) -> bool:
        keys = spellings(text)
        again = {listed[key] for key in keys & listed.keys()}
        if again:  # which does no harm, and what is one word may change with the rules
            other, there = min(again)
            message = f"'{text}' is '{other}' again"
            if there[-2] != place[-2]:
                line = self.file.problem(there, "", "").line
                message = f"'{text}' ({place[-2]}) is '{other}' ({there[-2]}, line {line}) again"
            self.report(place, message, "remove one of the two", "notice")
        else:
            for mistake in mistakes_in(text):
                self.report(place, *mistake)
        return not again and () not in keys
