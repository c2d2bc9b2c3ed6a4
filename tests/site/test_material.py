"""Material's stylesheet gives what a person's Markdown needs, and nothing for a whole page."""

import re

import pytest

from sitegen.site.material import material_style

STYLE = material_style()


@pytest.mark.parametrize(
    "part",
    [
        *("admonition-title", "details:not([open])", "tabbed-labels", "task-list-indicator:before"),
        *("footnote-backref", "kbd", "mark", "abbr", ".highlight .k", "hll", "critic", ".grid"),
        *("--md-admonition-icon--note:url", "--md-code-hl-keyword-color:", "@media print"),
    ],
)
def test_a_feature_is_styled(part: str) -> None:
    assert part in STYLE


@pytest.mark.parametrize(
    "part", ["md-header", "md-nav", "body{", "html{", "[dir=rtl]", "md-search"]
)
def test_what_is_ours_is_not(part: str) -> None:
    assert part not in STYLE


def test_it_is_whole_and_small() -> None:
    assert STYLE.count("{") == STYLE.count("}")
    assert 30_000 < len(STYLE) < 70_000
    assert STYLE.startswith("/*! Material for MkDocs ")
    assert "MIT license" in STYLE.partition("*/")[0]


def test_it_asks_no_other_host() -> None:
    addresses = re.findall(r"""url\(\s*["']?([^"')]{0,20})""", STYLE)
    assert addresses
    assert all(address.startswith("data:image/svg+xml") for address in addresses)
