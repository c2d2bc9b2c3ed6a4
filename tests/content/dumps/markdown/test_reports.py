"""Daily reports in Markdown: a heading is the title of a paper, and facts about it stand below."""

import pytest

from sitegen.text.dates import PartialDate, YearFrom
from tests.content.dumps.markdown.test_lists import ARXIV, names, read

ABSTRACT = "Lamps are old, and this says how old each of them is."
LONG = " ".join([ABSTRACT] * 5)

PROPERTIES = f"""## Papers

> ### 1. Lamps\\-of Old: A Study
>
> | 属性 | 内容 |
> |:---:|:---|
> | 📅 发布日期 | 2026-09-29 |
> | 👤 作者 | Ada O'Poe\\-Roe |
>
> **📄 英文摘要：**
> {ABSTRACT}
>
> 🔗 [阅读论文](http://arxiv.org/abs/2401.00001v1)

---

> ### 2. Lamps of New
>
> | 属性 | 内容 |
> |:---:|:---|
> | 📅 发布日期 | 2026-09-28 |
> | 👤 作者 | Bo Roe |
>
> 🔗 [阅读论文](http://arxiv.org/abs/2401.00002v1)
"""

FACTS = f"""## Lamps

### 1. **[Lamps of Old]({ARXIV}v1)**
- **评分**: ⭐ 88/100 | **日期**: 2026-04-20
- **作者**: Ada Poe, Bo Roe
- **标签**: `cs.CR` `cs.AI`
- **AI摘要**: A lamp on a GPU
<details>
<summary>原始摘要</summary>

{ABSTRACT}
</details>
- **评分理由**: NeurIPS 2023

### 2. **[Lamps of New](https://arxiv.org/abs/2401.00002)**
- **作者**: Ada Poe, Bo Roe et al.
"""


def test_properties_in_a_table_below_the_title() -> None:
    first, second = read(PROPERTIES).records
    assert (first.title, second.title) == ("Lamps-of Old: A Study", "Lamps of New")
    assert names(first) == ["Ada O'Poe-Roe"]
    assert (first.arxiv, first.abstract) == ("2401.00001", (ABSTRACT,))
    assert first.date == PartialDate(year=2026, month=9, day=29, year_from=YearFrom.LISTING)


def test_facts_in_a_list_below_a_title_that_is_a_link() -> None:
    first, second = read(FACTS).records
    assert (first.title, names(first)) == ("Lamps of Old", ["Ada Poe", "Bo Roe"])
    assert (first.abstract, first.venue) == ((ABSTRACT,), None)
    assert first.date == PartialDate(year=2026, month=4, day=20, year_from=YearFrom.LISTING)
    assert (first.authors_complete, second.authors_complete) == (True, False)


def test_a_title_in_brackets_with_its_address_behind() -> None:
    title = "#### **1. [Lamps of Old]**(https://huggingface.co/papers/2401.00001)"
    dump = read(f"{title}\n- **机构/作者**：未知\n- **核心点**：新的 GPU\n")
    (record,) = dump.records
    assert (record.title, record.arxiv, record.venue) == ("Lamps of Old", "2401.00001", None)


@pytest.mark.parametrize(
    "body",
    [
        f"**Authors:** Ada Poe, Bo Roe\n**Link:** {ARXIV}\n\n{LONG}",
        f"**Ada Poe, Bo Roe**\n\n[PDF]({ARXIV})\n\n{LONG}",
        f"- **Authors:** Ada Poe, Bo Roe\n- **arXiv:** 2401.00001\n\n**Abstract:** {LONG}",
        f"*Authors*: Ada Poe, Bo Roe  \n*ArXiv*: [2401.00001]({ARXIV})\n\n**Abstract**:\n\n{LONG}",
    ],
)
def test_facts_of_any_form(body: str) -> None:
    first, second = read(f"## Lamps of Old\n\n{body}\n\n## Lamps of New\n\n{body}\n").records
    assert (first.title, second.title) == ("Lamps of Old", "Lamps of New")
    assert names(first) == ["Ada Poe", "Bo Roe"]
    assert (first.arxiv, first.abstract) == ("2401.00001", (LONG,))


def test_a_folded_abstract_inside_of_an_item() -> None:
    dump = read(
        f"- **Lamps of Old**  \n  Ada Poe, Bo Roe  \n  _2026-01-15_ · {ARXIV}v1 · `cs.CV`  \n"
        f"  <details><summary>Abstract</summary>\n\n  {ABSTRACT}\n\n  </details>\n"
    )
    (record,) = dump.records
    assert (record.title, record.abstract) == ("Lamps of Old", (ABSTRACT,))
    assert names(record) == ["Ada Poe", "Bo Roe"]


def test_a_folded_abstract_below_an_item() -> None:
    dump = read(
        f"- [Lamps of New]({ARXIV}1)\n"
        * 3
        + f"- [Lamps of Old]({ARXIV})\n\n<details>\n<summary> Abstract </summary>\n<pre>\n"
        f"{ABSTRACT}\n</pre>\n</details>\n\n<details>\n<summary>Words</summary>\nx\n</details>\n"
    )
    assert [record.abstract for record in dump.records] == [(), (), (), (ABSTRACT,)]


def test_a_text_by_somebody_is_no_report() -> None:
    text = f"# Blog\n\n## How we built it\n\nAda Poe, Bo Roe\n\n{LONG}\n\n## More of it\n\n{LONG}\n"
    assert read(text).unread


HTML = f"""# Lamps

<table>
<thead>
<tr><th>Title</th><th>Author</th><th>PDF</th><th>Score</th></tr>
</thead>
<tbody>
<tr><td>Poe&#39;s Lamps of Old</td><td>Ada Poe</td><td><a href="{ARXIV}">PDF</a></td><td>★</td></tr>
<tr><td colspan="4"><details><summary><strong>More</strong></summary>

**a** <br>text

</details></td></tr>
<tr><td colspan="4">Lamps that are new</td></tr>
<tr>
  <td>Lamps of New</td><td>Bo Roe</td>
  <td><a href="https://arxiv.org/abs/2401.00002">PDF</a></td><td>-</td>
</tr>
</tbody>
</table>

<!--
<table><tr><td><a href="{ARXIV}">Hidden</a></td><td>x</td></tr></table>
-->
"""


def test_a_table_in_html() -> None:
    first, second = read(HTML).records
    assert (first.title, first.arxiv, names(first)) == (
        "Poe's Lamps of Old",
        "2401.00001",
        ["Ada Poe"],
    )
    assert (second.title, second.labels[-1]) == ("Lamps of New", "Lamps that are new")


def test_a_table_in_html_on_one_line() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td><a href='{ARXIV}{n}'>Lamps of Old {n}</a></td></tr>" for n in range(3)
    )
    dump = read(f"# Lamps\n\n<table>{rows}</table>\n")
    assert [record.title for record in dump.records] == [f"Lamps of Old {n}" for n in range(3)]


def test_a_table_of_dates_stays_unread() -> None:
    head = "| Year | Website | Paper List | Notified | Place |\n|-|-|-|-|-|\n"
    row = "| 2027| [site](https://ieee-security.org/TC/)| | 1st: 2027-01-02 2: 2027-03-05| Rome|\n"
    assert read(head + row * 3).unread


def test_a_cell_with_two_papers_is_two() -> None:
    links = f"[Lamps of Old]({ARXIV}) <br> [Lamps of New](https://arxiv.org/abs/2401.00002)"
    dump = read(f"| Date | Topic | Title |\n|-|-|-|\n| May 1, 2024 | Light | {links} |\n")
    assert [record.title for record in dump.records] == ["Lamps of Old", "Lamps of New"]
    assert [record.pointer for record in dump.records] == ["/0", "/1"]


def test_a_table_in_html_that_was_cut_off() -> None:
    first, second = read(HTML.partition("</tbody>")[0] + "\n\nWords below.\n").records
    assert (first.title, second.title) == ("Poe's Lamps of Old", "Lamps of New")
