"""Records of arXiv's OAI-PMH interface; all of it is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import saved

HEAD = (
    '<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n<ListRecords>\n'
)
ARXIV = """<record><header><identifier>oai:arXiv.org:2401.01234</identifier></header><metadata>
<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2401.01234</id><created>2024-01-02</created>
<authors><author><keyname>Berg</keyname><forenames>Ada</forenames></author>
<author><keyname>Cray</keyname><forenames>Bo</forenames><suffix>Jr.</suffix></author></authors>
<title>Lantern:
  Caching</title><categories>cs.DC cs.PF</categories><doi>10.1234/abc</doi>
<journal-ref>Journal of Caches 3</journal-ref><abstract>  A cache
is lit.</abstract></arXiv></metadata></record>
"""
RAW = """<record><metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>2401.01235</id>
<version version="v1"><date>Tue, 2 Jan 2024 10:00:00 GMT</date></version>
<version version="v2"><date>Wed, 3 Jan 2024 10:00:00 GMT</date></version>
<title>Orchard</title><authors>Ada Berg and Bo Cray</authors></arXivRaw></metadata></record>
"""
DUBLIN_CORE = """<record><metadata><oai_dc:dc xmlns:oai_dc="a" xmlns:dc="b">
<dc:title>Sparrow</dc:title><dc:creator>Berg, Ada</dc:creator><dc:creator>Cray, Bo</dc:creator>
<dc:subject>Computer Science</dc:subject><dc:description>A bird is lit.</dc:description>
<dc:date>2024-01-02</dc:date><dc:identifier>http://arxiv.org/abs/2401.01236</dc:identifier>
<dc:identifier>doi:10.1234/xyz</dc:identifier></oai_dc:dc></metadata></record>
"""
DELETED = '<record><header status="deleted"><identifier>x</identifier></header></record>\n'
ALL = HEAD + ARXIV + RAW + DUBLIN_CORE + DELETED + "</ListRecords></OAI-PMH>\n"


def read(text: str) -> Dump:
    dump = read_dump(saved(text, "harvest.xml"))
    assert_accounted_for(dump)
    return dump


def test_the_formats_of_records() -> None:
    dump = read(ALL)
    lantern, orchard, sparrow = dump.records
    assert [record.title for record in dump.records] == ["Lantern: Caching", "Orchard", "Sparrow"]
    assert [[person.inverted for person in record.authors] for record in dump.records] == [
        ["Berg, Ada", "Cray, Jr., Bo"],
        ["Berg, Ada", "Cray, Bo"],
        ["Berg, Ada", "Cray, Bo"],
    ]
    assert [record.arxiv for record in dump.records] == ["2401.01234", "2401.01235", "2401.01236"]
    assert [str(record.date) for record in dump.records] == ["Jan 2, 2024"] * 3
    assert (lantern.doi, orchard.doi, sparrow.doi) == ("10.1234/abc", None, "10.1234/xyz")
    assert (lantern.venue, lantern.labels) == ("Journal of Caches 3", ("cs.DC", "cs.PF"))
    assert (lantern.text, sparrow.text) == ("A cache is lit.", "A bird is lit.")
    assert lantern.lines == tuple(range(4, 12))


def test_a_deleted_record_is_no_paper() -> None:
    elements = read(ALL).elements
    assert elements is not None
    assert (elements.total, elements.boilerplate, elements.skipped) == (4, 1, 0)


def test_a_record_that_is_cut_off_is_skipped() -> None:
    dump = read(ALL[: ALL.index("<title>Orchard")])
    assert [record.title for record in dump.records] == ["Lantern: Caching"]
    assert [each.reason for each in dump.skipped] == ["cut off: this record has no end"]


@pytest.mark.parametrize("text", [HEAD, HEAD + DELETED, HEAD + "<record>x</record>"])
def test_a_harvest_without_papers_is_not_read(text: str) -> None:
    assert read(text).unread is not None


def test_no_entity_is_declared_and_nothing_is_opened() -> None:
    head = '<!DOCTYPE x [<!ENTITY b "boom"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = ALL.replace("<OAI-PMH", f"{head}<OAI-PMH", 1).replace("Lantern:", "Lantern &b;&f;:")
    title = read(text).records[0].title
    assert "boom" not in title
    assert "root" not in title


@given(
    st.integers(0, len(ALL)),
    st.integers(0, 60),
    st.sampled_from(["", "<", ">", "<record>", "</record>", "&", "<!--", "\n", "<x:y/>", "<?"]),
)
def test_every_line_of_a_mutation_is_in_one_place(start: int, length: int, mark: str) -> None:
    read(ALL[:start] + mark + ALL[start + length :])
