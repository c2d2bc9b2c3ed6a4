"""RIS, PubMed's and Web of Science's: tags in front of lines, whoever wrote them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.answers import NO_ANSWERS
from sitegen.content.dumps.layout import Layout
from sitegen.content.dumps.reader import read_dump
from sitegen.content.dumps.tagged import nbib, ris, web_of_science
from sitegen.content.record import Dump, Record
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import CAPTURES, saved

LAYOUTS = (ris.LAYOUT, nbib.LAYOUT, web_of_science.LAYOUT)

LANTERN = """TY  - JOUR
TI  - Lantern: Caching Without Regret
AU  - Berényi, Zöe
AU  - van der Berg, Jan
T2  - Journal of Trees
AB  - A cache is lit.
DA  - 2025/04/21
PY  - 2025
DO  - 10.1000/ABC
KW  - caches
KW  - lamps
"""
PUBMED = """
PMID- 30898391
OWN - NLM
DP  - 2019 May
TI  - Trees of the northern orchard: a study of their
      apples.
LID - S0090(19)30133-7 [pii]
LID - 10.1000/tree.2019 [doi]
AB  - OBJECTIVE: Trees have apples. We count them in the
      north.
FAU - Oda, Mio
AU  - Oda M
AD  - An Orchard, Some Town,
      North.
CN  - Orchard Study Group
FAU - Berg, Jan T
AU  - Berg JT
PT  - Journal Article
TA  - J Tree
JT  - Journal of trees
MH  - Trees/*genetics
OT  - *Apples
SO  - J Tree. 2019 May;153(2):343-355. doi: 10.1000/tree.2019.

PMID- 30898392
TI  - A second tree
AU  - Oda M
DP  - 2020 Jan 7
PT  - Preprint
"""
SAVED = """ FN Some Publisher
VR 1.0
PT J
AU Oda, M
   Berg, J
AF Oda, Mio
   Berg, Jan
TI A Projection of
   Trees
SO JOURNAL OF TREES
DT Article; Early Access
DE apples; big trees
PD NOV 15
PY 2015
DI 10.1000/tree
ER

PT J
TI Another
PY 2016
ER

EF
"""


def read(text: str, layout: str) -> Dump:
    dump = read_dump(saved(text, "export.txt"))
    assert_accounted_for(dump)
    assert [page.layout for page in dump.pages] == [layout]
    return dump


def entry(fields: str) -> Record:
    (record,) = read(f"TY  - JOUR\nTI  - Orchard\n{fields}\nER  - \n", "RIS").records
    return record


def test_an_entry_of_ris() -> None:
    record = read(f"{LANTERN}ER  - \n", "RIS").records[0]
    assert record.lines == tuple(range(1, 13))
    assert (record.title, record.text) == ("Lantern: Caching Without Regret", "A cache is lit.")
    assert [each.name for each in record.authors] == ["Zöe Berényi", "Jan van der Berg"]
    assert (record.doi, record.venue, record.kind) == ("10.1000/abc", "Journal of Trees", "article")
    assert str(record.date) == "Apr 21, 2025"
    assert record.labels == ("caches", "lamps")


@pytest.mark.parametrize("end", ["ER  - \n\n", "ER  -\n", "\n", "\n\n", ""])
def test_an_entry_ends_however_it_ends(end: str) -> None:
    dump = read((LANTERN + end) * 2, "RIS")
    assert [record.line for record in dump.records] == [1, 12 + end.count("\n")]
    assert not dump.skipped


def test_a_text_may_go_on_below_and_have_paragraphs() -> None:
    record = entry("N2  - A cache\nis lit.\n\nIt forgets.\nKW  - one\ntwo; three\nA1  - Oda, Mio")
    assert record.abstract == ("A cache is lit.", "It forgets.")
    assert record.labels == ("one", "two", "three")
    assert [each.name for each in record.authors] == ["Mio Oda"]


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("DA  - 2025///\nPY  - 2025", "2025"),
        ("PY  - 2025\nDA  - 2025/04//", "Apr 2025"),
        ("PY  - 2016/03/22", "Mar 22, 2016"),
        ("Y1  - 2016/03/22/\nY2  - 2020/01/01", "Mar 22, 2016"),
        ("PY  - 2016\nDA  - 2015/12/01", "2016"),
        ("Y2  - 2020/01/01", "None"),
    ],
)
def test_a_date_is_the_most_exact_of_its_year(fields: str, date: str) -> None:
    assert str(entry(fields).date) == date


@pytest.mark.parametrize(
    ("fields", "arxiv", "doi"),
    [
        ("UR  - http://arxiv.org/abs/2401.10020", "2401.10020", None),
        ("M3  - arXiv:2401.10020", "2401.10020", None),
        ("N1  - arXiv: 2401.10020 [cs]", "2401.10020", None),
        ("JO  - arXiv preprint arXiv:2401.10020", "2401.10020", None),
        ("DO  - 10.48550/arXiv.2401.10020\nPB  - arXiv", "2401.10020", None),
        ("UR  - https://doi.org/10.1000/x.1", None, "10.1000/x.1"),
        ("L1  - https://example.org/doi/pdf/10.1000/x.1", None, "10.1000/x.1"),
    ],
)
def test_identifiers_are_found_wherever_programs_write_them(
    fields: str, arxiv: str | None, doi: str | None
) -> None:
    record = entry(fields)
    assert (record.arxiv, record.doi) == (arxiv, doi)


def test_editors_are_no_authors_and_a_book_has_its_title_and_no_venue() -> None:
    book = "TY  - BOOK\nBT  - All Trees\nA2  - Oda, Mio\nT2  - Tree Series\nER  - \n"
    record = read(book, "RIS").records[0]
    assert (record.title, record.authors, record.venue) == ("All Trees", (), None)


def test_what_is_no_paper_is_skipped_or_boilerplate_and_loses_only_itself() -> None:
    dump = read(
        f"Provider: a library\n\nAU  - Oda, Mio\n{LANTERN}ER  -\nTY  - JOUR\nER  -\n", "RIS"
    )
    assert [record.title for record in dump.records] == ["Lantern: Caching Without Regret"]
    assert [(each.line, each.reason) for each in dump.skipped] == [
        (3, "neither a title nor an identifier"),
        (16, "neither a title nor an identifier"),
    ]
    assert dump.boilerplate == 2


def test_entries_of_pubmed() -> None:
    first, second = read(PUBMED, "PubMed").records
    assert first.title == "Trees of the northern orchard: a study of their apples."
    names = [person.inverted for person in first.authors]
    assert names == ["Oda, Mio", "Orchard Study Group", "Berg, Jan T"]
    assert (first.doi, first.venue, first.kind) == (
        "10.1000/tree.2019",
        "Journal of trees",
        "article",
    )
    assert (str(first.date), first.labels) == ("May 2019", ("Trees", "Apples"))
    assert first.text.endswith("We count them in the north.")
    assert (second.line, second.kind) == (25, "preprint")
    assert [person.inverted for person in second.authors] == ["Oda, M"]


def test_entries_of_web_of_science() -> None:
    first, second = read(SAVED, "Web of Science").records
    assert (first.title, second.title) == ("A Projection of Trees", "Another")
    assert [person.name for person in first.authors] == ["Mio Oda", "Jan Berg"]
    assert (str(first.date), str(second.date)) == ("Nov 15, 2015", "2016")
    assert (first.doi, first.venue, first.kind) == ("10.1000/tree", "JOURNAL OF TREES", "article")
    assert first.labels == ("apples", "big trees")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize(
    "text",
    ["TO DO\nA - B\nPT\n", "Name - Value\n" * 9, "A list:\nTY - thanks\n" + "words\n" * 99, ""],
)
def test_what_only_has_capitals_is_not_like_it(layout: Layout, text: str) -> None:
    assert layout.likeness(saved(text)) < 0.3


SCRAPS = st.lists(
    st.sampled_from(
        [
            *("TY  - JOUR", "ER  - ", "ER", "PT J", "PMID- 1", "TI  - A Title", "AU  - ", "EF"),
            *(
                "AB  - text",
                "text",
                "",
                "      more",
                "   more",
                "FAU - Oda, M",
                "TI A Title",
                "\x00",
            ),
        ]
    ),
    max_size=30,
).map("\n".join)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@given(text=SCRAPS | st.text(max_size=60))
def test_no_scraps_raise_and_all_are_accounted_for(layout: Layout, text: str) -> None:
    assert_accounted_for(layout.read(saved(text), NO_ANSWERS))


@given(st.integers(0, len(PUBMED)), st.sampled_from(LAYOUTS))
def test_a_cut_file_is_accounted_for(end: int, layout: Layout) -> None:
    for text in (PUBMED[:end], SAVED[:end], LANTERN[:end]):
        assert_accounted_for(layout.read(saved(text), NO_ANSWERS))


def test_a_long_text_on_many_lines_takes_no_longer_than_it_is_long() -> None:
    text = "TY  - JOUR\nTI  - Orchard\nAB  - " + "word\n" * 200_000
    (record,) = ris.LAYOUT.read(saved(text), NO_ANSWERS).records
    assert record.text.count("word") == 200_000


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not here")
def test_a_library_of_zotero_is_read_as_its_truth_says() -> None:
    truth = json.loads((CAPTURES / "zotero.ris.truth.json").read_text())
    dump = read_dump(saved(CAPTURES / "zotero.ris"))
    assert_accounted_for(dump)
    assert [r.title for r in dump.records] == [each["title"] for each in truth]
    assert [r.doi for r in dump.records] == [each["doi"] and each["doi"].lower() for each in truth]
    assert [len(r.authors) for r in dump.records] == [len(each["authors"]) for each in truth]
