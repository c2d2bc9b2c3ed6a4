"""The documents of a term are those that have any of its names as they are written."""

from msgspec.structs import replace

from sitegen.library.glossary import Glossary
from sitegen.search.bits import BitWriter
from sitegen.search.document import Document
from sitegen.search.synonyms import synonym_parts, synonyms
from tests.factories import term

PAPER = Document(id="a", kind="paper", title="A paper", text="", url="a.html")
DOCUMENTS = [
    replace(PAPER, title="Time to First Token"),
    replace(PAPER, text="The first token takes time."),
    replace(PAPER, text="Its TTFT is low, ttft is not its name."),
]


def test_any_name_counts_and_words_apart_do_not() -> None:
    bits = BitWriter()
    bits.write_gamma(2)
    bits.write_increasing([0, 2], 0, 2)
    glossary = Glossary([term("time to first token", "TTFT")])
    assert synonyms(glossary, DOCUMENTS) == [("time to first token;ttft", bits.base64())]


def test_a_term_of_one_name_or_of_no_document_costs_nothing() -> None:
    assert synonyms(Glossary([term("token"), term("MoE", "router")]), DOCUMENTS) == []
    assert synonyms(Glossary([]), DOCUMENTS) == []


def test_parts_hold_every_term_once_and_none_is_too_long() -> None:
    glossary = Glossary([term("time to first token", "TTFT"), term("token", "ttfts"), term("its")])
    found = dict(synonyms(glossary, DOCUMENTS))
    apart = synonym_parts(glossary, DOCUMENTS, 1)
    assert [len(part) for part in apart] == [1] * len(found)
    assert synonym_parts(glossary, DOCUMENTS, 1_000) == [found]
    assert {names: packed for part in apart for names, packed in part.items()} == found
