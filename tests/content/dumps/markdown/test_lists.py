"""Lists in Markdown: which items are papers, and what they say about them."""

import pytest

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump, Record
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import saved

ARXIV = "https://arxiv.org/abs/2401.00001"
PDF = "https://lamps.example.org/lamp.pdf"


def read(text: str) -> Dump:
    dump = read_dump(saved(text, "README.md"))
    assert_accounted_for(dump)
    return dump


def read_one(text: str) -> Record:
    (record,) = read(text).records
    return record


def year(record: Record) -> int | None:
    return record.date.year if record.date else None


def names(record: Record) -> list[str]:
    return [person.name for person in record.authors]


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("Lamps of Old", f"[Lamps of Old]({ARXIV})"),
        ("Lamp.on(): Lamps[] of Old", f"[Lamp.on(): Lamps[] of Old]({ARXIV})"),
        ("Lamp.on(): Lamps of Old", f"Lamp.on(): Lamps of Old ([pdf]({PDF}), [code]({ARXIV}))"),
        ("Lamps of Old", f"[**Lamps of Old.**]({ARXIV}) *Ada Poe.* Arxiv 2024."),
        ("Lamps of Old", f"**[Lamps of Old]({ARXIV})**"),
        ("Lamps of Old", f"**Lamps of Old** (2024), A. Poe et al. [[pdf]]({PDF})"),
        ("Lamps of Old", f"**Lamps of Old (2024)**, A. Poe [[pdf]]({PDF})"),
        ("Lamps of Old", f'A. Poe, B. Roe. "**Lamps of Old**." ICLR. [[pdf]]({PDF})'),
        ("Lamps of Old", f'Poe, Ada. "Lamps of Old." ICLR (2024). [[pdf]]({PDF}) **(best)**'),
        ("Lamps of Old", f"Lamps of Old. [\\[pdf\\]]({PDF}) [\\[code\\]](https://x.org)"),
        ("Lamps of Old", f"Lamps of Old [[abs]({ARXIV})], 2024.5"),
        ("Lamps of Old", f"Lamps of Old. Ada Poe, Bo Roe. ICRA 2016. [paper]({PDF})"),
        ("Lamps of Old", f"Lamps of Old, Ada Poe et al., ECCV 2018 [[pdf]]({PDF})"),
        ("Lamps of Old", f"Poe, A., & Roe, B. (2018). Lamps of Old. *J. Lamps*. [doi]({ARXIV})"),
        ("Lamps of Old", f"[ICML'19] [Lamps of Old]({ARXIV}). Dan Fox and Eve Gray."),
        ("Lamps of Old", f"**(CVPR 2021)** Lamps of Old [[pdf]]({PDF})"),
        ("Lamps of Old", f"🔥 `2023.10` [**Lit**] Lamps of Old (@Lamp Lab) [[pdf]]({PDF})"),
        ("Lamps of Old", f"Paper: [Lamps of Old]({ARXIV})"),
        ("Lamps of Old", "[2401.00001 — Lamps of Old](2401.00001.md)"),
        ("Lamps of Old", f'**Lit**: "Lamps of Old", *ICRA May 2025*. [[Paper]({PDF})]'),
        ("Lamps of Old", f"(*ICLR2023*) Lamps of Old [[paper]({PDF})]"),
        ("Lamps of Old", f"Tan, M., Le, Q.V.: Lamps of Old. ICML, pp. 1–9 (2019) [[pdf]({PDF})]"),
        ("Lamps of Old", "[arXiv:2401.00001] Lamps of Old"),
        ("Lamps of Old", f"[[AAAI2022]({ARXIV})] Lamps of Old [[github](https://github.com/x/y)]"),
        ("Lamps of Old", f"[[2021-ICML]]({ARXIV}) **Lamps of Old** [:octocat:](https://x.org)"),
        ("Lamps of Old", f"[[TPAMI]({ARXIV})] Lamps of Old"),
        ("Lamps of Old", f"2021-CVPR - Lamps of Old [[pdf]]({PDF})"),
        ("Lamps of Old", f"[CVPR 2021 - Lamps of Old]({ARXIV})"),
        ("Lamps of Old", f"[Lamps of Old, CVPR 2021]({ARXIV})"),
        ("Lamps of Old", f"[Poe et al., 2021]({ARXIV}) Lamps of Old"),
        ("Lamps of Old", f"[Ada Poe et al.]({ARXIV}) - Lamps of Old"),
        ("Lamps of Old", f"Lamps of Old ([Poe et al., 2021]({ARXIV}))"),
        ("Lamps of Old", f"Lamps of Old\n  {ARXIV}\n  ICLR 2024 Spotlight"),
        ("Lamps of Old", f"Lamps of Old\n  ICLR 2024\n  {ARXIV}"),
        ("Lamps of Old", f"***Lamps of Old (ICLR 2019)*** [[pdf]]({PDF})"),
        ("Why Lamps? A Case for Light", f"Why Lamps? A Case for Light (ICLR 2019) [pdf]({PDF})"),
        ("Do Lamps Glow?", f"Do Lamps Glow?. In *ICLR 2019*. [[pdf]({PDF})]"),
        ("Lamps as Light Sources (LLS)", f"Lamps as Light Sources (LLS) [[pdf]({PDF})]"),
        ("Lamps of Old", f'J. Doe, "Lamps of Old," in *Proc. ACL*, 2019, pp. 1–5. [Link]({PDF})'),
        ("Lamps of Old", f"📄 [Paper]({ARXIV}): Lamps of Old"),
        ("Lit: Lamps of Old", f"[Lit]({ARXIV}): Lamps of Old"),
        ("Lit: Lamps of Old", f"**Lit**: Lamps of Old. ICRA 2025. [[Paper]({PDF})]"),
        ("How Bright Is a Lamp?", f"**How Bright Is a Lamp?** ICLR 2019. [paper]({PDF})"),
        ("Lamps, Light, and Dark", f"**Lamps, Light, and Dark** arxiv 2018. [paper]({PDF})"),
        ("On $α$-light * and $x_1*y$ of *", rf"[On $α$-light \* and $x_1*y$ of \*]({ARXIV})"),
        ("Light & Dark", f"[Light &amp; Dark]({ARXIV})"),
        ("Light for All", f'<a href="{ARXIV}">Light for All</a> <img src="x.png">'),
    ],
)  # fmt: skip
def test_the_title_is_exact(title: str, item: str) -> None:
    assert [record.title for record in read(f"# Papers\n\n- {item}\n").records] == [title]


@pytest.mark.parametrize(
    ("people", "venue", "date", "around"),
    [
        (["A. Poe", "B. Roe"], None, "2015", "(2015), A. Poe and B. Roe"),
        (["A. Poe"], None, "2015", "(2015), A. Poe et al."),
        (["Ada Poe", "Bo Roe"], "ICLR", "2020", "*Ada Poe, Bo Roe.* ICLR 2020."),
        (["Ada Poe", "Bo Roe"], "ICLR", "2020", "Ada Poe, Bo Roe. *ICLR 2020*"),
        (["Ada Poe", "Bo Roe"], "NeurIPS", "2023", ", Ada Poe, Bo Roe, NeurIPS 2023"),
        (["Ada Poe", "Bo Roe"], None, "May 2023", "*Ada Poe, Bo Roe*. 2023.5"),
        (["Ada Poe", "Bo Roe"], None, "Jun 2024", "*Ada Poe, Bo Roe*,2024,6"),
        (["Ada Poe", "Bo Roe"], "ECCV", "2018", "Poe, Ada and Roe, Bo. *ECCV'18*"),
        (["Ada Poe", "Bo Roe"], "ECCV", "2018", "Ada Poe*, UC Lamps; Bo Roe, MIT. *ECCV 2018*"),
        (["Ada Poe", "Bo Roe"], "NIPS", "2016", "Ada Poe (Lamp Lab), Bo Roe (MIT). NIPS 2016"),
        ([], "ICML 2018 Workshop", "2018", "ICML 2018 Workshop."),
        (["V. Chen", "JT. Zhou"], "AAAI", "2020", "V. Chen and JT. Zhou.  *AAAI 2020*."),
        ([], "FAccT", "Jun 2022", "*FAccT, Jun 2022*"),
        ([], "Neural computation", "2006", "Neural computation 18.7 (2006): 1527-1554."),
        ([], None, "2018", "arxiv 2018."),
    ],
)
def test_the_credits_around_a_title(
    people: list[str], venue: str | None, date: str, around: str
) -> None:
    record = read_one(f"- [Lamps of Old]({PDF}) {around}\n")
    assert (names(record), record.venue, str(record.date)) == (people, venue, date)


def test_an_item_folded_over_lines_with_authors_in_a_nested_one() -> None:
    record = read_one(
        "### 2016\n"
        "-   Supersizing Lamps: Learning to Shine from 50K Tries and\n"
        f"    700 Lamp Hours. [\\[pdf\\]]({ARXIV})\n"
        "    [\\[code\\]](https://lamps.example.org/code)\n"
        "    -   Poe, Ada and Roe, Bo.\n"
    )
    assert record.title == "Supersizing Lamps: Learning to Shine from 50K Tries and 700 Lamp Hours"
    assert names(record) == ["Ada Poe", "Bo Roe"]
    assert str(record.date) == "2016"
    assert [(link.kind, link.url) for link in record.links] == [
        ("code", "https://lamps.example.org/code")
    ]
    assert record.lines == (2, 3, 4, 5)


def test_authors_and_links_in_the_second_paragraph() -> None:
    record = read_one(f"1. **Lamps of Old**\n\n   *Ada Poe , Bo Roe.* [[abs]({ARXIV})], 2023.5\n")
    assert (record.arxiv, names(record)) == ("2401.00001", ["Ada Poe", "Bo Roe"])


def test_facts_with_labels() -> None:
    record = read_one(
        "## Lamps of Old\n\n- **Status**: read\n- **Published**: May 2016\n"
        f"- **Authors**: Ada Poe, Bo Roe +3\n- **PDF**: {ARXIV}\n- **Abstract**: A lamp is lit.\n"
    )
    assert (record.title, str(record.date), record.text) == (
        "Lamps of Old",
        "May 2016",
        "A lamp is lit.",
    )
    assert (names(record), record.authors_complete) == (["Ada Poe", "Bo Roe"], False)


def test_items_below_a_day_or_a_topic() -> None:
    dump = read(
        f"- **[2024.12.03]**\n    - Paper: [Lamps of Yore]({PDF})\n"
        f"- Night\n  - [Lamps at Night]({ARXIV}), CVPR 2022\n"
    )
    assert [(r.title, str(r.date), r.labels) for r in dump.records] == [
        ("Lamps of Yore", "Dec 3, 2024", ()),
        ("Lamps at Night", "2022", ("Night",)),
    ]


def test_headings_are_labels_without_pictures_and_links_back() -> None:
    record = read_one(
        "# Lists [![x](https://x.org/b.svg)](https://x.org)\n"
        f"### 📖Light/Dark ([©️back👆🏻](#top))\n- [Lamps of Old]({PDF})\n"
    )
    assert record.labels == ("Lists", "Light/Dark")


def test_paragraphs_headings_and_lines_as_entries() -> None:
    dump = read(
        f'**[1]** Poe, Ada, et al. "**Lamps of Yore**." ICLR (2015). [[pdf]]({PDF}) ⭐\n\n'
        "#Second Part\n\n"
        f"**Lamps of New**\n\nAda Poe, Bo Roe\n\n[[Paper]({ARXIV})]\n\n"
        "### [Lamps in Headings](https://arxiv.org/abs/2401.00003)\n"
        "*Cy Doe, Eve Fox.* ICML 2023\n\n" + "A lamp is lit at night. " * 9 + "\n"
    )
    assert [(r.title, names(r)) for r in dump.records] == [
        ("Lamps of Yore", ["Ada Poe"]),
        ("Lamps of New", ["Ada Poe", "Bo Roe"]),
        ("Lamps in Headings", ["Cy Doe", "Eve Fox"]),
    ]
    assert dump.records[1].labels == ("Second Part",)
    assert dump.records[2].text.startswith("A lamp is lit")


def test_what_is_no_paper_among_papers_is_skipped_with_the_reason() -> None:
    dump = read(
        f"- [Lamps of Yore]({PDF})\n- [Lamps of New]({PDF})\n"
        "## Contents\n- [Papers](#papers)\n\n## Papers\n"
        f"- [Lamps of Old]({ARXIV})\n- coming soon...\n"
        f'- **[2024-03]** We release a new paper: "[Lamps]({PDF})".\n'
        "- A post https://blog.example.org/x\n\n## Tools\n- [Kit](https://x.org) lights.\n"
        f"\n## Contributing\n- [An Example of a Paper]({PDF})\n"
    )
    assert [record.line for record in dump.records] == [1, 2, 7]
    assert [(s.line, s.reason) for s in dump.skipped] == [
        (8, "no link to a paper, and nobody who wrote one"),
        (9, "a sentence about a paper, not an entry"),
        (10, "no link to a paper, and nobody who wrote one"),
        (16, "in the section 'Contributing'"),
    ]


def test_papers_in_html_are_skipped_with_the_reason() -> None:
    dump = read(
        f"- [Lamps of Old]({PDF})\n" * 8
        + f"\n<table>\n<tr><td><a href='{ARXIV}'>Lamps</a></td></tr>\n</table>\n\n"
        + f"<!-- <a href='{ARXIV}'>Lamps</a> -->\n\n<p>\n<img src='x.png'>\n</p>\n"
    )
    assert len(dump.records) == 8
    assert [(s.line, s.count) for s in dump.skipped] == [(10, 3)]
    assert dump.skipped[0].reason == "HTML inside of Markdown, with a link to a paper"


def test_a_sentence_with_an_address_is_no_title() -> None:
    dump = read(
        "1. GoogleAI introduces Lit, a new lamp that is significantly brighter than other lamps.\n"
        f"  - Paper: {ARXIV}\n2. [A Real Title of a Paper]({PDF})\n"
    )
    assert [(r.title, r.arxiv) for r in dump.records] == [
        ("", "2401.00001"),
        ("A Real Title of a Paper", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"# My tool\n\n- Fast\n- [Docs](https://x.org)\n- See [our paper]({ARXIV})\n- Easy\n- It\n",
        "# Lamps\n\n- [Lantern](https://example.org), 2024\n",
        "# Changes\n\n- Mend a lamp (#12)\n- Light it\n",
        "- title: Lantern in Orchards\n  url: https://arxiv.org/abs/2401.00001\n",
        "- https://blog.example.org/1\n- https://blog.example.org/2\n",
        "A text with a [link to a paper](https://arxiv.org/abs/2401.00001) and no more.\n",
    ],
)
def test_markdown_of_something_else_stays_unread(text: str) -> None:
    assert "Markdown" not in [page.layout for page in read(text).pages]


def test_names_behind_a_title_in_angle_brackets() -> None:
    record = read_one(f"- [Lit] <[Lamps\nof Old]({ARXIV})> by Ada Poe, Bo Roe III, 2024.\n")
    assert record.title == "Lamps of Old"
    assert names(record) == ["Ada Poe", "Bo Roe III"]


def test_a_venue_in_the_words_of_a_link_is_one() -> None:
    record = read_one(f"- [[AAAI2022]({PDF})] Lamps of Old\n")
    assert (record.venue, year(record)) == ("AAAI", 2022)


def test_the_number_of_an_identifier_is_no_year() -> None:
    record = read_one("- [Lamps of Old](https://arxiv.org/abs/2011.00001). arXiv 2011\n")
    assert year(record) is None  # the identifier itself tells it later


def test_what_is_promised_is_nobody_who_wrote_it() -> None:
    record = read_one(f"- [2024/02] **Lamps of Old** [[paper]({PDF})] *Lit* | *Code Coming Soon*\n")
    assert record.authors == ()


NO_LINKS = """# Lamps

## Light

* ***Lamps of Old (CIDR 2019)***
* Lamps of New: A Survey (TKDE)
* Bright Lamps of Old （2016）
* Dark Lamps for All (SIGMOD-Companion ’23)
* Why Lamps? A Case for Light on Chips (VLDB 2021)
* Light and Shade : An Essay
* Lit: cheap lamps (ICDE 2022, **best lamp award**) [Source code](https://github.com/x/y)
"""


def test_a_list_without_links_that_says_where_each_appeared() -> None:
    records = read(NO_LINKS).records
    assert [record.title for record in records] == [
        "Lamps of Old",
        "Lamps of New: A Survey",
        "Bright Lamps of Old",
        "Dark Lamps for All",
        "Why Lamps? A Case for Light on Chips",
        "Light and Shade : An Essay",
        "Lit: cheap lamps",
    ]
    assert [*map(year, records)] == [2019, None, 2016, 2023, 2021, None, 2022]


def test_a_paper_without_a_link_between_others() -> None:
    text = "\n".join(f'* Lit{n}: "Lamps of Old {n}" CVPR. [[Paper]]({PDF})' for n in range(4))
    dump = read(f'## 2017\n{text}\n* "Lamps without Links" CVPR.\n* More to come\n')
    assert [record.title for record in dump.records][-1] == "Lamps without Links"
    assert year(dump.records[-1]) == 2017
    assert [each.excerpt for each in dump.skipped] == ["* More to come"]


@pytest.mark.parametrize(
    "text",
    [
        "# Changes\n\n- Support for GPUs (2024)\n- Faster kernels for AMD (2024)\n"
        "- **Breaking**: a new API (2023)\n- Docker images for AWS (2023)\n",
        "# Jane\n\n## Talks\n\n- Lamps of old at a workshop (PyCon 2021)\n"
        "- Lamps of new in Rome (EuroPython 2020)\n- Lamps for all of us (SciPy 2019)\n",
        "# Tool\n\n## Update records\n\n- [2024/03] Lamps of old were shown (ICML 2024)\n"
        "- [2024/01] Lamps of new were shown (CVPR 2024)\n- [2023] A lamp tool (ICLR 2023)\n",
    ],
)
def test_news_and_talks_stay_unread(text: str) -> None:
    assert read(text).unread


@pytest.mark.parametrize(
    ("item", "venue"),
    [
        ("Ada Poe. *Tellus*, 1995.", "Tellus"),
        ("Ada Poe, Bo Roe. *Quaternary Research*, 1985.", "Quaternary Research"),
        (
            "Ada Poe, Bo Roe. *Global and Planetary Change*, 56, 2007.",
            "Global and Planetary Change",
        ),
        ("Ada Poe, Bo Roe, *The Cryosphere* (2012).", "The Cryosphere"),
        ("Ada Poe. Deep Sea Research, 1974.", "Deep Sea Research"),
        ("Ada Poe. *Surveys in Lamps*, 2011. Reviews why lamps dim with age.", "Surveys in Lamps"),
    ],
)
def test_a_journal_that_nobody_has_heard_of_is_no_author(item: str, venue: str) -> None:
    record = read_one(f"- [Lamps of Old]({PDF}) - {item}")
    assert record.venue == venue
    assert names(record) == ["Ada Poe", "Bo Roe"][: 1 + ("Bo Roe" in item)]
    assert record.date is not None


def test_people_in_italics_are_people() -> None:
    record = read_one(f"- [Lamps of Old]({PDF}) - *Ada Poe, Bo Roe*, 2019")
    assert names(record) == ["Ada Poe", "Bo Roe"]


def test_what_a_list_says_of_a_paper_is_counted_and_not_taken_for_a_venue() -> None:
    text = (
        f"- [Lamps of Old]({PDF}) - Ada Poe, 1841. Reviews how lamps burn and how one trims them."
    )
    dump = read(text)
    (record,) = dump.records
    assert (record.venue, year(record), record.abstract) == (None, 1841, ())
    assert dump.unused == {"remark": 1}
