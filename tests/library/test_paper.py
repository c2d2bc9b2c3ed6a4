"""What several records of one paper add up to."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.record import Provenance, Record
from sitegen.facts import Source
from sitegen.library.capture import Capture
from sitegen.library.chosen import Chosen, value_of
from sitegen.library.paper import Paper, build_paper, paper_id, slugify
from sitegen.text.dates import PartialDate, YearFrom, parse_iso, parse_listed
from sitegen.text.link import Link
from tests.factories import ADA, BY_CURATOR
from tests.factories import CAPTURES as OF_FACTORIES
from tests.factories import record as listing

CAPTURES = {
    (name, 1): Capture(
        page=(name, 1),
        date=PartialDate(month=6, day=1, year=year, year_from=YearFrom.CAPTURE) if year else None,
        reason="invented",
    )
    for name, year in (("unknown", None), ("older", 2025), ("newer", 2026))
}


def record(dump: str, title: str = "Lantern", *, when: str = "", **facts: Any) -> Record:
    return Record(dump=dump, lines=(1,), title=title, date=parse_listed(when), **facts)


def paper(*records: Record, **curated: Any) -> Paper:
    statements = {name: (value, BY_CURATOR) for name, value in curated.items()}
    return build_paper(records, (), CAPTURES, curated=statements)


def abstract_of(text: str) -> dict[str, Any]:
    return {"abstract": (text,)}


def test_the_title_most_records_agree_on_is_shown_and_the_others_kept() -> None:
    built = paper(record("unknown", "Lamp"), record("older"), record("newer"))
    assert built.title == Chosen(
        value="Lantern",
        origin=Provenance("older", 1),
        alternatives=(("Lamp", Provenance("unknown", 1)),),
    )


def test_a_title_cut_off_or_in_capitals_is_shown_only_without_another() -> None:
    cut = [record("older", "Lantern: Light…"), record("newer", "Lantern: Light…")]
    assert paper(*cut, record("unknown", "LANTERN: LIGHT")).title.value == "LANTERN: LIGHT"
    whole = record("unknown", "Lantern: Lighting")
    assert paper(*cut, record("unknown", "LANTERN: LIGHTING"), whole).title.value == whole.title
    assert paper(*cut).title.value == "Lantern: Light…"


def test_the_longest_abstract_is_shown() -> None:
    texts = ["A cache.", "A cache is lit.", "A cache is."]
    built = paper(*(record("older", **abstract_of(text)) for text in texts))
    assert built.text == "A cache is lit."
    assert [value for value, _ in built.abstract.alternatives] == [("A cache.",), ("A cache is.",)]
    assert paper(record("older")).abstract.value == ()


def test_a_stated_year_beats_an_inferred_one_and_that_none() -> None:
    stated, inferred, open_ = (
        record("older", when="Apr 3, 2024"),
        record("newer", when="Apr 3"),
        record("unknown", when="Apr 3"),
    )
    built = paper(open_, inferred, stated)
    assert built.date is not None
    assert (built.date.value.iso, built.date.origin.file) == ("2024-04-03", "older")
    assert [str(value) for value, _ in built.date.alternatives] == ["Apr 3, 2026", "Apr 3"]
    assert paper(open_, inferred).year == 2026
    assert paper(open_).year is None
    assert paper(record("newer")).date is None


def test_the_newest_captures_comments_win_and_what_it_lacks_is_found_elsewhere() -> None:
    built = paper(
        record("newer", comments=5, authors_count=None),
        record("older", comments=9, authors_count=3),
        record("unknown", comments=1),
    )
    assert built.comments is not None and built.authors_count is not None
    assert (built.comments.value, built.comments.origin.file) == (5, "newer")
    assert [value for value, _ in built.comments.alternatives] == [9, 1]
    assert (built.authors_count.value, built.authors_count.origin.file) == (3, "older")
    assert paper(record("newer")).comments is None


def test_no_comments_is_a_count_too() -> None:
    built = paper(record("older", comments=9), record("newer", comments=0))
    assert built.comments is not None and built.comments.value == 0


def test_links_are_those_of_all_records_before_latex_is_rewritten() -> None:
    built = paper(
        record("older", **abstract_of("See https://example.org/a_1~b.")),
        record("newer", **abstract_of("https://example.org/a_1~b https://github.com/a/b")),
    )
    assert [link.url for link in built.links] == [
        "https://example.org/a_1~b",
        "https://github.com/a/b",
    ]


def test_links_of_an_abstract_lead_nowhere_through_a_proxy_or_as_somebody() -> None:
    text = "See https://www-jstor-org.proxy.example.edu/stable/1 and https://ada:pw@example.org/2"
    built = paper(record("older", **abstract_of(text)))
    assert [link.url for link in built.links] == [
        "https://www.jstor.org/stable/1",
        "https://example.org/2",
    ]


def test_the_curators_date_wins_and_what_lost_is_kept() -> None:
    listed = [record("older", when="Feb 3, 2024"), record("newer", when="Feb 4, 2024")]
    curated = parse_iso("2023-01-01")
    chosen = paper(*listed, date=curated).date
    assert chosen is not None
    assert (chosen.value, chosen.origin) == (curated, BY_CURATOR)
    assert [value.iso for value, _ in chosen.alternatives] == ["2024-02-04", "2024-02-03"]


def test_links_of_the_curator_come_first_and_once_and_are_distinguished_from_the_others() -> None:
    given = (Link("project", "https://example.org"), Link("paper", "https://a.org/1"))
    text = "At https://github.com/a/b and https://example.org."
    built = paper(record("older", **abstract_of(text)), links=given)
    assert built.links == (*given, Link("code", "https://github.com/a/b"))
    assert built.facts["links"].origin == BY_CURATOR
    assert built.facts["links"].stated_by(Source.CURATOR) == given
    assert paper(record("older"), links=given).facts["links"].stated_by(Source.CURATOR) == given
    unsaid = paper(record("older", **abstract_of(text))).facts["links"]
    assert unsaid.stated_by(Source.CURATOR) is None
    assert "links" not in paper(record("older")).facts


def test_whose_words_the_abstract_is_follows_the_shown_one() -> None:
    captures = CAPTURES | {("ours", 1): replace(CAPTURES["newer", 1], summaries=True)}
    authors = record("older", **abstract_of("A cache is lit."))
    longer, shorter = (
        record("ours", **abstract_of(text)) for text in ("A cache, lit by us.", "A.")
    )

    def whose(*records: Record) -> str | None:
        return value_of(build_paper(records, (), captures).facts.get("abstract_from"))

    assert whose(authors) == whose(shorter, authors) == "authors"
    assert whose(longer) == whose(authors, longer) == "list"
    assert whose(record("ours"), authors) == "authors"
    assert whose(record("ours")) is None


def test_texts_are_readable() -> None:
    built = paper(record("older", "H_2O\u202e  Caches", **abstract_of('na\\"{\\i}vely')))
    assert (built.title.value, built.text) == ("H₂O Caches", "naïvely")


def test_the_id_is_that_of_the_first_title_and_the_address_has_no_more() -> None:
    built = paper(record("older", "Lamp"), record("newer"), record("newer"))
    assert built.id == paper_id("Lamp")
    assert built.url == f"papers/{built.id}.html"


def test_slugs_are_readable() -> None:
    assert slugify('H_2O: Na\\"{\\i}ve Caches & the “Keys”') == "h2o-naive-caches-the-keys"
    assert slugify("τ²-Bench") == "tau2-bench"
    assert slugify("The Reader's Key") == "the-readers-key"
    assert slugify("Word " * 30) == "-".join(["word"] * 12)
    assert len(slugify("x" * 200)) == 60
    assert slugify("灯笼") == ""
    assert len(paper_id("灯笼")) == 6


def test_titles_that_differ_have_ids_that_differ() -> None:
    titles = [
        "Lantern",
        "Lantern I",
        "Lantern II",
        "灯笼",
        "果园",
        "Lantern " * 20,
        "Lantern " * 21,
    ]
    assert len({paper_id(title) for title in titles}) == len(titles)


@given(st.text(min_size=1, max_size=80))
def test_an_id_is_a_safe_file_name(title: str) -> None:
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789-")
    identifier = paper_id(title)
    assert set(identifier) <= allowed
    assert 6 <= len(identifier) <= 67
    assert identifier == paper_id(title)


@given(st.text("aAbB é:-", min_size=1, max_size=20))
def test_capitals_do_not_change_an_id(title: str) -> None:
    assert paper_id(title.upper()) == paper_id(title.lower())


def test_the_curators_arxiv_id_dates_a_paper_that_nobody_dates() -> None:
    curated = {"arxiv": ("2402.00001", BY_CURATOR)}
    told = build_paper([record("newer")], (), CAPTURES, curated=curated).date
    assert told and (told.value.iso, told.origin) == ("2024-02", BY_CURATOR)
    assert told.value.year_from is YearFrom.ARXIV
    stated = record("newer", when="Mar 5, 2024")
    listed = build_paper([stated], (), CAPTURES, curated=curated).date
    assert listed and listed.value.iso == "2024-03-05"


def test_what_only_an_unconfirmed_source_states_is_no_fact() -> None:
    rumor = replace(
        record("unknown", authors=(ADA,), authors_complete=True, arxiv="2106.00001"),
        date=parse_iso("2021-05-31"),
        is_reference=True,
        is_confirmed=False,
    )
    one = build_paper([record("older", when="May 31"), rumor], (), CAPTURES)
    assert set(one.unconfirmed) == {"authors", "authors_complete", "arxiv"}
    assert not {"authors", "authors_complete", "arxiv"} & set(one.facts)
    assert one.date and one.date.value.year_from is YearFrom.CAPTURE  # nobody else says 2021
    assert [origin.source for _, origin in one.date.alternatives] == [Source.UNCONFIRMED]


def test_a_paper_that_only_an_unconfirmed_source_lists_has_its_title_and_abstract() -> None:
    heard = record("older", "On Rumors", abstract=("Heard.",), comments=3, is_confirmed=False)
    one = build_paper([heard], (), CAPTURES)
    assert (one.title.value, one.text) == ("On Rumors", "Heard.")
    assert set(one.unconfirmed) == {"comments"}


def test_an_abstract_of_a_reference_is_shown_where_no_listing_has_one() -> None:
    listed = listing("A Lantern", lines=(1,))
    completing = listing("A Lantern", lines=(2,), abstract=("It is lit.",), is_reference=True)
    paper = build_paper([listed, completing], (), OF_FACTORIES)
    assert paper.abstract.value == ("It is lit.",)


def test_a_venue_is_shown_in_full() -> None:
    short = listing("A Lantern", lines=(1,), venue="Comput.")
    full = listing("A Lantern", lines=(2,), venue="Computers")
    assert build_paper([short, full], (), OF_FACTORIES).facts["venue"].value == "Computers"
