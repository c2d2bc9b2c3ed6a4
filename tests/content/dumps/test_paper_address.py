"""Which addresses lead to papers."""

import pytest

from sitegen.content.dumps.paper_address import is_paper_address


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2401.00001",
        "https://doi.org/10.1234/x",
        "https://openreview.net/forum?id=x",
        "https://aclanthology.org/2020.acl-main.1/",
        "https://proceedings.mlr.press/v97/lamp19a.html",
        "https://openaccess.thecvf.com/content/x.html",
        "https://link.springer.com/chapter/10.1007/x",
        "https://someone.example.org/~poe/lamps.PDF",
        "https://huggingface.co/papers/2401.00001",
    ],
)
def test_addresses_of_papers(url: str) -> None:
    assert is_paper_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "#papers",
        "lamps.md",
        "https://github.com/a/b",
        "https://huggingface.co/a/b",
        "https://arxiv.org/",
        "https://notarxiv.org/x",
        "https://example.org/blog",
        "javascript:alert(1)",
    ],
)
def test_other_addresses(url: str) -> None:
    assert not is_paper_address(url)
