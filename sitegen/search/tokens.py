"""Tokens: the terms by which a text is indexed, and a query searched.

Terms are the keys of words (see `text.words`).  Words written as one (`pre-training`, `GPT-4`)
also give their joined form, a compound, so that `pretraining` and `gpt4` find them.

The choice and its price: nothing is stemmed.  lunr.py and lunr.js stem some words differently
(`key`, `array`), so an index stemmed here would lose them in the browser; related forms are
found on the query side instead.  The browser repeats `tokenize` in `browser/search/tokens.js`;
`tests/search/search_cases.json` keeps the two alike.
"""

from msgspec import Struct

from sitegen.text.words import STOP_WORDS, key, pieces


class Tokens(Struct, frozen=True, kw_only=True):
    """The words of a text in order, and its compounds.

    A compound is (first, end, joined): the words it is made of, as indices, and what they
    give as one; stop words are part of what is joined but not of the words.
    """

    words: tuple[str, ...]
    compounds: tuple[tuple[int, int, str], ...]


def tokenize(text: str, *, keep_all: bool = False) -> Tokens:
    """The tokens of a text; stop words are dropped unless there is nothing else."""
    read = [(key(word), joiner) for word, joiner in pieces(text)]
    keep_all = keep_all or all(term in STOP_WORDS for term, _ in read)
    words: list[str] = []
    joined: list[tuple[int, int, str]] = []
    run: list[str] = []
    first = 0
    for term, joiner in read:
        run.append(term)
        if keep_all or term not in STOP_WORDS:
            words.append(term)
        if not joiner:
            if len(run) > 1:
                joined.append((first, len(words), "".join(run)))
            run = []
            first = len(words)
    return Tokens(words=tuple(words), compounds=tuple(joined))
