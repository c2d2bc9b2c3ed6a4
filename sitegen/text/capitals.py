"""Capitals: whether a title is written as a sentence, where a capital inside of it tells a name."""

from collections.abc import Iterable


def mostly_lower(words: Iterable[str]) -> bool:
    """Whether words are those of a sentence, and not of a headline.

    Short words say nothing: they are lower case in every title.
    """
    long = [word for word in words if len(word) > 3]
    return 2 * sum(map(str.islower, long)) > len(long)
