"""CSV and its kin: columns told by their heads or cells, and every row accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import saved

NAMED = Answers(layout="CSV")


def read(text: str) -> Dump:
    dump = read_dump(saved(text, "papers.csv"))
    assert_accounted_for(dump)
    return dump


def test_a_library_as_zotero_exports_it() -> None:
    dump = read(
        '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url",'
        '"Abstract Note","Date","Date Added","Manual Tags","Editor"\n'
        '"AB1","journalArticle","2020","Poe, Ada; Roe, Bo","Lanterns, Lit","Journal of Lamps",'
        '"10.1234/l.1","https://x.org/1","A lamp\nis lit.","2020-04-03","2021-01-01 10:00:00",'
        '"lamps; night","Doe, Cy"\n'
    )
    (record,) = dump.records
    assert (record.title, record.venue, record.doi) == (
        "Lanterns, Lit",
        "Journal of Lamps",
        "10.1234/l.1",
    )
    assert [person.name for person in record.authors] == ["Ada Poe", "Bo Roe"]
    assert (str(record.date), record.kind, record.text) == (
        "Apr 3, 2020",
        "article",
        "A lamp is lit.",
    )
    assert record.labels == ("lamps", "night")
    assert record.lines == (2, 3)
    assert dump.unused == {"Date Added": 1, "Editor": 1, "Key": 1}
    assert dump.remarks[0].endswith("not read: Key, Date Added, Editor")


def test_a_table_of_pubmed_beside_columns_of_the_curator() -> None:
    dump = read(
        "\ufeffRef,PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,"
        "Create Date,DOI\n"
        '1,123,Lamps at night.,"Poe A, Roe BC",Lamp J. 2020;1(2):3.,Poe A,Lamp J,2020,'
        "2020/01/02,10.1234/l.1\n"
    )
    (record,) = dump.records
    assert [person.name for person in record.authors] == ["A Poe", "BC Roe"]
    assert (record.venue, str(record.date)) == ("Lamp J", "2020")


def test_tabs_and_the_heads_of_web_of_science() -> None:
    dump = read(
        "PT\tAU\tAF\tTI\tSO\tAB\tPY\tDI\n"
        "J\tPoe, A; Roe, B\tPoe, Ada; Roe, Bo\tLanterns\tJ LAMPS\tWe light.\t2020\t10.1234/l.1\n"
    )
    (record,) = dump.records
    assert [person.name for person in record.authors] == ["Ada Poe", "Bo Roe"]
    assert (record.title, record.text, record.doi) == ("Lanterns", "We light.", "10.1234/l.1")


def test_semicolons_and_heads_in_another_language() -> None:
    (record,) = read(
        "Titel;Autoren;Jahr;Zeitschrift;DOI\n"
        '"Lampen; und Licht";"Roe, Bo";2021;Lichtblätter;10.1234/l.2\n'
    ).records
    assert (record.title, record.venue, str(record.date)) == (
        "Lampen; und Licht",
        "Lichtblätter",
        "2021",
    )


def test_cells_tell_what_heads_do_not() -> None:
    dump = read(
        "A,B,C\n"
        "2401.00001,Lanterns in the Orchard,https://example.org/1\n"
        "2401.00002,Sparrows at the Well,https://example.org/2\n"
    )
    assert [(r.arxiv, r.title) for r in dump.records] == [
        ("2401.00001", "Lanterns in the Orchard"),
        ("2401.00002", "Sparrows at the Well"),
    ]
    assert dump.remarks == ("columns: A is arXiv id, B the title, C an address",)


def test_a_table_without_a_head() -> None:
    dump = read(
        "2020,Lanterns in the Orchard,Ada Poe,https://arxiv.org/abs/2001.00001\n"
        "2021,Sparrows at the Well,Bo Roe,https://arxiv.org/abs/2101.00002\n"
    )
    assert [record.title for record in dump.records] == [
        "Lanterns in the Orchard",
        "Sparrows at the Well",
    ]
    assert [record.arxiv for record in dump.records] == ["2001.00001", "2101.00002"]


def test_the_first_author_alone_is_not_all() -> None:
    (record,) = read("Title,First Author,DOI\nLanterns in Orchards,Ada Poe,10.1234/l.1\n").records
    assert [person.name for person in record.authors] == ["Ada Poe"]
    assert record.authors_complete is False


def test_lines_above_the_head_are_boilerplate() -> None:
    dump = read("My papers,,\n\nTitle,Authors,DOI\nLanterns of Old,Ada Poe,10.1234/l.1\n")
    assert [record.line for record in dump.records] == [4]
    assert dump.elements is not None and dump.elements.boilerplate == 2


HEAD = "Title,Authors,DOI\nLanterns of Old,Ada Poe,10.1234/l.1\n"


def test_rows_with_too_many_cells_are_skipped_with_the_reason() -> None:
    dump = read(f"{HEAD}Lamps, Lit,Bo Roe,10.1234/l.2\nMore Lamps,Cy Doe,10.1234/l.3,,\n")
    assert [record.title for record in dump.records] == ["Lanterns of Old", "More Lamps"]
    assert [(s.line, s.reason) for s in dump.skipped] == [(3, "4 cells under a head of 3")]


def test_rows_with_too_few_cells_are_read_and_said() -> None:
    dump = read(f"{HEAD}More Lamps,Cy Doe\n")
    assert [record.title for record in dump.records] == ["Lanterns of Old", "More Lamps"]
    assert dump.remarks[1] == "1 row with fewer cells than the head"


def test_rows_without_a_title_are_skipped_or_empty() -> None:
    dump = read(f"{HEAD},Bo Roe,\n,,\n")
    assert [s.reason for s in dump.skipped] == ["neither a title nor an identifier"]


def test_an_open_quotation_mark_costs_one_row() -> None:
    dump = read(f'{HEAD}"Lamps,Bo Roe,10.1234/l.2\nMore Lamps,Cy Doe,10.1234/l.3\n')
    assert [record.title for record in dump.records] == ["Lanterns of Old", "More Lamps"]
    assert [s.line for s in dump.skipped] == [3]
    assert dump.skipped[0].reason.startswith("a quotation mark that is not closed")


def test_quotation_marks_of_a_title_between_tabs() -> None:
    dump = read('title\tauthors\n"What Is Dark?": A Study\tAda Poe\nLight "in" Quotes\tBo Roe\n')
    assert [r.title for r in dump.records] == ['"What Is Dark?": A Study', 'Light "in" Quotes']


@pytest.mark.parametrize(
    "text",
    [
        "Year of Publication;Total # Citations;Share\n2017;761,674;40%\n2016;854,511;41%\n",
        "title,director,rating\nThe Great Lamp of the North,Ada,7.5\nAnother Dark Night,Bo,6.1\n",
        "title,year,url\nLantern,2024,https://x.org\nOrchard,2025,\n",
        "name,email\nAda Poe,ada@example.org\nBo Roe,bo@example.org\n",
        "title,author,labels,url\nIt does not start,adapoe,bug,https://example.org/1\n",
        "Well, then, now\nA title\nA text, long",
        "date,open,close\n2020-01-02,1.2,1.3\n2020-01-03,1.3,1.4\n",
    ],
)
def test_a_table_of_something_else_stays_unread(text: str) -> None:
    assert read(text).unread is not None


def test_a_file_that_the_curator_calls_a_table_is_skipped_with_the_reason() -> None:
    dump = read_dump(saved("a,b\n1,2\n"), NAMED)
    assert_accounted_for(dump)
    (skipped,) = dump.skipped
    assert skipped.reason.startswith("no column of titles")
    assert_accounted_for(read_dump(saved(""), NAMED))


SCRAPS = st.lists(
    st.sampled_from(
        [
            *("Title", "Authors", "DOI", "10.1234/x", "Ada Poe", "A Lamp Is Lit", "2401.00001"),
            *(",", ";", "\t", '"', '""', "\n", "\r\n", " ", "\x00", "\ufeff"),
            "https://arxiv.org/abs/2401.00001",
        ]
    ),
    max_size=60,
).map("".join)


@given(
    st.binary(max_size=200)
    | SCRAPS.map(str.encode)
    | SCRAPS.map(lambda text: (HEAD + text).encode())
)
def test_every_line_and_row_is_accounted_for(data: bytes) -> None:
    for answers in (Answers(), NAMED):
        assert_accounted_for(read_dump(saved(data), answers))


@pytest.mark.parametrize("line", ['"a\n', "a,b,c\n", '"a","b\n', ",\n", '""""\n'])
def test_a_large_table_is_read_in_time_with_its_size(line: str) -> None:
    """Were the rest of the file read again for each open quotation mark, this would take hours."""
    dump = read_dump(saved(HEAD + line * 30_000), NAMED)
    assert dump.line_count == 30_002


def test_full_names_with_the_numbers_of_a_catalog() -> None:
    (record,) = read(
        '"Authors","Author full names","Title","Year","DOI"\n'
        '"Berg A.; Cray B.","Berg, Ada (56218807100); Cray, Bo (24073192000)",'
        '"Lit Lanterns","2024","10.1000/a.b"\n'
    ).records
    assert [person.name for person in record.authors] == ["Ada Berg", "Bo Cray"]


def test_numbers_of_pubmed_tell_papers() -> None:
    dump = read("PubmedID,Title,Publication Date\n40151982,Lanterns at sea.,2025 Mar 28\n")
    assert [record.title for record in dump.records] == ["Lanterns at sea."]


@pytest.mark.parametrize("opening", ["{", "[", '\n [{"title"'])
def test_json_is_no_table_whatever_its_commas_are(opening: str) -> None:
    dump = read(f'{opening}\ntitle,authors,doi\nLit Lanterns,"Berg, Ada",10.1000/a.b\n')
    assert "CSV" not in [page.layout for page in dump.pages]
