"""What edits would change is told before they are made."""

import pytest

from sitegen.errors import SitegenError
from sitegen.library.filing import Edit
from sitegen.library.library import Library
from sitegen.library.what_if import Move, read_edit, what_if
from tests.filed import filed

TOPICS = {"tea": {"teapot": 6, "saucer": 4}, "clay": {"kiln": 4, "teapot": -4}}
PAPERS = {
    "A Kiln": "Brown teapots.",
    "A Saucer": "A glazed one.",
    "The Kiln": "Glazed and glazed again.",
    "Glazed Things": "Many.",
    "Silence": "Nothing.",
}


def library(**decided: str) -> Library:
    titles = {title.split()[-1]: title for title in PAPERS}
    return filed(TOPICS, PAPERS, {titles[name]: slug for name, slug in decided.items()})


def edit(topic: str, phrase: str, weight: float | None = 4.0) -> Edit:
    return Edit(topic=topic, phrase=phrase, weight=weight)


def test_papers_that_would_move_are_told_with_their_topics() -> None:
    found = what_if(library(), [edit("clay", "glaz* … thing"), edit("tea", "glaz*")])
    assert found.finds == ("Glazed Things", "A Saucer", "The Kiln")
    assert found.moves == (Move(paper="Glazed Things", before=None, after="clay"),)
    assert found.settles == found.unsettles == ()


def test_decisions_are_settled_and_unsettled() -> None:
    settled = what_if(library(Things="clay", Saucer="tea"), [edit("clay", "glaz*", 6.0)])
    assert settled.settles == ("Glazed Things",)
    assert (settled.moves, settled.unsettles) == ((), ())
    assert settled.gain == 1
    assert settled.turns == (Move(paper="Glazed Things", before=None, after="clay"),)
    unsettled = what_if(library(Saucer="tea"), [edit("tea", "saucer", None)])
    assert (unsettled.unsettles, unsettled.moves, unsettled.gain) == (("A Saucer",), (), -1)


def test_papers_that_become_certain_or_uncertain_are_told() -> None:
    tea = {"tea": {"teapot": 3}, "clay": {"kiln": 2}}
    papers = {"A Teapot": "", "A Teapot and Cake": "", "A Teapot, a Teapot and Kiln": "with cake"}
    found = what_if(filed(tea, papers), [edit("tea", "cake", 6.0)])
    assert found.assures == ("A Teapot and Cake", "A Teapot, a Teapot and Kiln")
    found = what_if(filed({**tea, "tea": {"teapot": 5}}, papers), [edit("clay", "cake")])
    assert found.doubts == ("A Teapot and Cake",)


def test_papers_lose_the_phrase_that_another_one_replaces() -> None:
    of = filed({"tea": {"tea-pot": 6}}, {"A Tea Pot": "", "A Teapot": ""})
    found = what_if(of, [edit("tea", "teapot", 4.0)])
    assert found.moves == (Move(paper="A Tea Pot", before="tea", after=None),)


def test_a_phrase_of_nobody_changes_nothing() -> None:
    found = what_if(library(), [edit("tea", "samovar")])
    assert (found.finds, found.moves, found.gain) == ((), (), 0)


@pytest.mark.parametrize(
    ("topic", "level", "phrase", "read"),
    [
        ("tea", "hint", "green … tea", edit("tea", "green … tea", 1.0)),
        ("tea", "without", "saucer", edit("tea", "saucer", None)),
        ("tea", "without", "Saucers", edit("tea", "saucer", None)),
    ],
)
def test_an_edit_is_read(topic: str, level: str, phrase: str, read: Edit) -> None:
    assert read_edit(library().taxonomy, topic, level, phrase) == read


@pytest.mark.parametrize(
    ("topic", "level", "phrase", "message"),
    [
        ("te", "hint", "cup", "there is no topic 'te' (did you mean 'tea'?)"),
        ("iron", "hint", "cup", "there is no topic 'iron' (use one of: tea, clay)"),
        ("tea", "hnt", "cup", "there is no level 'hnt' (did you mean 'hint'?)"),
        ("tea", "much", "cup", "(use one of: decisive, telling, hint, against, without)"),
        ("tea", "without", "sauce", "'tea' has no phrase 'sauce' (did you mean 'saucer'?)"),
        ("tea", "hint", "(a|b)", "'(a|b)' is read as words, not as a pattern"),
        ("tea", "hint", "-", "there is no word in '-'"),
    ],
)
def test_an_edit_of_nothing_is_refused(topic: str, level: str, phrase: str, message: str) -> None:
    with pytest.raises(SitegenError) as error:
        read_edit(library().taxonomy, topic, level, phrase)
    assert message in str(error.value)
