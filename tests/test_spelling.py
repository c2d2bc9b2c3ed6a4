"""American spelling, in code and interface alike, except where the British one is the point."""

import re

from sitegen.content.dumps.reader import read_dump
from sitegen.content.glossary import read_glossary
from sitegen.content.markdown_extensions import OURS
from sitegen.content.topics_file import read_taxonomy
from sitegen.content.yaml_file import read_yaml
from sitegen.search.written import reader_of
from tests.corpus import CONTENT, ROOT, TOPICS, saved
from tests.test_summaries import summaries

BRITISH = re.compile(
    r"artefact|behaviour|catalogue|centre|colour|favour|\bgrey|harbour|honour|judgement"
    r"|labelled(?!by)|licence|misspelt|modelling|neighbour"
    r"|(?:capital|emphas|normal|optim|organ|quant|recogn|serial|token)is(?:e[ds]?|ing|ation)\b",
    re.IGNORECASE,
)
BRITISH_PROSE = re.compile(
    BRITISH.pattern + r"|\bmaths\b|\btowards\b|\bwhilst\b|\banalysing\b"
    r"|\w{2}(?:[aeiu]l|er|or|[ei]m|et|ic)is(?:e[ds]|ing|ations?)\b(?<!promises)(?<!premises)",
    re.IGNORECASE,
)
ABOUT_SPELLING = {  # words of both kinds, rules and queries
    "sitegen/text/word_rules.py",
    "tests/another_list/content/dumps/awesome-glaciology.md",  # titles
    "tests/another_list/content/dumps/old-and-former-ice.yml",
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


def test_spelling_is_american() -> None:
    sources = {*SOURCES} - ABOUT_SPELLING
    found = {name: BRITISH.findall((ROOT / name).read_text(encoding="utf-8")) for name in sources}
    assert {name: words for name, words in found.items() if words} == {}


def _prose() -> dict[str, str]:
    """What readers of the bundled list read; titles keep the spelling of their authors."""
    texts = {record.title: record.text.replace(record.title, "") for record in summaries()}
    about = CONTENT / "pages" / "about.md"
    taxonomy, _ = read_taxonomy(read_yaml("topics.yml", TOPICS.read_text(encoding="utf-8")))
    introductions = (f"{topic.scope} {topic.introduction}" for topic in taxonomy.topics)
    glossary, _ = read_glossary(
        read_yaml("glossary.yml", (CONTENT / "glossary.yml").read_text(encoding="utf-8"))
    )
    findings = read_dump(saved(CONTENT / "references" / "findings.yml")).records
    return texts | {
        about.name: about.read_text(encoding="utf-8"),
        "topics.yml": reader_of(OURS)(" ".join(introductions)),
        "glossary.yml": " ".join(f"{each.name} {each.text}" for each in glossary.terms),
        "findings.yml": " ".join(record.finding or "" for record in findings),
    }


def test_prose_of_the_bundled_list_is_american() -> None:
    found = {name: BRITISH_PROSE.findall(text) for name, text in _prose().items()}
    assert {name: words for name, words in found.items() if words} == {}
