"""American spelling, in code and interface alike, except where the British one is the point."""

import re

import pytest

from tests.corpus import ROOT

BRITISH = re.compile(
    r"artefact|behaviour|catalogue|centre|colour|favour|\bgrey|harbour|honour|judgement"
    r"|labelled(?!by)|licence|misspelt|modelling|neighbour"
    r"|(?:capital|emphas|normal|optim|organ|quant|recogn|serial|token)is(?:e[ds]?|ing|ation)\b",
    re.IGNORECASE,
)
ABOUT_SPELLING = {  # words of both kinds, rules and queries
    "sitegen/text/word_rules.py",
    "tests/bench/perturb.py",
    "tests/browser/test_search.py",
    "tests/library/test_assign_topics.py",
    "tests/library/test_related.py",
    "tests/matching/test_classify.py",
    "tests/matching/test_cluster.py",
    "tests/test_spelling.py",
}
SOURCES = [
    path.relative_to(ROOT).as_posix()
    for folder in ("sitegen", "tests")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".js", ".css", ".jinja", ".html", ".md", ".yml"}
    and not {"node_modules", "text"} & set(path.relative_to(ROOT / folder).parts[:-1])
]


@pytest.mark.parametrize("source", sorted({*SOURCES, *ABOUT_SPELLING} - ABOUT_SPELLING))
def test_spelling_is_american(source: str) -> None:
    assert BRITISH.findall((ROOT / source).read_text(encoding="utf-8")) == []
