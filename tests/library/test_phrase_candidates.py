"""Candidates settle decisions, and move as few other papers as they can."""

from sitegen.library.filing import Edit
from sitegen.library.phrase_candidates import phrase_candidates
from tests.filed import filed

TOPICS = {"tea": {"teapot": 3}, "clay": {"kiln": 6}}
PAPERS = {
    "Wood Fired Teapots": "Of long fires.",
    "Wood Fired Kettles": "More of wood fired things and a teapot.",
    "Wood Fired Kilns": "About a kiln.",
    "A Teapot for One": "A quiet afternoon.",
    "A Teapot for Two": "A quiet afternoon.",
}
CORRECTED = {"Wood Fired Teapots": "clay", "Wood Fired Kettles": "clay"}


def test_what_corrected_papers_share_settles_them_at_the_lightest_level() -> None:
    (best, *_) = phrase_candidates(filed(TOPICS, PAPERS, CORRECTED))
    assert best.edits == (Edit(topic="clay", phrase="wood fired", weight=4.0),)
    assert set(best.settles) == CORRECTED.keys()
    assert (best.moves, best.unsettles) == ((), ())


def test_where_nothing_was_corrected_there_are_none() -> None:
    assert phrase_candidates(filed(TOPICS, PAPERS, {"A Teapot for One": "tea"})) == ()


def test_one_that_moves_as_many_papers_as_it_settles_is_none() -> None:
    others = {f"Wood Fired Dreams {n}": "Of a teapot." for n in range(3)}
    corrected = {"Wood Fired Teapots": "clay"}
    found = phrase_candidates(filed(TOPICS, PAPERS | others, corrected))
    assert all(len(each.settles) > len(each.moves) for each in found)
    assert "wood fired" not in {each.edits[0].phrase for each in found}
