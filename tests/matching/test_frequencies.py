"""In how many titles a word occurs."""

from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS
from sitegen.matching.frequencies import count_words
from sitegen.matching.groups import group_records
from sitegen.matching.lexicon import Lexicon

TITLES = ("Night Herons", "Night Herons", "The Night", "Night, Night", "Owls")
GROUPS = group_records(
    [
        Record(dump="a.txt", lines=(1,), title=title, abstract=(f"{at}",))
        for at, title in enumerate(TITLES)
    ],
    frozenset(),
    Lexicon(NO_WORDS),
)


def test_words_count_once_a_title_and_shapes_once_a_group() -> None:
    found = count_words(GROUPS)
    assert (found.words["night"], found.words["heron"], found.words["owl"]) == (3, 1, 1)
    assert (found.shapes["nlght"], found.shapes["heron"], found.shapes["owl"]) == (4, 2, 1)


def test_those_of_two_parts_add_up() -> None:
    for end in range(len(GROUPS) + 1):
        before, after = GROUPS[:end], GROUPS[end:]
        if not (before and after and before[-1].title.words == after[0].title.words):
            assert count_words(before) + count_words(after) == count_words(GROUPS)
