"""Feeds of papers: arXiv's, journals' and ours; all of it is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump, Record
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import saved

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>Query</title>
  <entry>
    <id>http://arxiv.org/abs/2401.01234v2</id>
    <title>Lantern: Caching
  without Regret &amp; a &lt; b</title>
    <published>2024-01-02T03:04:05Z</published>
    <updated>2025-01-02T03:04:05Z</updated>
    <summary>A cache
  is lit.</summary>
    <author><name> Lamp Collaboration</name></author>
    <author><name>Ada van der Berg</name></author>
    <arxiv:doi>10.1234/ABC</arxiv:doi>
    <arxiv:journal_ref>Journal of Caches 3 (2024)</arxiv:journal_ref>
    <arxiv:comment>12 pages</arxiv:comment>
    <link href="http://arxiv.org/pdf/2401.01234v2" rel="related" title="pdf"/>
    <category term="cs.DC"/><category term="cs.PF"/>
  </entry>
</feed>
"""
RSS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:arxiv="http://arxiv.org/schemas/atom"><channel><title>updates</title>
<item><title>Lantern</title><link>https://arxiv.org/abs/2401.01234</link>
<description>arXiv:2401.01234v1 Announce Type: new
Abstract: A cache is lit.</description>
<category>cs.DC</category><pubDate>Fri, 05 Jan 2024 00:00:00 -0500</pubDate>
<arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Berg, Bo Cray</dc:creator></item>
</channel></rss>
"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
<channel rdf:about="x"><items><rdf:Seq><rdf:li rdf:resource="y"/></rdf:Seq></items></channel>
<item rdf:about="a"><title>Lantern. (arXiv:2401.01234v1 [cs.DC])</title>
<link>http://arxiv.org/abs/2401.01234</link>
<description>&lt;p&gt;A cache is lit.&lt;/p&gt;</description>
<dc:creator>&lt;a href="http://arxiv.org/a/b"&gt;Ada Berg&lt;/a&gt;,
&lt;a href="c"&gt;Bo Cray&lt;/a&gt;
</dc:creator></item>
<item rdf:about="b"><title>Orchard &lt;i&gt;Scheduling&lt;/i&gt;</title>
<link>https://example.org/orchard</link><dc:creator>Ada Berg</dc:creator>
<dc:creator>Bo Cray</dc:creator>
<dc:date>2024-03-04</dc:date><prism:doi>10.1234/orchard</prism:doi>
<prism:publicationName>Journal of Trees</prism:publicationName></item>
</rdf:RDF>
"""
OURS = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lamps</title><entry>
<id>https://example.org/papers/lantern-0a1b2c.html</id><title>Lantern</title>
<author><name>Authors not listed</name></author>
<link rel="alternate" type="text/html" href="https://example.org/papers/lantern-0a1b2c.html"/>
<content type="html">&lt;p&gt;A cache.&lt;/p&gt;&lt;p&gt;It is lit.&lt;/p&gt;</content></entry>
</feed>
"""
BLOG = """<rss version="2.0"><channel><title>Blog</title><item><title>On lamps</title>
<link>https://example.org/lamps</link><description>We went out.</description></item></channel></rss>
"""


def read(text: str) -> Dump:
    dump = read_dump(saved(text, "feed.xml"))
    assert_accounted_for(dump)
    return dump


def only(text: str) -> Record:
    (record,) = read(text).records
    return record


def names(record: Record) -> list[str]:
    return [person.inverted for person in record.authors]


def test_the_atom_of_arxivs_interface() -> None:
    record = only(ATOM)
    assert record.title == "Lantern: Caching without Regret & a < b"
    assert record.lines == tuple(range(4, 20))
    assert (record.arxiv, record.doi) == ("2401.01234", "10.1234/abc")
    assert (str(record.date), record.venue) == ("Jan 2, 2024", "Journal of Caches 3 (2024)")
    assert names(record) == ["Lamp Collaboration", "van der Berg, Ada"]
    assert (record.abstract, record.labels) == (("A cache is lit.",), ("cs.DC", "cs.PF"))


def test_the_rss_of_arxiv() -> None:
    record = only(RSS)
    assert (record.title, record.arxiv, record.text) == ("Lantern", "2401.01234", "A cache is lit.")
    assert names(record) == ["Berg, Ada", "Cray, Bo"]
    assert (record.date, record.labels) == (None, ("cs.DC",))


def test_older_rss_and_a_journals() -> None:
    lantern, orchard = read(RDF).records
    assert (lantern.title, lantern.labels) == ("Lantern", ("cs.DC",))
    assert names(lantern) == names(orchard) == ["Berg, Ada", "Cray, Bo"]
    assert (lantern.text, lantern.arxiv) == ("A cache is lit.", "2401.01234")
    assert (orchard.title, orchard.doi) == ("Orchard Scheduling", "10.1234/orchard")
    assert (orchard.venue, str(orchard.date)) == ("Journal of Trees", "Mar 4, 2024")


def test_our_own() -> None:
    record = only(OURS)
    assert (record.title, record.abstract, record.authors) == (
        "Lantern",
        ("A cache.", "It is lit."),
        (),
    )


def test_entries_on_one_line_have_pointers() -> None:
    one = RSS[RSS.index("<item>") : RSS.index("</channel>")]
    records = read(RSS.replace(one, one.replace("\n", " ") * 2)).records
    assert [record.pointer for record in records] == ["/entry/0", "/entry/1"]


@pytest.mark.parametrize("text", [BLOG, "<feed></feed>", "<rss><channel/></rss>", "<svg/>"])
def test_a_feed_without_papers_is_not_read(text: str) -> None:
    unread = read(text).unread
    assert unread is not None
    assert "layout: feed" in unread.remedy


def test_an_entry_that_is_cut_off_is_skipped() -> None:
    dump = read(RDF[: RDF.index("<dc:date>")])
    assert [record.title for record in dump.records] == ["Lantern"]
    (skipped,) = dump.skipped
    assert skipped.reason == "cut off: this entry has no end"


def test_undeclared_names_and_stray_marks_do_not_matter() -> None:
    broken = ATOM.replace(' xmlns:arxiv="http://arxiv.org/schemas/atom"', "")
    assert only(broken.replace("12 pages", "12 & more <pages")).arxiv == "2401.01234"


def test_no_entity_is_declared_and_nothing_is_opened() -> None:
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "boom"}">' for n in range(30))
    head = f'<!DOCTYPE feed [{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = ATOM.replace("<feed", f"{head}<feed", 1).replace("12 pages", "&b29; &f;")
    assert only(text.replace("Lantern:", "Lantern &b29;&f;:")).arxiv == "2401.01234"


@given(
    st.sampled_from([ATOM, RSS, RDF, OURS]),
    st.integers(0, 2000),
    st.integers(0, 60),
    st.sampled_from(["", "<", ">", "<item>", "</entry>", "&", "<!--", "]]>", "\n", "<author>"]),
)
def test_every_line_of_a_mutated_feed_is_in_one_place(
    text: str, start: int, length: int, mark: str
) -> None:
    read(text[:start] + mark + text[start + length :])
