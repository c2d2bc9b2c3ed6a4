"""Search: tokens, packing and the files that the browser loads."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search import Document, build_index, files, search_files
from sitegen.search import index as index_module
from sitegen.search.bits import BitWriter
from sitegen.search.index import Index, Posting, fields_of
from sitegen.search.packing import bounds, front_coded, pack
from sitegen.search.program import PARTS, program
from sitegen.search.tokens import tokenize
from sitegen.site.bundles import BROWSER
from tests.search.lunr_index import lunr_builder

CASES = json.loads((Path(__file__).parent / "search_cases.json").read_text(encoding="utf-8"))


def document(title: str, text: str = "", **facts: Any) -> Document:
    name = facts.pop("id", re.sub(r"\W+", "-", title.lower()).strip("-") or "untitled")
    return Document(
        id=name, kind=facts.pop("kind", "paper"), title=title, text=text,
        url=facts.pop("url", f"papers/{name}.html"), **facts,
    )  # fmt: skip


def files_of(*documents: Document) -> dict[str, bytes]:
    return search_files(build_index(documents))


def postings_of(index: Index) -> dict[str, Posting]:
    return {term: index.occurrences(term).posting for term in index.terms}


def received(script: bytes) -> Any:
    """The value that a data script hands over."""
    match = re.fullmatch(r'sitegen\.receive\("[\w-]+",(.*)\);\n', script.decode("ascii"), re.DOTALL)
    assert match
    return json.loads(match[1])


def part(built: dict[str, bytes], name: str) -> Any:
    return received(next(data for path, data in built.items() if path.endswith(f"/{name}.js")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_tokens(case: dict[str, Any]) -> None:
    tokens = tokenize(case["text"])
    assert list(tokens.words) == case["words"]
    assert [list(compound) for compound in tokens.compounds] == case["compounds"]


@given(st.text(max_size=60))
def test_compounds_stay_within_the_words(text: str) -> None:
    tokens = tokenize(text)
    assert all(0 <= first <= end <= len(tokens.words) for first, end, _ in tokens.compounds)


def test_dense_runs_cost_nothing() -> None:
    bits = BitWriter()
    bits.write_increasing(range(5, 500), 5, 499)
    assert bits.base64() == ""


def test_front_coding() -> None:
    assert front_coded(["model", "models", "moon", "zero"]) == "AmodelFsConAzero"


def test_front_coding_counts_no_character_that_javascript_counts_as_two() -> None:
    assert front_coded(["𠮷", "𠮷野"]) == "A𠮷A𠮷野"


@given(st.lists(st.text(alphabet="ab𠮷+", min_size=1, max_size=4), unique=True, min_size=1))
def test_a_bound_is_beyond_the_range_before_and_not_beyond_its_own(words: list[str]) -> None:
    terms = sorted(words)
    found = list(bounds((term, term) for term in terms))
    for before, bound, term in zip(["", *terms], found, terms, strict=False):
        assert before < bound <= term
    assert sum(map(len, found)) <= sum(map(len, terms))


def test_a_compound_is_indexed_in_titles_and_where_it_is_known_in_texts() -> None:
    index = build_index(
        [document("Pre-training", "low-rank"), document("Other", "pre-training of low-cost")]
    )
    terms = postings_of(index)
    number = [document.title for document in index.documents].index
    pretraining = terms["pretraining"]
    assert (list(pretraining.titles), *pretraining.positions) == ([number("Pre-training")], [0])
    assert (list(pretraining.documents), list(pretraining.counts)) == ([number("Other")], [1])
    assert "lowrank" not in terms


def test_names_are_indexed_once_in_a_field_of_their_own() -> None:
    index = build_index(
        [document("Nests", "By Ada.", authors=("Ada Bettong", "Ada Quoll")), document("Eggs")]
    )
    terms = postings_of(index)
    assert index.authors_lengths == [0, 3]
    assert (list(terms["ada"].authors), list(terms["ada"].documents)) == ([1], [1])
    assert (list(terms["bettong"].authors), list(terms["bettong"].documents)) == ([1], [])


def test_names_are_there_by_each_of_their_words_for_those_who_ask_for_an_author() -> None:
    people = ("Zoë Saint-Émilion", "A. Bettong", "The Quokka Team")
    built = files_of(document("Nests", authors=people), document("Eggs"))
    names = part(built, "authors-0")["names"]
    assert part(built, "authors") == "Aa"
    assert names.startswith("Aa bettongAbettong;aAemilion;zoe saintAquokka team;theAsaint emilion")


TEXTS = st.text(alphabet="ab -'é+", max_size=30)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.lists(TEXTS, max_size=3)), max_size=8))
def test_counts_and_lengths_are_those_of_lunr(written: list[tuple[str, str, list[str]]]) -> None:
    index = build_index(
        document(title, text, id=str(n), authors=tuple(authors))
        for n, (title, text, authors) in enumerate(written)
    )
    lunr = lunr_builder(fields_of(index.documents))
    lengths = {
        "title": index.title_lengths,
        "text": index.text_lengths,
        "authors": index.authors_lengths,
    }
    for (field, number), length in (
        ((field, number), length)
        for field, column in lengths.items()
        for number, length in enumerate(column)
    ):
        assert lunr.field_lengths.get(f"{field}/{number}", 0) == length
    assert set(index.terms) == set(lunr.inverted_index)
    for posting in postings_of(index).values():
        frequencies = lunr.field_term_frequencies
        term, found = posting.term, lunr.inverted_index[posting.term]
        counted = zip(posting.documents, posting.counts, strict=True)
        assert dict(counted) == {int(n): frequencies[f"text/{n}"][term] for n in found["text"]}
        placed = zip(posting.titles, map(len, posting.positions), strict=True)
        assert dict(placed) == {int(n): frequencies[f"title/{n}"][term] for n in found["title"]}
        assert list(posting.authors) == sorted(map(int, found["authors"]))


def test_the_leading_name_of_a_title() -> None:
    titles = ["ToolBox: a name", "No name", "Far too long to be a leading name here now: no"]
    index = build_index([document(title) for title in titles])
    names = {one.title: name for one, name in zip(index.documents, index.names, strict=True)}
    assert [names[title] for title in titles] == [1, 0, 0]


def test_shards_hold_every_term_once() -> None:
    index = build_index([document(f"Title {n} word{n}", f"text{n} common") for n in range(50)])
    shards = list(pack(index, most=400))
    assert len(shards) > 5
    assert [shard.first for shard in shards] == sorted(shard.first for shard in shards)
    terms = sum(len(re.findall("[A-Z]", shard.terms)) for shard in shards)
    assert terms == len(index.terms)


def test_a_term_of_many_documents_leaves_its_neighbors_in_small_shards() -> None:
    texts = [f"moth{n} {'motive' if n % 7 < 3 else ''} motive{n} mou{n}" for n in range(300)]
    index = build_index([document(f"T{n}", text) for n, text in enumerate(texts)])
    shards = {shard.first: shard for shard in pack(index, most=300)}
    assert re.findall("[A-Z]", shards["motive"].terms) == ["A"]


def test_files_of_a_short_list() -> None:
    built = files_of(document("A title", "A text"), document("Another", "More"))
    names = {path.rpartition("/")[2] for path in built}
    parts = {"terms-0.js", "titled-0.js", "records-0.js", "texts-0.js", "authors.js", "lookup.js"}
    assert names == {"program.js", "index.js", "thesaurus.js", *parts}
    version = received(built["search/index.js"])["version"]
    assert f"search/{version}/terms-0.js" in built


def test_files_of_a_long_list_are_cut_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "WHOLE", 10)
    monkeypatch.setattr(files, "BITS_PER_SHARD", 800)
    monkeypatch.setattr(files, "TITLED_PER_PART", 40)
    built = files_of(*(document(f"Title {n}", f"text word{n}") for n in range(100)))
    settings = received(built["search/index.js"])
    assert (
        len(re.findall("[A-Z]", settings["shards"])) == sum("/terms-" in path for path in built) > 3
    )
    assert len(re.findall("[A-Z]", settings["titled"])) == sum("/titled-" in path for path in built)
    assert part(built, "titled-0").startswith("A0")
    assert sum("/records-" in path for path in built) == 13


def test_files_are_fewer_than_the_list_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "WHOLE", 10)
    monkeypatch.setattr(files, "TEXTS_GROWTH", 8)  # parts of an eighth of the list
    counts = [
        sum("/texts-" in path for path in files_of(*(document(f"T{n}") for n in range(size))))
        for size in (64, 512)
    ]
    assert counts == [2, 8]


def test_files_without_documents() -> None:
    assert received(files_of()["search/index.js"])["documents"] == 0


def test_files_are_deterministic_and_ignore_the_order_given() -> None:
    documents = [document(f"Title {n}", "text", topic=f"Topic {n % 3}") for n in range(20)]
    assert files_of(*documents) == files_of(*documents[::-1])


def test_a_changed_text_changes_the_version() -> None:
    one, other = (files_of(document("Same", text)) for text in ("one", "other"))
    assert (
        received(one["search/index.js"])["version"] != received(other["search/index.js"])["version"]
    )


def test_hostile_text_is_inert_in_every_file() -> None:
    hostile = "</script><script>alert(1)</script> \u2028 ' \" ` \\ \0 ${x} {{ x }} \ud800"
    built = files_of(document(hostile, hostile, id="hostile-123456"))
    for path, data in built.items():
        assert b"</script" not in data
        assert data.isascii() or path == "search/program.js"
    assert part(built, "records-0")["title"] == [hostile]
    assert part(built, "texts-0")["text"] == [hostile]


def test_records_keep_unknown_years_and_all_topics() -> None:
    built = files_of(document("Title", topic="Agents", topics=("agents", "code")))
    records = part(built, "records-0")
    assert (records["year"], records["topic"], records["topics"]) == (
        [None],
        ["Agents"],
        ["agents code"],
    )


def test_the_program_keeps_the_license_and_loses_its_comments() -> None:
    script = program()
    assert "@license MIT" in script
    assert script.count("/*") == 2  # the second says whose the stemmer is
    assert len(script) < 100_000


def test_the_program_has_every_part_that_is_written() -> None:
    written = (BROWSER / "search").glob("*.js")
    on_every_page = {"search", "button", "frame", "recall"}
    assert sorted(PARTS) == sorted({path.stem for path in written} - on_every_page)
