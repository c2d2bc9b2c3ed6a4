"""What publishing records of the map."""

import pytest
from msgspec.structs import replace

from sitegen.library import lay_out as module
from sitegen.library.lay_out import lay_out
from sitegen.library.related import relate
from tests.factories import library, paper, topic

PAPERS = [paper(f"{what} {word}") for what in ("Lantern", "River", "Owl") for word in "abcdefghijk"]
FILED = {each.id: [each.title.value.split()[0].lower() + "s"] for each in PAPERS}
LIST = library(PAPERS, topics=[topic("lanterns"), topic("rivers"), topic("owls")], filed=FILED)
RELATED = relate(LIST)


def test_every_paper_is_laid_out() -> None:
    assert lay_out(LIST, RELATED).keys() == LIST.papers.keys()


def test_nothing_moves_where_no_paper_has_come_and_what_is_gone_has_no_place() -> None:
    layout = {paper: (number, number) for number, paper in enumerate(LIST.papers)}
    published = replace(LIST, layout={**layout, "gone-123456": (5, 5)})
    assert lay_out(published, RELATED) == layout


def test_without_the_extra_newcomers_move_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_installed", lambda: False)
    layout = {paper: (40 * n, 500) for n, paper in enumerate(list(LIST.papers)[:30])}
    found = lay_out(replace(LIST, layout=layout), RELATED)
    assert found.keys() == LIST.papers.keys()
    assert {paper: found[paper] for paper in layout} == layout
