"""Files of nothing but identifiers."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps import ids
from sitegen.content.dumps.answers import NO_ANSWERS
from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import CAPTURES, saved


def read(text: str) -> Dump:
    dump = read_dump(saved(text, "ids.txt"))
    assert_accounted_for(dump)
    assert [page.layout for page in dump.pages] == ["ids"]
    return dump


@pytest.mark.parametrize(
    "line",
    [
        *("2401.10020", "arXiv:2401.10020v2", "arXiv: 2401.10020", "- 2401.10020", "3. 2401.10020"),
        *("https://arxiv.org/abs/2401.10020", "<http://arxiv.org/pdf/2401.10020v1.pdf>"),
        *("https://huggingface.co/papers/2401.10020", "10.48550/arXiv.2401.10020"),
        *("2401.10020  # a remark", "2401.10020 // a remark", '"2401.10020",'),
    ],
)
def test_an_arxiv_id_however_it_was_copied(line: str) -> None:
    (record,) = read(line).records
    assert (record.arxiv, record.doi, record.title) == ("2401.10020", None, "")
    assert record.is_pending


@pytest.mark.parametrize(
    "line",
    ["10.1000/A.b", "doi:10.1000/a.b", "DOI: 10.1000/a.b", "https://doi.org/10.1000/a.b",
     "* https://example.org/doi/full/10.1000/a.b"],
)  # fmt: skip
def test_a_doi_however_it_was_copied(line: str) -> None:
    (record,) = read(line).records
    assert (record.arxiv, record.doi) == (None, "10.1000/a.b")


def test_a_comment_is_the_heading_of_the_ids_below_it() -> None:
    dump = read(
        "2401.10020\n# Trees\n2401.10021\n2401.10022\n\n2401.10023\n"
        "// Lamps\nhep-th/9901001\n#\n2401.10024\n"
    )
    assert [record.labels for record in dump.records] == [
        (), ("Trees",), ("Trees",), (), ("Lamps",), (),
    ]  # fmt: skip
    assert dump.boilerplate == 4


def test_several_ids_on_a_line_have_places_of_their_own() -> None:
    dump = read("2401.10020, 2401.10021 10.1000/x.1\n2401.10022\n")
    assert [record.address for record in dump.records] == [
        *("ids.txt#/0", "ids.txt#/1", "ids.txt#/2", "ids.txt:2")
    ]


def test_what_is_no_id_is_skipped_with_the_reason() -> None:
    dump = read(
        "arxiv_id\n2401.10020\n2401.10021\n2401.10022\n2413.10020\n10.1000\nsome words\n"
        "https://example.org/a\n2401.10023 2400.10023\n"
    )
    assert len(dump.records) == 4
    assert [(each.line, each.reason[:14]) for each in dump.skipped] == [
        (5, "not an arXiv i"),
        (6, "not a DOI"),
        (7, "neither an arX"),
        (8, "neither an arX"),
        (9, "not an arXiv i"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2401.10020 Orchard Scheduling\n2401.10021 A Lantern of Caches\n",
        "1234.5678\n2.5\n9913.4400\n17.25\n",
        "https://example.org/1\nhttps://example.org/2\n",
        "Words about 2401.10020.\n" * 3,
        "# only\n# comments\n",
        "",
    ],
)
def test_what_has_more_or_less_than_ids_is_not_like_it(text: str) -> None:
    assert ids.LAYOUT.likeness(saved(text)) < 0.3


@given(
    st.lists(
        st.sampled_from(
            ["2401.10020", "2413.1", "10.1/x", "# a", "", " ", ",", "\n", "\n", "https://", "- "]
        ),
        max_size=30,
    ).map("".join)
    | st.text(max_size=60)
)
def test_no_scraps_raise_and_all_are_accounted_for(text: str) -> None:
    assert_accounted_for(ids.LAYOUT.read(saved(text), NO_ANSWERS))


@pytest.mark.parametrize("between", [" ", "\n", ", "])
def test_many_ids_are_as_like_as_a_few(between: str) -> None:
    assert ids.LAYOUT.likeness(saved(between.join(["2401.10020"] * 20_000))) >= 0.9


def test_a_line_without_end_takes_no_longer_than_it_is_long() -> None:
    for text in ("2401.10020 " * 9_000, "arxiv" * 20_000, "10.1000/" * 20_000, "-" * 90_000):
        assert_accounted_for(ids.LAYOUT.read(saved(text), NO_ANSWERS))


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not here")
def test_a_list_of_ids_is_read_as_its_truth_says() -> None:
    truth = json.loads((CAPTURES / "arxiv-ids.txt.truth.json").read_text())
    records = read_dump(saved(CAPTURES / "arxiv-ids.txt")).records
    assert [record.arxiv for record in records] == [each["arxiv_id"] for each in truth]
    assert [" ".join(record.labels) or None for record in records] == [
        each["group"] for each in truth
    ]
