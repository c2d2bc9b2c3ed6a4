"""An arXiv id is read however it was copied."""

import pytest

from sitegen.text.arxiv import arxiv_id


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("2405.07518", "2405.07518"),
        ("2405.07518v2", "2405.07518v2"),
        ("math.GT/0309136", "math.GT/0309136"),
        ("hep-th/9901001v3", "hep-th/9901001v3"),
        ("arXiv:2405.07518", "2405.07518"),
        ("arxiv: 2405.07518v2", "2405.07518v2"),
        ("https://arxiv.org/abs/2405.07518v2", "2405.07518v2"),
        ("http://www.arxiv.org/abs/2405.07518/", "2405.07518"),
        ("arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/pdf/2405.07518v2.pdf", "2405.07518v2"),
        ("https://arxiv.org/pdf/2405.07518#page=3", "2405.07518"),
        ("https://export.arxiv.org/html/2405.07518?context=cs", "2405.07518"),
    ],
)
def test_an_id_is_read_alone_and_in_an_address(text: str, identifier: str) -> None:
    assert arxiv_id(text) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abs/1",
        "2405.075",
        "2405-07518",
        "see 2405.07518",
        "https://arxiv.org/list/2405.07518",
        "https://arxiv.org.example.org/abs/2405.07518",
        "https://example.org/arxiv.org/abs/2405.07518",
        "https://arxiv.org/abs/2405.07518 twice",
        "https://arxiv.org/abs/",
        "doi:2405.07518",
    ],
)
def test_anything_else_is_not_an_id(text: str) -> None:
    assert arxiv_id(text) is None
