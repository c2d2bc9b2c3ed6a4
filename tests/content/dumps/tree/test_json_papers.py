"""Papers in JSON, as the sources that people have spell them; all of it is invented."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.answers import NO_ANSWERS
from sitegen.content.dumps.problems import find_problems
from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump, Record
from sitegen.errors import Problem
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import CAPTURES, saved

LANTERN = {"title": "Lantern: Caching", "authors": ["Ada Berg", "Bo Cray"], "year": 2024}
ORCHARD = {"title": "Orchard Scheduling", "authors": ["Cy Dahl"], "year": 2023}

needs_captures = pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not here")


def read(data: Any) -> Dump:
    dump = read_dump(saved(data if isinstance(data, str) else json.dumps(data), "papers.json"))
    assert_accounted_for(dump)
    return dump


def only(data: Any) -> Record:
    (record,) = read(data).records
    return record


def titles(data: Any) -> list[str]:
    return [record.title for record in read(data).records]


def names(record: Record) -> list[str]:
    return [person.inverted for person in record.authors]


def problems(dump: Dump) -> list[Problem]:
    return list(find_problems(dump, NO_ANSWERS, allow_unread=False))


def test_a_listing_of_the_site_itself() -> None:
    record = only(
        [
            {
                "paper": {
                    "id": "2401.01234",
                    "title": "Lantern:\nCaching",
                    "summary": "A cache\nis lit.\n\nIt forgets nothing.",
                    "publishedAt": "2024-01-02T03:04:05.000Z",
                    "authors": [{"_id": "1", "name": "Ada Berg", "hidden": False}],
                    "upvotes": 7,
                    "githubRepo": "https://github.com/example/lantern",
                },
                "publishedAt": "2024-01-05T00:00:00.000Z",
                "title": "Lantern: Caching",
                "numComments": 3,
                "organization": {"name": "lamps", "fullname": "Lamps & Co."},
            }
        ]
    )
    assert (record.title, record.arxiv) == ("Lantern: Caching", "2401.01234")
    assert record.abstract == ("A cache is lit.", "It forgets nothing.")
    assert (str(record.date), record.comments) == ("Jan 2, 2024", 3)
    assert record.organization is not None
    assert record.organization.name == "Lamps & Co."
    assert [(link.kind, link.url) for link in record.links] == [
        ("code", "https://github.com/example/lantern")
    ]


def test_csl_json() -> None:
    record = only(
        [
            {
                "id": "berg2024",
                "type": "article-journal",
                "title": "Lantern: <i>Caching</i> &amp; more",
                "author": [
                    {"family": "Berg", "given": "Ada", "non-dropping-particle": "van der"},
                    {"family": "Cray", "given": "Bo", "suffix": "Jr."},
                    {"literal": "Institute of Lamps, Aachen"},
                ],
                "editor": [{"family": "Dahl", "given": "Cy"}],
                "issued": {"date-parts": [[2024, 3]]},
                "container-title": "Journal of Caches",
                "DOI": "10.1234/ABC.5",
                "abstract": "<jats:title>Abstract</jats:title><jats:p>A cache.</jats:p>"
                "<jats:p>If a &lt; b.</jats:p>",
            }
        ]
    )
    assert record.title == "Lantern: Caching & more"
    assert names(record) == ["van der Berg, Ada", "Cray, Jr., Bo", "Institute of Lamps, Aachen"]
    assert (str(record.date), record.doi) == ("Mar 2024", "10.1234/abc.5")
    assert (record.venue, record.kind) == ("Journal of Caches", "article")
    assert record.abstract == ("A cache.", "If a < b.")


def test_a_library_of_better_bibtex() -> None:
    dump = read(
        {
            "config": {"label": "BetterBibTeX JSON", "title": "Library"},
            "collections": {"X1": {"name": "Lamps", "items": [1]}},
            "items": [
                {
                    "itemType": "preprint",
                    "title": "Lantern",
                    "abstractNote": "A cache is lit.",
                    "creators": [
                        {"creatorType": "author", "firstName": "Ada", "lastName": "Berg"},
                        {"creatorType": "author", "name": "Lamp Consortium"},
                        {"creatorType": "editor", "firstName": "Cy", "lastName": "Dahl"},
                    ],
                    "extra": "arXiv:2401.01234 [cs]",
                    "date": "2024-01",
                    "tags": [{"tag": "caching"}],
                    "attachments": [{"title": "Snapshot", "itemType": "attachment"}],
                },
                {"itemType": "attachment", "title": "A file", "url": "https://example.org"},
            ],
        }
    )
    (record,) = dump.records
    assert names(record) == ["Berg, Ada", "Lamp Consortium"]
    assert (record.arxiv, record.kind, record.labels) == ("2401.01234", "preprint", ("caching",))
    assert dump.elements is not None
    assert dump.elements.boilerplate == 1
    assert dump.unused == {"attachments": 1}


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "http://arxiv.org/abs/2401.01234v2", "authors": ["Ada Berg", "Bo Cray"]},
        {"entry_id": "arXiv:2401.01234", "authors": [{"name": "Ada Berg"}, {"name": "Bo Cray"}]},
        {"arxiv_id": "2401.01234v1", "authors": "Ada Berg, Bo Cray"},
        {"paper_id": "2401.01234", "author": "Ada Berg and Bo Cray"},
        {"pdf_url": "https://arxiv.org/pdf/2401.01234", "authors": ["Ada Berg", "Bo Cray"]},
        {"externalIds": {"ArXiv": "2401.01234"}, "authors": [{"name": "Ada Berg"}, "Bo Cray"]},
        {"id": 2401.01234, "authors_parsed": [["Berg", "Ada", ""], ["Cray", "Bo", "", "Lamps"]]},
        {"doi": "10.48550/arXiv.2401.01234", "authors": ["Berg, Ada", "Cray, Bo"]},
    ],
)
def test_arxivs_records_in_their_spellings(fields: dict[str, Any]) -> None:
    for data in ([{"title": "Lantern", **fields}], {"title": "Lantern", **fields}):
        record = only(data)
        assert (record.title, record.arxiv, record.doi) == ("Lantern", "2401.01234", None)
        assert names(record) == ["Berg, Ada", "Cray, Bo"]


@pytest.mark.parametrize("name", ["published", "submitted", "update_date", "publicationDate"])
def test_a_date_by_its_names(name: str) -> None:
    assert str(only([{**LANTERN, name: "2024-02-03T04:05:06Z"}]).date) == "Feb 3, 2024"


@pytest.mark.parametrize(
    ("fields", "date"),
    [({}, "2024"), ({"year": 2023}, "2023"), ({"arxiv": "2301.01234"}, "None")],
)
def test_a_venue_may_say_the_year(fields: dict[str, Any], date: str) -> None:
    paper = {"title": "Lantern", "author": "Ada Berg, Bo Cray", "conf": "CacheConf 2024"}
    assert str(only([{**paper, **fields}]).date) == date


@pytest.mark.parametrize(
    "data",
    [
        {"notes": [{"content": {"title": {"value": "A"}, "authors": {"value": ["Ada Berg"]}}}]},
        [{"key": "x", "version": 1, "data": {"title": "A", "DOI": "10.1234/abc"}}],
        {"data": [{"id": "1", "attributes": {"titles": [{"title": "A"}], "doi": "10.1234/a"}}]},
    ],
)
def test_a_paper_may_be_in_an_envelope(data: Any) -> None:
    assert titles(data) == ["A"]


@pytest.mark.parametrize("written", ["cs.CL cs.AI", ["cs.CL", "cs.AI"], "cs.CL, cs.AI"])
def test_categories_are_labels(written: str | list[str]) -> None:
    assert only([{**LANTERN, "categories": written}]).labels == ("cs.CL", "cs.AI")


def test_openalex_with_its_index_of_words() -> None:
    record = only(
        {
            "meta": {"count": 1},
            "results": [
                {
                    "display_name": "Lantern",
                    "doi": "https://doi.org/10.1234/abc",
                    "authorships": [{"author": {"display_name": "Ada Berg"}, "countries": ["DE"]}],
                    "publication_date": "2024-01-02",
                    "primary_location": {"source": {"display_name": "Journal of Caches"}},
                    "abstract_inverted_index": {"is": [2], "A": [0], "lit.": [3], "cache": [1]},
                    "concepts": [{"display_name": "Computer science"}],
                }
            ],
        }
    )
    assert (record.title, record.text) == ("Lantern", "A cache is lit.")
    assert (record.doi, record.venue) == ("10.1234/abc", "Journal of Caches")
    assert names(record) == ["Berg, Ada"]


def test_crossref() -> None:
    work = {
        "title": ["Lantern"],
        "author": [{"given": "Ada", "family": "Berg", "sequence": "first"}],
        "issued": {"date-parts": [[2024, 1, 2]]},
        "container-title": ["Journal of Caches"],
        "DOI": "10.1234/abc",
        "type": "journal-article",
        "reference": [{"key": "1", "article-title": "Cited", "author": "Dahl"}],
    }
    record = only({"status": "ok", "message": {"items": [work]}})
    assert (record.title, record.venue, record.kind) == ("Lantern", "Journal of Caches", "article")
    assert (names(record), str(record.date)) == (["Berg, Ada"], "Jan 2, 2024")


def test_dblp() -> None:
    info = {
        "authors": {"author": [{"@pid": "1/2", "text": "Ada Berg 0001"}]},
        "title": "Lantern",
        "venue": "CacheConf",
        "year": "2024",
        "type": "Conference and Workshop Papers",
        "ee": "https://doi.org/10.1234/abc",
    }
    record = only({"result": {"hits": {"@total": "1", "hit": [{"@score": "1", "info": info}]}}})
    assert (names(record), record.venue, record.doi) == (["Berg, Ada"], "CacheConf", "10.1234/abc")


def test_papers_with_code() -> None:
    paper = {
        "paper_title": "Lantern",
        "paper_arxiv_id": "2401.01234",
        "paper_url_abs": "https://arxiv.org/abs/2401.01234",
        "repo_url": "https://github.com/example/lantern",
    }
    record = only([paper])
    assert record.arxiv == "2401.01234"
    assert [link.kind for link in record.links] == ["code"]


@pytest.mark.parametrize(
    ("data", "labels"),
    [
        ({"Caching": {"2401.01234": LANTERN}, "2025-01-01": {"x": ORCHARD}}, [("Caching",), ()]),
        ({"papers": {"Caching": [LANTERN], "Trees": [ORCHARD]}}, [("Caching",), ("Trees",)]),
        (
            [{"category": "Caching", "papers": [LANTERN]}, {"name": "Trees", "items": [ORCHARD]}],
            [("Caching",), ("Trees",)],
        ),
        ({"2025-01-01": [LANTERN], "2025-01-02": [ORCHARD]}, [(), ()]),
        (
            {"title": "My list", "author": "Me", "year": 2025, "papers": [LANTERN, ORCHARD]},
            [(), ()],
        ),
    ],
)
def test_papers_stand_under_headings(data: Any, labels: list[tuple[str, ...]]) -> None:
    records = read(data).records
    assert [record.title for record in records] == [LANTERN["title"], ORCHARD["title"]]
    assert [record.labels for record in records] == labels


def test_the_key_of_a_paper_may_be_its_id() -> None:
    assert only({"2401.01234": LANTERN}).arxiv == "2401.01234"


def test_the_works_that_a_paper_cites_are_not_listed() -> None:
    paper = {**LANTERN, "doi": "10.1234/abc", "references": [ORCHARD], "citations": [ORCHARD]}
    assert titles([paper]) == titles(paper) == [LANTERN["title"]]


def test_lines_tell_papers_apart_where_they_can() -> None:
    records = read(json.dumps([LANTERN, ORCHARD], indent=1)).records
    assert [(record.line, record.pointer) for record in records] == [(2, ""), (10, "")]
    records = read({"papers": [LANTERN, ORCHARD]}).records
    assert [record.address for record in records] == [
        "papers.json#/papers/0",
        "papers.json#/papers/1",
    ]


def test_json_lines_of_which_one_is_broken() -> None:
    lines = [json.dumps(LANTERN), '{"title": "Broken', json.dumps(ORCHARD, indent=1)]
    dump = read("\ufeff" + "\n".join(lines) + "\n")
    assert [(record.title, record.line) for record in dump.records] == [
        (LANTERN["title"], 1),
        (ORCHARD["title"], 3),
    ]
    (problem,) = problems(dump)
    assert problem.line == 2
    assert "broken from here on: Invalid control character at in line 2" in problem.message


@given(st.integers(1, 300))
def test_a_cut_download_keeps_what_stands_before_the_cut(length: int) -> None:
    papers = [LANTERN, ORCHARD, LANTERN]
    text = json.dumps({"papers": papers}, indent=1)[:-length]
    whole = sum(text.count(f'"year": {paper["year"]}\n  }}') for paper in (LANTERN, ORCHARD))
    dump = read(text)
    assert len(dump.records) == whole if whole else dump.unread is not None
    assert bool(dump.skipped)


def test_a_field_given_twice_is_said() -> None:
    dump = read('[{"title": "Old", "title": "Lantern", "authors": ["Ada Berg"]}]')
    assert [record.title for record in dump.records] == ["Lantern"]
    assert dump.remarks == ("1 field given twice; the last one counts",)


def test_what_is_no_paper_among_papers_is_skipped() -> None:
    dump = read([LANTERN, {"authors": ["Ada Berg"]}, "and so on", ORCHARD])
    assert len(dump.records) == 2
    assert [each.reason for each in dump.skipped] == [
        "neither a title nor an identifier",
        "not an object with a title",
    ]
    assert [each.pointer for each in dump.skipped] == ["/1", "/2"]


def test_a_great_deal_among_papers_is_skipped_in_time_with_its_number() -> None:
    """Were the papers looked for again for each, this would take hours."""
    dump = read([LANTERN, *range(200_000)])
    assert len(dump.records) == 1
    assert len(dump.skipped) == 200_000


@pytest.mark.parametrize(
    "data",
    [
        {"name": "lamps", "title": "Lamps", "version": "1.0", "author": "Ada Berg"},
        {"title": "Lamps", "type": "object", "properties": {"a": {"title": "A", "type": "string"}}},
        [{"title": "Buy bread", "done": False}, {"title": "Buy lamps", "done": True}],
        [{"title": "A video", "url": "https://example.org/1", "date": "2024-01-01"}],
        [{"name": "Ada Berg", "papers": 3}, {"name": "Bo Cray", "papers": 4}],
        {"docs": [{"title": "Home", "location": "index.html", "text": "Welcome. " * 9}]},
        {"papers": 12, "years": {"2024": 7}},
        [[1, 2], [3, 4]],
        [],
        {},
    ],
)
def test_json_without_papers_is_not_read(data: Any) -> None:
    dump = read(json.dumps(data, indent=1))
    assert dump.unread is not None
    assert dump.unread.looks_like in ("JSON", "YAML")


@pytest.mark.parametrize("value", [None, 7, True, [], {}, [[[]]], {"a": {"b": 1}}, "", "x" * 5000])
def test_no_value_of_another_kind_raises(value: Any) -> None:
    for name in ("title", "authors", "author", "url", "year", "id", "paper", "tags"):
        read([{**LANTERN, name: value}, ORCHARD])
        read({**LANTERN, name: value})


@needs_captures
@pytest.mark.parametrize(
    ("name", "truth", "count"),
    [
        ("hf/api.json", "hf/truth.json", 4),
        ("daily-arxiv.jsonl", "daily-arxiv.jsonl.truth.json", 18),
    ],
)
def test_a_capture_and_its_truth(name: str, truth: str, count: int) -> None:
    dump = read_dump(saved(CAPTURES / name))
    assert_accounted_for(dump)
    facts = json.loads((CAPTURES / truth).read_text(encoding="utf-8"))
    assert len(dump.records) == count
    assert [(r.title, r.arxiv) for r in dump.records] == [
        (fact["title"], fact["arxiv_id"]) for fact in facts
    ]
    for record, fact in zip(dump.records, facts, strict=True):
        assert record.text.startswith(fact.get("abstract_start") or fact["abstract"][:50])
        if "authors" in fact:
            assert [person.name for person in record.authors] == fact["authors"]
    assert dump.skipped == ()


def test_what_this_program_exports() -> None:
    record = only(
        {
            "list": "Lamps",
            "version": "1.0",
            "papers": [
                {
                    "id": "lantern-caching-1a2b3c",
                    "title": "Lantern: Caching",
                    "url": "papers/lantern-caching-1a2b3c.html",
                    "abstract": "A cache is lit.",
                    "date": {"year": 2024, "month": 1, "day": 2, "year_from": "arxiv"},
                    "links": [{"kind": "code", "url": "https://github.com/example/lantern"}],
                    "venue": "Journal of Lamps",
                    "kind": "article",
                    "authors": ["Ada Berg"],
                    "labels": ["lamps"],
                    "identifiers": {"arxiv": "2401.00001", "doi": "10.1000/a.b", "url": None},
                    "topics": {"primary": "lamps", "also": []},
                    "records": [{"dump": "a.txt", "line": 1, "title": "LANTERN"}],
                }
            ],
        }
    )
    assert (record.arxiv, record.doi, str(record.date)) == (
        "2401.00001",
        "10.1000/a.b",
        "Jan 2, 2024",
    )
    assert (record.kind, record.venue, record.labels) == ("article", "Journal of Lamps", ("lamps",))
    assert [link.kind for link in record.links] == ["code"]


def test_what_details_say_beside_a_title() -> None:
    record = only(
        [
            {
                "title": "Lantern",
                "details": {
                    "title": "Lantern",
                    "abstract": "It is lit.",
                    "arxiv_page_url": "https://arxiv.org/abs/2401.00001",
                },
                "id": "2401.00001",
            }
        ]
    )
    assert (record.text, record.arxiv) == ("It is lit.", "2401.00001")


def test_what_a_catalog_knows_by_its_number() -> None:
    rows = [
        {"paperId": f"{number:040x}", "title": "Attack Trees", "year": 2019} for number in (1, 2)
    ]
    assert titles("\n".join(map(json.dumps, rows))) == ["Attack Trees"] * 2
    assert read([{"paper_id": 1, "title": "Mathematics", "year": 2019}]).unread


def test_pairs_are_names_in_the_order_of_reading() -> None:
    record = only([LANTERN | {"authors": [["Ada", "Berg"], ["Cray", "Bo", "Jr."], ["Cher"]]}])
    assert names(record) == ["Berg, Ada", "Cray, Jr., Bo", "Cher"]
