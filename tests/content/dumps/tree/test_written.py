"""Papers that JSON keeps as Markdown, as generators of daily lists save them; all invented."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import saved

LANTERN = (
    "|**2024-01-02**|**Lantern: Caching $k$ Lamps**|Ada Berg et.al.|"
    "[2401.00001v2](http://arxiv.org/abs/2401.00001v2)|"
    "**[link](https://github.com/example/lantern)**|\n"
)
ORCHARD = (
    "|**2024-01-03**|**Orchard Scheduling**|Cy Dahl et.al.|"
    "[2401.00002](http://arxiv.org/abs/2401.00002)|null|\n"
)
DAILY = {"Lamps": {"2401.00001": LANTERN}, "Trees2024": {"2401.00002": ORCHARD}}


def read(text: str) -> Dump:
    dump = read_dump(saved(text, "daily.json"))
    assert_accounted_for(dump)
    return dump


@pytest.mark.parametrize("indent", [None, 1])
def test_rows_by_their_ids(indent: int | None) -> None:
    dump = read(json.dumps(DAILY, indent=indent))
    lantern, orchard = dump.records
    assert (lantern.title, orchard.title) == ("Lantern: Caching $k$ Lamps", "Orchard Scheduling")
    assert (lantern.arxiv, orchard.arxiv) == ("2401.00001", "2401.00002")
    assert [str(each.date) for each in dump.records] == ["Jan 2, 2024", "Jan 3, 2024"]
    assert [person.name for person in lantern.authors] == ["Ada Berg"]
    assert lantern.authors_complete is False
    assert [link.url for link in lantern.links] == ["https://github.com/example/lantern"]
    assert [each.labels for each in dump.records] == [("Lamps",), ("Trees2024",)]
    assert [page.layout for page in dump.pages] == ["JSON"]


def test_each_row_has_its_own_line_where_it_stands_on_one() -> None:
    dump = read(json.dumps(DAILY, indent=1))
    assert [record.lines for record in dump.records] == [(3,), (6,)]


def test_items_by_their_ids() -> None:
    item = (
        "- 2024-01-02, **Lantern: Caching**, Ada Berg et.al., "
        "Paper: [http://arxiv.org/abs/2401.00001v1](http://arxiv.org/abs/2401.00001v1)\n"
    )
    (record,) = read(json.dumps({"Lamps": {"2401.00001": item}})).records
    assert (record.title, record.arxiv) == ("Lantern: Caching", "2401.00001")
    assert str(record.date) == "Jan 2, 2024"


def test_a_row_of_something_else_is_kept_out_with_a_reason() -> None:
    rows = {"2401.00001": LANTERN, "2401.00002": ORCHARD, "2401.00003": "|"}
    dump = read(json.dumps({"Lamps": rows}))
    assert [record.arxiv for record in dump.records] == ["2401.00001", "2401.00002"]
    (skipped,) = dump.skipped
    assert skipped.reason == "neither a row nor an item"


def test_keys_in_disguise_are_not_looked_for_without_end() -> None:
    keys = [f"{number:05}" for number in range(2_000)]
    row = json.dumps(ORCHARD)
    members = ",".join(f'"\\u0032401.{key}":{row}' for key in keys)
    assert len(read(f'{{"Lamps":{{{members}}}}}').records) == len(keys)


def test_texts_by_other_keys_are_no_papers() -> None:
    assert read(json.dumps({"row": "|a|b|c|d|\n", "other": "|a|b|c|d|\n"})).unread


@given(st.data())
def test_a_cut_list_is_accounted_for(data: st.DataObject) -> None:
    text = json.dumps(DAILY, indent=data.draw(st.sampled_from([None, 1])))
    read(text[: data.draw(st.integers(0, len(text)))])
