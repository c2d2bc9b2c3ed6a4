"""Tokens: the terms by which a text is indexed, and a query searched.

Terms are the keys of words (see `text.words`).  Words written as one (`pre-training`, `GPT-4`)
also give their joined form, a compound, so that `pretraining` and `gpt4` find them.

The choice and its price: nothing is stemmed.  lunr.py and lunr.js stem some words differently
(`key`, `array`), so an index stemmed here would lose them in the browser; related forms are
found on the query side instead.  The browser repeats `tokenize` in `browser/search/tokens.js`;
`tests/search/search_cases.json` keeps the two alike.
"""

from dataclasses import dataclass

from sitegen.text.words import STOP_WORDS, compounds, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of a text in order, and its compounds.

    A compound is (first, end, joined): the words it is made of, as indices, and what they
    give as one; stop words are part of what is joined but not of the words.
    """

    words: tuple[str, ...]
    compounds: tuple[tuple[int, int, str], ...]


def tokenize(text: str, *, keep_all: bool = False) -> Tokens:
    """The tokens of a text; stop words are dropped unless there is nothing else."""
    runs = [[key(word) for word in run] for run in compounds(text)]
    significant = [[word for word in run if word not in STOP_WORDS] for run in runs]
    keep_all = keep_all or not any(significant)
    words: list[str] = []
    joined: list[tuple[int, int, str]] = []
    for run, some in zip(runs, significant, strict=True):
        first = len(words)
        words += run if keep_all else some
        if len(run) > 1:
            joined.append((first, len(words), "".join(run)))
    return Tokens(words=tuple(words), compounds=tuple(joined))
