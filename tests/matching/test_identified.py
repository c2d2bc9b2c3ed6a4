"""Records with identifiers, authors and venues: what is one paper, and what never is."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.record import Record
from sitegen.content.words import NO_WORDS
from sitegen.matching.classify import PairClassifier, Rule
from sitegen.matching.cluster import Matching, PairConstraints, match
from sitegen.matching.frequencies import count_words
from sitegen.matching.groups import group_records
from sitegen.matching.lexicon import Lexicon
from sitegen.text.dates import parse_iso
from sitegen.text.person import Person

SPARROWS = (
    "Sparrows learn migration routes from their elders. Twelve colonies were followed during "
    "three summers with miniature transmitters. Young birds that lost their guide arrived weeks "
    "later, while their detours shortened with every journey they survived."
)
HARBORS = (
    "Container harbors waste energy whenever cranes wait. This work schedules tugboats, trucks "
    "and cranes together through integer programming. Simulated traffic of Rotterdam shows "
    "fourteen percent shorter berths without additional machinery."
)
ROUTES = "Inherited Routes of Young Sparrows"
ID: dict[str, Any] = {"arxiv": "2401.00001"}
OTHER_ID: dict[str, Any] = {"arxiv": "2402.00002"}
DOI: dict[str, Any] = {"doi": "10.1145/1"}
OTHER_DOI: dict[str, Any] = {"doi": "10.1109/2"}


def by(*families: str, complete: bool = True) -> dict[str, Any]:
    authors = tuple(Person(family=family, given="Ada") for family in families)
    return {"authors": authors, "authors_complete": complete}


def listed(title: str, abstract: str = "", **stated: Any) -> Record:
    text = (abstract,) if abstract else ()
    return Record(dump="a.txt", lines=(1,), title=title, abstract=text, **stated)


def are_one(one: Record, other: Record) -> bool:
    clusters = match([one, other]).clusters
    assert match([other, one]).clusters == clusters
    return clusters == ((0, 1),)


def kept_apart(one: Record, other: Record) -> str:
    """The reason for which two records, kept apart, are a possible match."""
    assert not are_one(one, other)
    (miss,) = match([one, other]).possible_matches
    return miss.reason


# -- Identifiers


@pytest.mark.parametrize("stated", [ID, DOI])
@pytest.mark.parametrize(
    "title",
    [
        "How Young Sparrows Inherit Their Routes",
        "Routes of Sparrows, Part II",
        "Inherited Routes of Old Sparrows: A Survey",
    ],
)
def test_one_identifier_is_one_paper_though_the_titles_differ(
    stated: dict[str, Any], title: str
) -> None:
    one, other = listed(ROUTES, **stated), listed(title, **stated)
    assert are_one(one, other)
    assert are_one(replace(one, abstract=(SPARROWS,)), replace(other, abstract=(HARBORS,)))
    assert [merge.rule for merge in match([one, other]).merges] == [Rule.SAME_IDENTIFIER]


def test_one_identifier_under_titles_that_share_nothing_is_a_possible_match() -> None:
    one, other = listed(ROUTES, **ID), listed("Scheduling Cranes", **ID)
    assert kept_apart(one, other) == "same id, other title: both are arXiv 2401.00001"


def test_papers_of_other_people_may_have_the_doi_of_one_volume() -> None:
    one = listed("Learning to Wade in Rivers with Young Herons", **DOI, **by("Ibis", "Owl"))
    other = listed("Learning to Fly from Old Herons of Spain", **DOI, **by("Rook"))
    assert kept_apart(one, other).startswith("same id, other title")
    assert are_one(replace(one, authors=()), replace(other, authors=()))


@pytest.mark.parametrize(
    "agreeing", [by("Ibis", "Owl"), {"abstract": (SPARROWS,)}, by("Ibis", complete=False)]
)
def test_a_retitled_paper_is_known_by_its_authors_or_its_abstract(agreeing: dict[str, Any]) -> None:
    one, other = listed(ROUTES, **ID), listed("Scheduling Cranes", **ID)
    assert are_one(replace(one, **agreeing), replace(other, **agreeing))


def test_two_arxiv_ids_under_one_title_and_abstract_are_a_possible_match() -> None:
    """One of them may be mistyped."""
    one, other = (listed(ROUTES, SPARROWS, **by("Ibis"), **each) for each in (ID, OTHER_ID))
    assert kept_apart(one, other) == "two arXiv ids, 2401.00001 and 2402.00002"
    assert kept_apart(replace(one, **DOI), replace(other, **DOI)).startswith("two arXiv ids")


@pytest.mark.parametrize(
    "contradicting", [{"abstract": (HARBORS,)}, by("Owl"), {"title": f"{ROUTES}: A Survey"}]
)
def test_two_arxiv_ids_are_two_papers(contradicting: dict[str, Any]) -> None:
    one = listed(ROUTES, SPARROWS, **by("Ibis"), **ID)
    matching = match([one, replace(one, **OTHER_ID, **contradicting)])
    assert matching.clusters == ((0,), (1,))
    assert not matching.possible_matches


def test_a_conference_s_and_a_journal_s_version_are_a_possible_match() -> None:
    one, other = (listed(ROUTES, **by("Ibis", "Owl"), **each) for each in (DOI, OTHER_DOI))
    assert kept_apart(one, other) == "two DOIs, 10.1109/2 and 10.1145/1"


def test_a_preprint_s_or_a_reprint_s_doi_parts_nothing() -> None:
    preprint = listed(ROUTES, **by("Ibis", "Owl"), doi="10.1101/2024.01.01")
    assert are_one(preprint, listed(ROUTES, **by("Ibis", "Owl"), **DOI))
    reprint, paper = (
        listed(ROUTES, SPARROWS, **by("Ibis", "Owl"), **each) for each in (DOI, OTHER_DOI)
    )
    assert are_one(reprint, paper)


def test_a_preprint_that_is_published_is_one_paper() -> None:
    preprint = listed(ROUTES, SPARROWS, **ID, **by("Ibis", "Owl"), date=parse_iso("2024-01"))
    for year in ("2024", "2025", "2026"):
        published = listed(
            ROUTES, **DOI, **by("Ibis", "Owl"), venue="Journal of Birds", date=parse_iso(year)
        )
        assert are_one(preprint, published)


# -- Authors and venues


def test_titles_that_many_papers_have() -> None:
    editorial = listed("Editorial", **by("Ibis", "Owl"), venue="Birds", date=parse_iso("2024"))
    assert not are_one(editorial, replace(editorial, **by("Rook")))
    assert not are_one(editorial, listed("Editorial"))
    assert not are_one(listed("Editorial"), listed("Editorial"))
    assert not are_one(replace(editorial, **ID), replace(editorial, **OTHER_ID))
    assert are_one(replace(editorial, **ID), replace(editorial, **ID))
    assert are_one(replace(editorial, **DOI), replace(editorial, **DOI))


def test_an_editor_s_editorials_of_one_day_are_asked_about() -> None:
    editorial = listed("Editorial", **by("Ibis", "Owl"), date=parse_iso("2024-05-17"))
    assert kept_apart(editorial, editorial) == "a title that many papers have"
    later = replace(editorial, date=parse_iso("2024-06-17"))
    assert not match([editorial, later]).possible_matches


def test_other_authors_part_papers_of_one_title() -> None:
    one, other = listed(ROUTES, **by("Ibis")), listed(ROUTES, **by("Owl", "Rook"))
    assert kept_apart(one, other) == "the authors are others"
    assert are_one(one, listed(ROUTES, **by("Ibis", complete=False)))
    group = listed(ROUTES, authors=(Person(family="The Bird Watchers"),), authors_complete=True)
    assert are_one(one, group)


def test_the_same_authors_write_more_than_one_paper() -> None:
    authors = {**by("Ibis", "Owl", "Rook"), "date": parse_iso("2024"), "venue": "Journal of Birds"}
    for other in ("Inherited Songs of Young Sparrows", "Inherited Routes of Old Sparrows"):
        assert not are_one(listed(ROUTES, **authors), listed(other, **authors))


# -- A third record between two


@pytest.mark.parametrize(
    ("one", "other"), [(ID, OTHER_ID), (DOI, OTHER_DOI), (by("Ibis"), by("Owl", "Rook"))]
)
@pytest.mark.parametrize("is_reference", [False, True])
def test_a_third_record_joins_no_two_that_contradict(
    one: dict[str, Any], other: dict[str, Any], is_reference: bool
) -> None:
    third = listed(ROUTES, is_reference=is_reference)
    matching = match([listed(ROUTES, **one), third, listed(ROUTES, **other)])
    assert len(matching.clusters) == 2
    assert not any({0, 2} <= set(cluster) for cluster in matching.clusters)


def test_ids_of_references_settle_what_titles_leave_open() -> None:
    longer = f"Sparrowhead: {ROUTES}"
    listings = [listed(longer, SPARROWS), listed(ROUTES, HARBORS)]
    references = [listed(longer), listed(ROUTES)]
    (miss,) = match([*listings, *references]).possible_matches
    assert miss.reason.startswith("alike, but")
    known = [replace(one, **each) for one, each in zip(references, (ID, OTHER_ID), strict=True)]
    matching = match([*listings, *known])
    assert matching.clusters == ((0, 2), (1, 3))
    assert not matching.possible_matches


@pytest.mark.parametrize(
    ("one", "other"), [(ID, OTHER_ID), (by("Ibis", "Wren"), by("Owl", "Rook"))]
)
def test_many_records_between_two_join_them_no_more_than_one(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    crowd = [listed("!" * number + ROUTES) for number in range(1, 15)]
    clusters = match([*crowd, listed(ROUTES, **one), listed(ROUTES, **other)]).clusters
    assert len(clusters) == 2
    assert not any({14, 15} <= set(cluster) for cluster in clusters)


def test_one_identifier_comes_before_one_title() -> None:
    """What another record of the same title says does not keep a paper from its own."""
    retitled = listed("Routes That Sparrows Inherit", HARBORS, **ID)
    matching = match([listed(ROUTES, SPARROWS, **ID), retitled, listed(ROUTES, SPARROWS)])
    assert any({0, 1} <= set(cluster) for cluster in matching.clusters)


def test_the_curator_joins_two_ids_and_no_third_comes_along() -> None:
    records = [listed(ROUTES, **ID), listed(ROUTES, **OTHER_ID), listed(ROUTES, arxiv="2403.00003")]
    joined = match(records, PairConstraints(must_link=((0, 1),)))
    assert joined.clusters == ((0, 1), (2,))
    assert match([*records[:2], records[0]], PairConstraints(must_link=((0, 1),))).clusters == (
        (0, 1, 2),
    )


# -- Properties

TITLES = st.sampled_from(
    [
        "Editorial",
        ROUTES,
        f"{ROUTES}: A Survey",
        "Inherited Routes",
        "Scheduling Cranes",
        "Sparrows",
    ]
)
AUTHORS = st.sampled_from(
    [{}, by("Ibis"), by("Ibis", "Owl"), by("Owl"), by("Ibis", complete=False), by("Rook", "Wren")]
)
RECORDS = st.builds(
    lambda title, abstract, authors, arxiv, doi, year, is_reference: listed(
        title,
        abstract,
        **authors,
        arxiv=arxiv,
        doi=doi,
        date=parse_iso(year),
        is_reference=is_reference,
    ),
    TITLES,
    st.sampled_from(["", SPARROWS, HARBORS]),
    AUTHORS,
    st.sampled_from([None, None, "2401.00001", "2402.00002"]),
    st.sampled_from([None, None, "10.1145/1", "10.1109/2", "10.1101/3"]),
    st.sampled_from(["", "2023", "2024", "2024-05-17", "2030"]),
    st.booleans(),
)


def cluster_of(matching: Matching) -> dict[int, int]:
    return {at: number for number, cluster in enumerate(matching.clusters) for at in cluster}


@given(st.lists(RECORDS, max_size=10))
def test_no_cluster_has_two_arxiv_ids(records: list[Record]) -> None:
    for cluster in match(records).clusters:
        assert len({records[at].arxiv for at in cluster} - {None}) <= 1


@given(st.lists(RECORDS, max_size=8), RECORDS, RECORDS, st.sampled_from([ID, DOI]))
def test_one_identifier_and_like_titles_are_one_paper_whatever_else_is_there(
    others: list[Record], one: Record, other: Record, identifier: dict[str, Any]
) -> None:
    one = replace(one, title=f"{one.title} at Night in Winter")
    twins = [
        replace(each, **{"arxiv": None, **identifier}) for each in (one, replace(one, abstract=()))
    ]
    twins[1] = replace(twins[1], title=f"{other.title}: {one.title}", date=other.date)
    if identifier is DOI:  # the others could bring an arXiv id along for each of the two
        others = [replace(each, arxiv=None) for each in others]
    found = cluster_of(match([*twins, *others]))
    assert found[0] == found[1]


@given(st.lists(RECORDS, max_size=8), st.randoms(use_true_random=False))
def test_order_means_nothing(records: list[Record], random: Random) -> None:
    order = list(range(len(records)))
    random.shuffle(order)

    def said(listing: list[Record]) -> Counter[tuple[str, ...]]:
        clusters = match(listing).clusters
        return Counter(tuple(sorted(repr(listing[at]) for at in each)) for each in clusters)

    assert said([records[at] for at in order]) == said(records)


@given(RECORDS, RECORDS)
def test_two_records_are_decided_alike_from_either_side(one: Record, other: Record) -> None:
    first, second = groups = group_records([one, other], frozenset({0, 1}), Lexicon(NO_WORDS))
    judge = PairClassifier(count_words(groups), Lexicon(NO_WORDS))
    a, b = judge(first, second), judge(second, first)
    assert (a.rule, a.non_match, a.identified, a.weak, a.possible_match) == (
        b.rule,
        b.non_match,
        b.identified,
        b.weak,
        b.possible_match,
    )
    assert sum(each.weight for each in a.evidence) == sum(each.weight for each in b.evidence)


@given(st.lists(RECORDS, max_size=10))
def test_the_evidence_of_a_merge_adds_up(records: list[Record]) -> None:
    for merge in match(records).merges:
        assert sum(each.weight for each in merge.evidence) >= 0


def test_a_record_without_a_title_is_matched_with_nothing() -> None:
    matching = match([listed("", **ID), listed("", **DOI), listed(""), listed(ROUTES)])
    assert len(matching.clusters) == 4
