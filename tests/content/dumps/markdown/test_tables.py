"""Tables in Markdown: daily lists, awesome tables, and tables of something else."""

import json
from typing import Any

import pytest

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import CAPTURES, saved


def read(text: str) -> Dump:
    dump = read_dump(saved(text, "README.md"))
    assert_accounted_for(dump)
    return dump


DAILY = """## Updated on 2026.06.29
<details>
  <ol>
    <li><a href=#lamps>Lamps</a></li>
  </ol>
</details>

## Lamps
{{< table >}}
|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2026-05-13**|**Lit: Lamps at $|x|$ Night\\\\ and Day**|Ada Poe et.al.|[2605.13741v2](http://arxiv.org/abs/2605.13741v2)|null|
|**2026-05-12**|**"Dark" Lamps**|Jan van Dyk et.al.|[2605.12774](http://arxiv.org/abs/2605.12774)|**[link](https://github.com/a/b)**|

## Moths
|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2026-05-11**|**Moths**|Bo Roe et.al.|[2605.10760](http://arxiv.org/abs/2605.10760)|null|
"""


def test_a_daily_list() -> None:
    dump = read(DAILY)
    assert [(r.title, r.arxiv, str(r.date)) for r in dump.records] == [
        ("Lit: Lamps at $|x|$ Night and Day", "2605.13741", "May 13, 2026"),
        ('"Dark" Lamps', "2605.12774", "May 12, 2026"),
        ("Moths", "2605.10760", "May 11, 2026"),
    ]
    first, second, third = dump.records
    assert [person.name for person in first.authors] == ["Ada Poe"]
    assert first.authors_complete is False
    assert (first.links, [link.url for link in second.links]) == ((), ["https://github.com/a/b"])
    assert (first.labels, third.labels) == (("Lamps",), ("Moths",))
    assert str(dump.pages[0].captured) == "Jun 29, 2026"
    assert dump.remarks == (
        "columns: Publish Date is the date, Title the title, Authors the authors, PDF an address,"
        " Code the code",
    )
    assert dump.elements is not None
    assert (dump.elements.total, dump.elements.boilerplate) == (5, 2)


AWESOME = """|Date|Title|Paper|Code|Recom|
|:---:|:---:|:---:|:---:|:---:|
|2019.10|🔥[**MP: Lit**] Lit: Lamps(@lamps.example)|[[pdf]](https://arxiv.org/pdf/1910.00001)|\
 [[lit]](https://github.com/a/lit) ![](https://img.example/x.svg) |⭐️ |
|2020.05|[SP] DARK LAMPS IN O(n^2) |[[docs]](https://docs.example.org/x)|⚠️|⭐️⭐️ |
|2020.06|[Lamp] Lamps and Moths(@)|[[pdf]](https://github.com/a/b/blob/main/m.pdf)|⚠️||
"""


def test_an_awesome_table() -> None:
    dump = read(AWESOME)
    assert [(r.title, r.organization and r.organization.name) for r in dump.records] == [
        ("Lit: Lamps", "lamps.example"),
        ("DARK LAMPS IN O(n^2)", None),
        ("Lamps and Moths", None),
    ]
    assert [str(r.date) for r in dump.records] == ["Oct 2019", "May 2020", "Jun 2020"]
    assert [r.paper_url for r in dump.records] == [
        None,
        "https://docs.example.org/x",
        "https://github.com/a/b/blob/main/m.pdf",
    ]
    assert [len(r.links) for r in dump.records] == [1, 0, 0]
    assert dump.remarks[0].endswith("not read: Recom")


def test_titles_that_are_links_and_abstracts_in_details() -> None:
    dump = read(
        "Last update: 2025-04-25\n\n| **Title** | **Date** | **Abstract** | **Comment** |\n"
        "| --- | --- | --- | --- |\n"
        "| **[Lamps of $α$-light](http://arxiv.org/abs/2504.16658v1)** | 2025-04-23 |"
        " <details><summary>Show</summary><p>We light $E[|x-m|^p]$ it.</p></details> | 9 pages |\n"
    )
    (record,) = dump.records
    assert (record.title, record.arxiv) == ("Lamps of $α$-light", "2504.16658")
    assert record.text == "We light $E[|x-m|^p]$ it."
    assert dump.unused == {"Comment": 1}


def test_heads_in_another_language_and_short_rows() -> None:
    dump = read(
        "| 日期 | 标题 | 封面 |\n| -- | -- | -- |\n"
        "| 录制中 | [BERT](https://arxiv.org/abs/1810.04805) |\n"
        "| 11/3/21 | 多图详解 [图神经网络](https://distill.pub/gnn/)（GNN）<br> (x) | x |\n"
    )
    assert [record.title for record in dump.records] == ["BERT", "多图详解 图神经网络（GNN）"]


def test_a_cell_with_a_whole_reference_and_a_year_in_the_venue() -> None:
    dump = read(
        "| Paper | Venue | Links |\n|--|--|--|\n"
        "| Ada Poe, Bo Roe. **Lamps of the World** | ICCV 2021 | [pdf](https://x.org/a.pdf) |\n"
        "| [Lamps of the Sea](https://x.org/b.pdf) <br> *Cy Doe, Eve Fox* | `CVPR` | — |\n"
    )
    assert [(r.title, [p.name for p in r.authors], str(r.date)) for r in dump.records] == [
        ("Lamps of the World", ["Ada Poe", "Bo Roe"], "2021"),
        ("Lamps of the Sea", ["Cy Doe", "Eve Fox"], "None"),
    ]


def test_rows_that_cannot_be_read_are_skipped_with_the_reason() -> None:
    dump = read(
        f"{AWESOME}|2020.07|A | B | C | D | E | F|\nno row at all\n\n"
        "| Model | Link |\n|---|---|\n| Lit | [pdf](https://arxiv.org/abs/2001.00001) |\n| x |\n"
    )
    assert [s.reason for s in dump.skipped] == [
        "7 cells under a head of 5",
        "no row of the table above",
        "a table without a column of titles",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|:-:|\n| 1 | 2 |",
        "| Section |\n|-|\n| [1. Survey](#survey) |\n",
        "| Option | Default | Meaning |\n|---|---|---|\n| lamp | on | Whether the lamp is lit |\n",
    ],
)
def test_a_table_of_something_else_stays_unread(text: str) -> None:
    assert read(text).unread is not None


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not here")
@pytest.mark.parametrize("name", ["awesome-table.md", "cv-arxiv-daily.md"])
def test_real_tables_are_read_as_their_truth_says(name: str) -> None:
    truth: list[dict[str, Any]] = json.loads((CAPTURES / f"{name}.truth.json").read_text())
    dump = read_dump(saved(CAPTURES / name))
    assert_accounted_for(dump)
    assert [record.title for record in dump.records] == [each["title"] for each in truth]
    assert [record.arxiv for record in dump.records] == [each["arxiv_id"] for each in truth]
    assert [[person.name for person in record.authors] for record in dump.records] == [
        each["authors"] or [] for each in truth
    ]
    assert [[link.url for link in record.links] for record in dump.records] == [
        [each["code_url"]] if each["code_url"] else [] for each in truth
    ]
    assert not dump.skipped
