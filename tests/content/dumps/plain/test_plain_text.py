"""Plain text: labels, titles with abstracts, titles with ids; everything else stays unread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.dumps.answers import Answers
from sitegen.content.dumps.reader import read_dump
from sitegen.content.record import Dump
from tests.content.dumps.accounting import assert_accounted_for
from tests.corpus import saved

NAMED = Answers(layout="plain text")
RULE = "-" * 78


def read(text: str, answers: Answers = Answers()) -> Dump:  # noqa: B008
    dump = read_dump(saved(text, "papers.txt"), answers)
    assert_accounted_for(dump)
    return dump


MAIL = rf"""Submissions to:
Machine Learning
{RULE}
{RULE}
\\
arXiv:2401.00001
Date: Mon, 1 Jan 2024 10:00:00 GMT   (123kb,D)

Title: Lanterns for Orchards: A Long Title that Goes on over
  Two Lines
Authors: Ada Poe, Jan van der Berg and Li Wei
Categories: cs.LG cs.AI
Comments: 12 pages
DOI: 10.1234/lantern.1
\\
  We light a lantern in an orchard. It
shines.
\\ ( https://arxiv.org/abs/2401.00001 ,  123kb)
{RULE}
\\
arXiv:2401.00002
Date: Tue, 2 Jan 2024 11:00:00 GMT   (99kb)

Title: Sparrow
Authors: Ann Roe
Categories: cs.CL
\\
  A sparrow sings.
\\ ( https://arxiv.org/abs/2401.00002 ,  99kb)
%%--%%--%%
"""


def test_a_listing_that_arxiv_mails() -> None:
    dump = read(MAIL)
    first, second = dump.records
    assert first.title == "Lanterns for Orchards: A Long Title that Goes on over Two Lines"
    assert (first.arxiv, first.doi, str(first.date)) == (
        "2401.00001",
        "10.1234/lantern.1",
        "Jan 1, 2024",
    )
    assert [person.name for person in first.authors] == ["Ada Poe", "Jan van der Berg", "Li Wei"]
    assert first.text == "We light a lantern in an orchard. It shines."
    assert first.labels == ("cs.LG", "cs.AI")
    assert (second.title, second.arxiv) == ("Sparrow", "2401.00002")
    assert dump.unused == {"Comments (not read)": 1}


def test_labels_before_the_facts() -> None:
    dump = read(
        "Title: Lantern\nAuthors: A. Poe, B. Roe\nAbstract: We light it\nand it shines.\n\n"
        "It is dark again.\n\nTitle: Sparrow\nAuthor(s): Ann Roe\nYear: 2021\nVenue: ICLR\n"
        "https://arxiv.org/abs/2401.00003\n"
    )
    first, second = dump.records
    assert first.abstract == ("We light it and it shines.", "It is dark again.")
    assert (second.title, second.venue, str(second.date)) == (
        "Sparrow",
        "ICLR https://arxiv.org/abs/2401.00003",
        "2021",
    )


def test_titles_behind_their_ids() -> None:
    dump = read(
        "2401.10020 Self-Lit Lanterns\n2402.00001v2: A Sparrow Sings\n"
        "10.1234/lamp.1 - Lamps of Old\n2404.00001 Moths at Night\n2405.00001 More of It\n"
        "2406.00001  # later\n"
    )
    assert [(r.title, r.arxiv, r.doi) for r in dump.records] == [
        ("Self-Lit Lanterns", "2401.10020", None),
        ("A Sparrow Sings", "2402.00001", None),
        ("Lamps of Old", None, "10.1234/lamp.1"),
        ("Moths at Night", "2404.00001", None),
        ("More of It", "2405.00001", None),
        ("", "2406.00001", None),
    ]


def test_a_line_without_an_id_among_ids_is_skipped_with_the_reason() -> None:
    rows = "".join(f"2401.0000{number} Lamps at Night\n" for number in range(1, 9))
    assert [s.reason for s in read(f"{rows}later\n").skipped] == [
        "no identifier in front of a title"
    ]


LONG = "A cache is lit by day, and it forgets nothing at all. " * 5
PAIRS = f"Lanterns in the Dark Orchards\n\n{LONG}\n\nSparrows at the Old Well\n\n{LONG}\n\n{LONG}\n"


def test_titles_with_abstracts() -> None:
    dump = read(PAIRS)
    assert [(r.title, len(r.abstract)) for r in dump.records] == [
        ("Lanterns in the Dark Orchards", 1),
        ("Sparrows at the Old Well", 2),
    ]


def test_authors_between_title_and_abstract() -> None:
    dump = read(PAIRS.replace("Orchards\n", "Orchards of Old\n\nAda Poe, Bo Roe\n"))
    assert dump.records[0].title == "Lanterns in the Dark Orchards of Old"
    assert [person.name for person in dump.records[0].authors] == ["Ada Poe", "Bo Roe"]


def test_titles_alone_are_read_if_the_curator_says_so() -> None:
    text = "Lanterns in Orchards\nSparrows at the Well\n"
    assert read(text).unread is not None
    assert [record.title for record in read(text, NAMED).records] == text.splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "A list of things to buy: bread, a lantern.",
        "Lantern\n\nA cache is lit. It forgets.\n",
        f"Lantern\n\n{LONG}\n",
        f"Introduction\n\n{LONG}\n\nMethods\n\n{LONG}\n\nResults\n\n{LONG}\n",
        f"Lanterns in the Dark Orchards\n{LONG}\nSparrows at the Old Well\n{LONG}\n",
        f"{PAIRS}\n·\n\nApr 15\n",
        f"{PAIRS}\n• 13 authors\n",
        f"{LONG}\n\n{LONG}\n\n{LONG}\n",
        "title: Lantern\nauthors: Ada Poe\n",
        "Dear Ada,\n\nTitle: the name of a book\n\nA lamp.\n\nA moth.\n\nA well.\n\nBo\n",
    ],
)
def test_other_texts_stay_unread(text: str) -> None:
    assert read(text).unread is not None


SCRAPS = st.lists(
    st.sampled_from(
        [
            *(
                "Title: ",
                "Authors: ",
                "Abstract: ",
                "arXiv:2401.00001",
                "\\\\\n",
                "\n",
                "\n\n",
                RULE,
            ),
            *(
                "2401.00002 A Title\n",
                "Ada Poe, Bo Roe",
                LONG,
                "A Title of Five Words",
                "·",
                ": ",
                "x",
            ),
            *(
                "Date: Mon, 1 Jan 2024",
                "\\\\ ( https://arxiv.org/abs/2401.00001 )",
                "\x00",
                "\ufeff",
            ),
        ]
    ),
    max_size=40,
).map("".join)


@given(st.binary(max_size=200) | SCRAPS.map(str.encode))
def test_every_line_and_element_is_accounted_for(data: bytes) -> None:
    for answers in (Answers(), NAMED):
        assert_accounted_for(read_dump(saved(data), answers))


@pytest.mark.parametrize(
    "line", ["Title: a\n", "a\n", "\\\\\n", f"{RULE}\n", "A Title\n\n", "Abstract: a\n\n"]
)
def test_a_large_text_is_read_in_time_with_its_size(line: str) -> None:
    assert read("Title: a\nAuthors: Ada Poe\n" + line * 50_000, NAMED).line_count >= 50_000
