"""The thesaurus has words of one meaning, each group once, and a list gets those of its words."""

from sitegen.search.thesaurus import groups, thesaurus_part
from sitegen.text.words import STOP_WORDS


def test_every_group_says_something() -> None:
    sets = list(map(frozenset, groups()))
    assert all(len(group) > 1 for group in sets)
    assert not [group for group in sets if group & STOP_WORDS]


def test_no_group_is_part_of_another() -> None:
    having: dict[str, list[frozenset[str]]] = {}
    for group in map(frozenset, groups()):
        for word in group:
            having.setdefault(word, []).append(group)
    beside = [(group, other) for some in having.values() for group in some for other in some]
    assert not [pair for pair in beside if pair[0] < pair[1]]
    assert len(set(map(frozenset, groups()))) == len(groups())


def test_words_that_most_fields_tell_apart_share_no_group() -> None:
    for apart in (
        {"train", "railway"},
        {"few", "sparse"},
        {"state", "said", "government"},
        {"stress", "strain"},
        {"thick", "dense"},
        {"term", "word"},
    ):
        assert not [group for group in groups() if len(apart & set(group)) > 1]


def test_a_list_gets_the_groups_of_its_words_and_of_their_forms() -> None:
    found = [set(line.split()) for line in thesaurus_part(["glaciers", "scattering"]).splitlines()]
    assert any({"ice", "glacier"} <= group for group in found)
    assert any({"distribute", "scatter"} <= group for group in found)
    assert len(found) < len(groups()) / 20


def test_a_list_without_words_gets_nothing() -> None:
    assert thesaurus_part([]) == ""


def test_a_compound_is_one_word() -> None:
    assert any({"autonomous", "selfdriving"} <= set(group) for group in groups())
