"""What a glossary says to read, and which of its terms a list uses."""

from sitegen.content.glossary import read_glossary
from sitegen.content.yaml_file import read_yaml
from sitegen.library.glossary import Glossary, find_glossary, unused
from tests.factories import library, paper, topic

SPARROW = paper(abstract=("A KV cache, and KV caches.",))
LIBRARY = library([SPARROW], topics=[topic("caches", formerly=("stores",))])
FILE = """\
- term: KV cache
  text: Kept.
  read: {}
- term: MoE
  text: Mixed.
"""


def find(read: str = "caches") -> tuple[Glossary, list[str]]:
    written, problems = read_glossary(read_yaml("glossary.yml", FILE.format(read)))
    assert problems == ()
    papers = LIBRARY.papers.values()
    found = find_glossary(written, LIBRARY.names, LIBRARY.taxonomy, papers)
    return found.value, list(map(str, found.problems))


def test_a_term_leads_to_a_topic_or_a_paper() -> None:
    for name in ("caches", "stores"):
        topic = find(name)[0].entries["term-kv-cache"].topic
        assert topic and topic.slug == "caches"
    for name in (SPARROW.id, SPARROW.title.value):
        assert find(f'"{name}"')[0].entries["term-kv-cache"].paper == SPARROW.id


def test_what_leads_nowhere_is_a_problem_with_its_line() -> None:
    glossary, problems = find("cashes")
    assert problems == [
        "glossary.yml:3:3: there is no paper or topic 'cashes' (did you mean 'caches'? "
        "If it was renamed, write 'formerly: [cashes]' there)"
    ]
    assert glossary.entries["term-kv-cache"].topic is None


def test_papers_are_counted_once_each() -> None:
    entries = find()[0].entries
    assert [entries[anchor].papers for anchor in ("term-kv-cache", "term-moe")] == [1, 0]


def test_a_term_that_occurs_nowhere_is_noticed() -> None:
    written, _ = read_glossary(read_yaml("glossary.yml", FILE.format("caches")))
    (problem,) = unused(written, find()[0], ["No mixture."])
    assert (problem.line, problem.severity) == (4, "warning")
    assert "the term 'MoE' occurs nowhere" in problem.message
    assert list(unused(written, find()[0], ["An MoE."])) == []


def test_each_term_has_an_anchor_of_its_own() -> None:
    names = ["A C", "A—C", "缓存", "路由", "C"]
    text = "".join(f"- term: {name}\n  text: A.\n" for name in names[2:] + names[:1])
    written, _ = read_glossary(read_yaml("glossary.yml", text))
    entries = find_glossary(written, LIBRARY.names, LIBRARY.taxonomy, []).value.entries
    assert set(entries) == {"term", "term-2", "term-c", "term-a-c"}
