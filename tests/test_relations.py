"""What the bundled list says that one paper has to do with another, against the two abstracts."""

import re
from collections.abc import Mapping
from functools import cache

import pytest

from sitegen.content.dumps.reader import read_dump
from sitegen.content.relations import RelationKind
from sitegen.content.settings import read_settings
from sitegen.library.library import Library
from sitegen.library.relations import Relation
from sitegen.progress import Progress
from sitegen.site.plan import read
from sitegen.text.clean import readable
from sitegen.text.sentence import first_sentence
from tests.corpus import REAL, ROOT, needs_real_dumps, saved
from tests.own_words import figures, figures_told, runs, unknown_names

RUN = 6
MOST = 110  # characters

# What says nothing of the two papers, or praises one of them.
_EMPTY = re.compile(r"\b(?:abstract|novel|our|propos\w+|this (?:paper|work)|we)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def bundled() -> Library:
    return read(read_settings(ROOT / "content", ROOT / "build"), Progress()).library


def stated(library: Library) -> list[tuple[str, Relation]]:
    """Each relation once, with the id of the paper of which it is said."""
    found = library.relations.items()
    return [(paper, each) for paper, every in found for each in every if not each.is_inverse]


@cache
def _abstracts() -> Mapping[str, str]:
    """By the title of the paper, which is a part of it."""
    real = (read_dump(saved(path)) for path in sorted(REAL.glob("*.txt")))
    return {
        readable(record.title): f"{record.title} {record.text}"
        for dump in real
        for record in dump.records
    }


def test_there_are_some_sixty_of_every_kind(bundled: Library) -> None:
    kinds = [relation.kind for _, relation in stated(bundled)]
    assert len(kinds) >= 60
    assert min(kinds.count(kind) for kind in RelationKind) >= 10


def test_each_has_one_short_sentence_of_its_own(bundled: Library) -> None:
    reasons = [relation.why for _, relation in stated(bundled)]
    assert len(set(reasons)) == len(reasons)
    for why in reasons:
        assert 0 < len(why) < MOST and why.endswith(".") and first_sentence(why) == why, why
        assert not _EMPTY.search(why), why


def test_what_is_extended_is_not_younger_by_a_year(bundled: Library) -> None:
    """A method may be known by its name before the paper on it appears."""
    for paper, relation in stated(bundled):
        later, earlier = (bundled.papers[each].year for each in (paper, relation.other))
        if relation.kind is RelationKind.EXTENDS and later and earlier:
            assert later >= earlier, paper


@needs_real_dumps
def test_every_figure_and_name_is_in_one_of_the_abstracts(bundled: Library) -> None:
    for paper, relation in stated(bundled):
        titles = [bundled.papers[each].title.value for each in (paper, relation.other)]
        text = " ".join(_abstracts()[title] for title in titles)
        assert figures(relation.why) <= figures_told(text), relation.why
        assert unknown_names(relation.why, text) == [], relation.why


@needs_real_dumps
def test_no_run_of_six_words_is_an_abstracts(bundled: Library) -> None:
    abstracts = {run for text in _abstracts().values() for run in runs(text, RUN)}
    shared = {r.why: runs(r.why, RUN) & abstracts for _, r in stated(bundled)}
    assert {why: found for why, found in shared.items() if found} == {}
