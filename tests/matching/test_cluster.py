from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.content.dumps.reader import read_dump
from sitegen.content.lock_file import Lock
from sitegen.content.lock_reader import read_lock
from sitegen.content.record import Record
from sitegen.library.history import identify
from sitegen.matching.classify import Rule
from sitegen.matching.cluster import Matching, PairConstraints, match
from sitegen.matching.evidence import Subject
from sitegen.text.dates import PartialDate, YearFrom
from tests.bench.bylines import signed
from tests.bench.dedupe import REPORT, SEEDS, completed, perturbed
from tests.bench.negatives import PAIRS
from tests.bench.other_fields import other_fields
from tests.bench.quality import Quality, quality
from tests.bench.sample import Sample
from tests.bench.synthetic import synthetic
from tests.corpus import CONTENT, REAL, each_folder_of_dumps, needs_real_dumps, saved

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


def listed(title: str, abstract: str = "") -> Record:
    return Record(dump="a.txt", lines=(1,), title=title, abstract=(abstract,) if abstract else ())


def dated(year: int | None, abstract: str = "") -> Record:
    year_from = YearFrom.LISTING if year else None
    date = PartialDate(month=3, day=2, year=year, year_from=year_from)
    return replace(listed("Routes of Sparrows in Winter", abstract), date=date)


def matched(*records: Record) -> Matching:
    return match(records)


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        ("Migration of Sparrows", "MIGRATION OF SPARROWS.", Rule.SAME_TITLE),
        ("Self-Taught Routes", "Selftaught Routes", Rule.SAME_TITLE),
        ("Modelling Behaviour", "Modeling Behavior", Rule.SAME_TITLE),
        ("Routes of τ-Sparrows", r"Routes of $\tau$-Sparrows", Rule.SAME_TITLE),
        ("Routes of Sparrows", "Routes of Sparrows (Extended Version)", Rule.SAME_TITLE),
        ("Inherited Routes of Young Sparrows", "Inherted Routes of Young Sparrows", Rule.TYPO),
        ("SparrowNet", "SparrowNet: Inherited Routes", Rule.SUBTITLE),
        (
            "Inherited Routes of Young Sparrows in Spain",
            "Inherited Routes of Young Sparrows i…",
            Rule.CUT,
        ),
    ],
)
def test_one_paper_with_or_without_abstracts(first: str, second: str, rule: Rule) -> None:
    for abstracts in (("", ""), (SPARROWS, ""), (SPARROWS, SPARROWS)):
        matching = matched(listed(first, abstracts[0]), listed(second, abstracts[1]))
        assert matching.clusters == ((0, 1),)
        assert [merge.rule for merge in matching.merges] == [rule]


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        ("Sparrowhead", "Sparrowhead: Inherited Routes", Rule.SUBTITLE),
        ("Sparrowhead 2: Inherited Routes", "Inherited Routes", Rule.SUBTITLE),
        ("Inherited Routes: A Survey", "Inherited Routes", Rule.SUBTITLE),
        ("Sparrowhead: Inherited Routes", "Inherited Routes: Sparrowhead", Rule.REORDERED),
        ("Efficient Travel of Sparrows", "Economical Travel of Sparrows", Rule.REWORDED),
    ],
)
def test_one_paper_if_the_abstracts_agree(first: str, second: str, rule: Rule) -> None:
    cut = SPARROWS[:120]
    assert [
        merge.rule for merge in matched(listed(first, SPARROWS), listed(second, cut)).merges
    ] == [rule]
    assert not matched(listed(first), listed(second)).merges
    assert not matched(listed(first, SPARROWS), listed(second, HARBORS)).merges


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_different_papers(first: str, second: str) -> None:
    assert not matched(listed(first), listed(second)).merges
    assert not matched(listed(first, SPARROWS), listed(second, HARBORS)).merges
    shared, *_ = SPARROWS.split(". ")
    assert not matched(listed(first, SPARROWS), listed(second, f"{shared}. {HARBORS}")).merges


def test_decisive_words_outweigh_equal_abstracts() -> None:
    matching = matched(listed("Sparrows I", SPARROWS), listed("Sparrows II", SPARROWS))
    assert matching.clusters == ((0,), (1,))
    (miss,) = matching.possible_matches
    assert miss.reason == "the titles differ in “1” and “2”"
    assert miss.scores.abstract == 100


def test_abstracts_of_one_template_are_seen_through() -> None:
    one, other = SPARROWS, SPARROWS.replace("Sparrows", "Swallows")
    first, second = (
        listed("Guided Travel of Sparrows", one),
        listed("Guided Travel of Swallows", other),
    )
    assert not matched(first, second).merges


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Routes of <i>Passer</i> in Spain", "Routes of Passer in Spain"),
        ("Ebb &amp; Flow", "Ebb and Flow"),
        ("The {ROUTE} Book of {S}parrows", "The ROUTE Book of Sparrows"),
        ("Sparrows [v2]", "Sparrows (v3)"),
        ("arXiv:2405.07518v2 Sparrows", "[q-bio.PE] Sparrows"),
        ("Sparrows - preprint", "Sparrows (extended abstract)"),
        ("CafÃ© Sparrows", "Café Sparrows"),
        ("Ѕраrrоwѕ of Spain", "Sparrows of Spain"),
        ("R0utes of Para1lel Sparrow5", "Routes of Parallel Sparrows"),
        ("C0nvex 0ptim1zati0n", "Convex Optimization"),
        ("5parrows 0f N0rway 1n F1ight", "Sparrows of Norway in Flight"),
        ("Routes by LLM", "Routes by Large Language Models"),
        (
            "Inherited Routes of Young Sparrows in Norw",
            "Inherited Routes of Young Sparrows in Norway and Spain",
        ),
        (
            "Inherited Routes of Very Young Sparrows with",
            "Inherited Routes of Very Young Sparrows with Transmitters",
        ),
    ],
)
def test_what_is_no_part_of_a_title_parts_nothing(first: str, second: str) -> None:
    assert matched(listed(first), listed(second)).clusters == ((0, 1),)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Editorial", "Editorial"),
        ("Book Review", "Book Reviews"),
        ("Erratum", "Erratum"),
        ("Prevention of Hypertension in Clinics", "Prevention of Hypotension in Clinics"),
        ("Re: Prevention of Gout in Clinics", "Prevention of Gout in Clinics"),
        ("Interferon Alpha for Sparrows", "Interferon Beta for Sparrows"),
        ("Learning to <think> at Night", "Learning to <act> at Night"),
        ("Heron: Part I of the Long Story of the Night", "Heron: Part II of the Long Story"),
    ],
)
def test_titles_that_prove_nothing(first: str, second: str) -> None:
    assert matched(listed(first), listed(second)).clusters == ((0,), (1,))


def test_a_generic_title_is_one_paper_under_one_abstract() -> None:
    assert matched(listed("Editorial", SPARROWS), listed("Editorial", SPARROWS)).merges
    alone = matched(listed("Editorial", SPARROWS), listed("Editorial"), listed("Editorial"))
    assert not alone.merges
    assert not alone.possible_matches
    assert not matched(listed("Editorial", SPARROWS), listed("Editorial", HARBORS)).merges
    assert not matched(listed("Editorial", SPARROWS), listed("Book Review", SPARROWS)).merges


@pytest.mark.parametrize(("apart", "merged"), [(0, True), (1, True), (5, False), (30, False)])
def test_years_part_papers_of_one_title(apart: int, merged: bool) -> None:
    matching = matched(dated(2010), dated(2010 + apart))
    assert (matching.clusters == ((0, 1),)) is merged
    if not merged:
        (miss,) = matching.possible_matches
        assert miss.reason == f"the dates are {apart} years apart"


def test_years_far_apart_do_not_outweigh_one_abstract() -> None:
    assert matched(dated(2010, SPARROWS), dated(2020, SPARROWS)).clusters == ((0, 1),)


def test_a_record_without_a_year_does_not_join_two_that_are_far_apart() -> None:
    clusters = matched(dated(2010), dated(None), dated(2020)).clusters
    assert len(clusters) == 2
    assert not any({0, 2} <= set(cluster) for cluster in clusters)


def test_the_evidence_of_a_merge_adds_up() -> None:
    merges = matched(
        dated(2010, SPARROWS), dated(2010, SPARROWS), dated(2012, SPARROWS[:120])
    ).merges
    for merge in merges:
        assert sum(each.weight for each in merge.evidence) >= 0
        subjects = [each.subject for each in merge.evidence]
        assert subjects == [Subject.TITLE, Subject.ABSTRACT, Subject.DATE]


def test_one_title_with_two_stories_is_a_possible_match() -> None:
    matching = matched(listed("Waiting", SPARROWS), listed("Waiting", HARBORS))
    assert matching.clusters == ((0,), (1,))
    assert [miss.reason for miss in matching.possible_matches] == [
        "the titles are the same or almost, the abstracts are not"
    ]


def test_a_cut_title_that_fits_two_papers_stays_apart() -> None:
    shared = "Inherited Routes of Young Sparrows in"
    cut, one, other = listed(f"{shared}…"), listed(f"{shared} Spain"), listed(f"{shared} Norway")
    assert matched(cut, one).clusters == ((0, 1),)
    matching = matched(cut, one, other)
    assert matching.clusters == ((0,), (1,), (2,))
    assert "fits several papers" in matching.possible_matches[0].reason


def test_a_cut_title_does_not_lead_another_paper_to_its_own() -> None:
    shared = "Inherited Routes of Young Sparrows in Northern"
    whole, cut = listed(f"{shared} Spain", SPARROWS), listed(f"{shared}…", SPARROWS)
    other = listed(f"{shared} Norway")
    assert matched(cut, other).clusters == ((0, 1),)
    matching = matched(whole, cut, other)
    assert matching.clusters == ((0, 1), (2,))
    assert "fits several papers" in matching.possible_matches[0].reason


def test_a_part_of_an_abstract_does_not_prove_that_a_cut_title_is_one_paper() -> None:
    shared = "Inherited Routes of Young Sparrows"
    whole, cut = listed(f"{shared} Revealed", SPARROWS), listed(f"{shared}…", SPARROWS)
    survey = listed(f"{shared} Revealed: A Survey", f"{SPARROWS[: len(SPARROWS) // 2]} {HARBORS}")
    assert matched(whole, cut, survey).clusters == ((0, 1), (2,))


def test_a_chain_does_not_join_different_papers() -> None:
    matching = matched(
        listed("Sparrowhead: Inherited Routes, Part I", SPARROWS[:150]),
        listed("Sparrowhead", SPARROWS),
        listed("Sparrowhead: Inherited Routes, Part II", f"{HARBORS} {SPARROWS}"),
    )
    assert not any({0, 2} <= set(cluster) for cluster in matching.clusters)


def test_the_curator_overrules() -> None:
    records = [
        listed("Sparrows I", SPARROWS),
        listed("Sparrows I", SPARROWS),
        listed("Sparrows II", HARBORS),
    ]
    pinned = match(records, PairConstraints(must_link=((1, 2),)))
    assert pinned.clusters == ((0, 1, 2),)
    assert Rule.CURATOR in {merge.rule for merge in pinned.merges}
    assert match(records, PairConstraints(cannot_link=((0, 1),))).clusters == ((0,), (1,), (2,))
    both = match(records, PairConstraints(must_link=((1, 2),), cannot_link=((1, 0),)))
    assert both.clusters == ((0,), (1, 2))


def read_all(folder: Path) -> list[Record]:
    return [
        record for path in sorted(folder.glob("*.txt")) for record in read_dump(saved(path)).records
    ]


def test_nothing_to_match() -> None:
    assert match([]) == Matching(clusters=(), merges=(), possible_matches=())


titles = st.sampled_from(
    [
        "Sparrows",
        "Sparrows II",
        "SPARROWS: Inherited Routes",
        "Inherited Routes",
        "Inherited Routes of Young Sparrows",
        "Inherted Routes of Young Sparrows",
        "Inherited Routes of Young Sp…",
        "Inherited Routes of Old Sparrows",
        "Inherited Routes of Young Sparrows: A Survey",
    ]
)
abstracts = st.sampled_from(["", SPARROWS, SPARROWS[:120], HARBORS, f"{SPARROWS} {HARBORS}"])
records = st.lists(st.builds(listed, titles, abstracts), max_size=12)


@given(records)
def test_every_record_once_and_merges_span(records: list[Record]) -> None:
    matching = match(records)
    positions = sorted(position for cluster in matching.clusters for position in cluster)
    assert positions == list(range(len(records)))
    assert all(list(cluster) == sorted(cluster) for cluster in matching.clusters)
    assert list(matching.clusters) == sorted(matching.clusters)
    assert len(matching.merges) == len(records) - len(matching.clusters)
    cluster_of = {at: number for number, cluster in enumerate(matching.clusters) for at in cluster}
    assert all(cluster_of[merge.first] == cluster_of[merge.second] for merge in matching.merges)
    missed = [
        frozenset((cluster_of[miss.first], cluster_of[miss.second]))
        for miss in matching.possible_matches
    ]
    assert all(len(pair) == 2 for pair in missed)
    assert len(missed) == len(set(missed))


@given(records, st.randoms(use_true_random=False))
def test_order_means_nothing(records: list[Record], random: Random) -> None:
    order = list(range(len(records)))
    random.shuffle(order)
    shuffled = match([records[at] for at in order])
    restored = {frozenset(order[at] for at in cluster) for cluster in shuffled.clusters}
    # Equal records may change places: compare what they say, not where they stood.
    assert _said(restored, records) == _said(match(records).clusters, records)


def _said(clusters: object, records: list[Record]) -> Counter[tuple[tuple[str, str], ...]]:
    assert isinstance(clusters, set | tuple)
    return Counter(
        tuple(sorted((records[at].title, records[at].text) for at in cluster))
        for cluster in clusters
    )


@settings(deadline=None, max_examples=20)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_can_be_matched(texts: list[str]) -> None:
    matching = match([listed(text, text) for text in texts])
    assert sum(map(len, matching.clusters)) == len(texts)


each_way_of_listing = pytest.mark.parametrize("bylines", [False, True])


def found_in(sample: Sample, seed: int, bylines: bool) -> Quality:
    """`bylines`: some records have identifiers, and most have authors."""
    sample = signed(sample, seed) if bylines else sample
    return quality(match(sample.records).clusters, sample.papers)


@each_way_of_listing
def test_synthetic_records(bylines: bool) -> None:
    found = found_in(synthetic(1500, seed=5), 5, bylines)
    assert found.precision >= 0.985
    assert found.recall >= 0.96


@needs_real_dumps
@each_way_of_listing
def test_goals_on_perturbed_records(bylines: bool) -> None:
    for seed in SEEDS[REPORT]:
        found = found_in(perturbed(REPORT, seed), seed, bylines)
        assert found.precision >= 0.995
        assert found.recall >= 0.97


@each_way_of_listing
def test_two_other_fields(bylines: bool) -> None:
    """Where no threshold was found: medicine and history."""
    found = found_in(other_fields(1500, seed=7), 7, bylines)
    assert found.precision >= 0.995
    assert found.recall >= 0.95


@needs_real_dumps
def test_references_join_the_papers_that_they_complete() -> None:
    found = completed()
    assert (found.records, found.papers, found.merges, found.papers_beside) == (495, 409, 86, 409)
    assert (found.references, found.own, found.others) == (407, 407, 0)


@each_folder_of_dumps
def test_the_list_s_papers_keep_their_identifiers_and_merges(folder: Path) -> None:
    records = read_all(folder)
    matching = match(records)
    assert (len(records), len(matching.clusters)) == (495, 409)
    assert Counter(merge.rule for merge in matching.merges) == {Rule.SAME_TITLE: 86}
    assert not matching.possible_matches
    lock, _ = read_lock("papers.lock", (CONTENT / "papers.lock").read_text("utf-8"))
    clusters = [[records[position] for position in cluster] for cluster in matching.clusters]
    published = {entry.id for entry in lock.entries.values() if not entry.removed}
    assert set(identify(clusters, Lock())) == published


@needs_real_dumps
def test_the_real_dumps() -> None:
    records = read_all(REAL)
    matching = match(records)
    assert Counter(map(len, matching.clusters)) == {1: 346, 2: 45, 3: 13, 4: 5}
    assert len(matching.possible_matches) < 36
    title = "Accelerating Diffusion Large Language Models via Adaptive Parallel Decoding"
    alike = {
        "Accelerating Diffusion LLMs via Adaptive Parallel Decoding",
        f"Learning to Parallel: {title}",
    }
    apart = [
        {records[at].title for at in cluster} & alike
        for cluster in matching.clusters
        if any(records[at].title in alike for at in cluster)
    ]
    assert len(apart) == 2
