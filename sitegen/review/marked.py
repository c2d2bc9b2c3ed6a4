"""Marked: a text with the phrases of topics in it, in pieces."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.text.phrases import Mention, PhraseIndex
from sitegen.text.words import placed


class Part(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of a text; one that is a phrase says of which topic, and what it counts."""

    text: str
    topic: str | None = None
    phrase: str | None = None
    weight: float | None = None


def marked(library: Library, text: str) -> list[Part]:
    """The pieces of a text, in order; together they are the text."""
    words = placed(text)
    mentions = _apart(_index(library).find([word for _, word in words]))
    return [*_pieces(text, words, mentions)]


@once_a_library
def _index(library: Library) -> PhraseIndex:
    topics = library.taxonomy.topics
    return PhraseIndex((topic.slug, phrase) for topic in topics for phrase in topic.phrases)


def _apart(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """The phrase that each word is of; of those that overlap, the one that counts most."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda each: (-abs(each.phrase.weight), each.start)):
        if found.keys().isdisjoint(mention.words):
            found |= dict.fromkeys(mention.words, mention)
    return found


def _pieces(
    text: str, words: Sequence[tuple[int, str]], of_phrases: Mapping[int, Mention]
) -> Iterator[Part]:
    """Words in a row that are of one phrase are one piece."""
    done = 0
    for mention, run in groupby(range(len(words)), of_phrases.get):
        places = [*run]
        if mention is None:
            continue
        start, (last, word) = words[places[0]][0], words[places[-1]]
        if start > done:
            yield Part(text=text[done:start])
        done = last + len(word)
        yield Part(
            text=text[start:done],
            topic=mention.owner,
            phrase=mention.phrase.text,
            weight=mention.phrase.weight,
        )
    if done < len(text):
        yield Part(text=text[done:])
