"""Words: what a curator knows about the words of titles, which matching reads beside its own.

The section `words` of `curation.yml`, in the same shape as the words that are built in (see
`matching.lexicon`): whoever can read that file can extend it for a field or a language.
"""

from typing import Any

from msgspec import Struct

from sitegen.content.yaml_file import Place, YamlReader

_KEYS = (
    "ignored", "articles", "loanwords", "editions", "negations", "answers", "generic", "prefixes",
    "kinds", "opposites", "abbreviations",
)  # fmt: skip


class Words(Struct, frozen=True, kw_only=True):
    """Words as people write them; case, accents and plural make no difference.

    `ignored` say nothing, `articles` nothing in a title that has one which is none of the
    `loanwords`, and `editions` nothing when they are all that is left over.  `negations` and
    `answers` (`reply`, `erratum`) part two papers.  A title of nothing but `generic` words says
    too little to match by.  Two words that differ by one of `prefixes` (`hyper`, `hypo`) are
    opposites; so are any two words of a group of `opposites`, while those
    of one group of `kinds` name one kind of paper.  `abbreviations` are pairs of an abbreviation
    and what it stands for.
    """

    ignored: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    loanwords: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    kinds: tuple[tuple[str, ...], ...] = ()
    opposites: tuple[tuple[str, ...], ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()


NO_WORDS = Words()


def read_words(reader: YamlReader, value: Any, place: Place) -> Words:
    """The section at `place`; what is wrong with it is reported to `reader`."""
    fields = reader.mapping(value, place, _KEYS)

    def texts(name: str) -> tuple[str, ...]:
        return _texts(reader, fields.get(name), (*place, name))

    def groups(name: str, least: int) -> tuple[tuple[str, ...], ...]:
        return _groups(reader, fields.get(name), (*place, name), least)

    return Words(
        ignored=texts("ignored"),
        articles=texts("articles"),
        loanwords=texts("loanwords"),
        editions=texts("editions"),
        negations=texts("negations"),
        answers=texts("answers"),
        generic=texts("generic"),
        prefixes=texts("prefixes"),
        kinds=groups("kinds", 1),
        opposites=groups("opposites", 2),
        abbreviations=_pairs(reader, fields.get("abbreviations"), (*place, "abbreviations")),
    )


def _texts(reader: YamlReader, value: Any, place: Place) -> tuple[str, ...]:
    found = (reader.text(each, (*place, i)) for i, each in enumerate(reader.items(value, place)))
    return tuple(text for text in found if text)


def _groups(
    reader: YamlReader, value: Any, place: Place, least: int
) -> tuple[tuple[str, ...], ...]:
    groups = []
    for index, item in enumerate(reader.items(value, place)):
        if isinstance(item, list) and len(item) >= least:
            groups.append(_texts(reader, item, (*place, index)))
        else:
            message = "not a list of words" if least == 1 else "not two words"
            reader.report((*place, index), message, "write - [one word, another word]")
    return tuple(groups)


def _pairs(reader: YamlReader, value: Any, place: Place) -> tuple[tuple[str, str], ...]:
    pairs = (
        (short, reader.text(long, (*place, short)))
        for short, long in reader.mapping(value, place).items()
    )
    return tuple((short, long) for short, long in pairs if long)
