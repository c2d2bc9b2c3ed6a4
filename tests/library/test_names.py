"""What a curator may call a paper, and what constraints mean."""

from collections.abc import Sequence

import pytest

from sitegen.content.curation import read_curation
from sitegen.content.lock_file import Lock
from sitegen.content.record import Record
from sitegen.content.yaml_file import read_yaml
from sitegen.library.history import update
from sitegen.library.names import PaperResolver, RecordResolver, find_constraints, find_decisions
from sitegen.library.paper import build_paper, paper_id
from sitegen.matching.cluster import PairConstraints
from tests.factories import CAPTURES, paper, record

LANTERN = record("Lantern: H_2O Caches", lines=(1,))
ORCHARD = record("Orchard Scheduling", lines=(3,))
WINTER = record("Winter Search", lines=(5,))
TWIN = record("Orchard Scheduling", lines=(7,), abstract=("Another one.",))
RECORDS = [LANTERN, ORCHARD, WINTER, TWIN]


EMPTY = Lock()


def record_names(lock: Lock = EMPTY, *, own_dumps: bool = True) -> RecordResolver:
    return RecordResolver(RECORDS, lock, own_dumps=own_dumps)


def paper_names(
    clusters: Sequence[Sequence[Record]], lock: Lock = EMPTY
) -> tuple[PaperResolver, list[str]]:
    identified = {paper_id(cluster[0].title): cluster for cluster in clusters}
    records = [listed for cluster in clusters for listed in cluster]
    return PaperResolver(identified, records, RecordResolver(records, lock)), list(identified)


def constraints(
    text: str, names: RecordResolver | None = None
) -> tuple[PairConstraints, list[str]]:
    curation = read_curation(read_yaml("curation.yml", text), [], {})
    found = find_constraints(curation, names or record_names())
    return found.value, [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    ("name", "positions"),
    [
        (paper_id(LANTERN.title), (0,)),
        ("Lantern: H_2O Caches", (0,)),
        ("Lantern: H₂O Caches", (0,)),
        ("spring.txt:1", (0,)),
        ("Orchard Scheduling", (1, 3)),
        ("spring.txt:7", (3,)),
        ("lantern: h2o caches", ()),
        ("spring.txt:2", ()),
        ("", ()),
    ],
)
def test_a_paper_goes_by_id_title_or_line(name: str, positions: tuple[int, ...]) -> None:
    assert record_names().positions(name) == positions


def test_a_published_id_is_known_after_its_title_is_gone() -> None:
    former = build_paper([record("Lamp"), LANTERN], (), CAPTURES)
    lock = update(Lock(), [former], None)
    assert record_names(lock).positions(former.id) == (0,)
    assert record_names(lock).positions("Lamp") == (0,)


def test_pins_are_pairs_of_records() -> None:
    found, problems = constraints(
        "same: [[spring.txt:1, Winter Search]]\ndifferent: [[spring.txt:3, spring.txt:7]]"
    )
    assert found == PairConstraints(must_link=((0, 2),), cannot_link=((1, 3),))
    assert problems == []


def test_a_pin_of_a_title_is_for_all_its_listings() -> None:
    found, _ = constraints("different: [[Orchard Scheduling, Winter Search]]")
    assert found.cannot_link == ((1, 2), (3, 2))


def test_different_means_each_from_each() -> None:
    found, _ = constraints("different: [[spring.txt:1, spring.txt:3, spring.txt:5]]")
    assert found.cannot_link == ((0, 1), (0, 2), (1, 2))


def test_an_unknown_name_is_reported_once_at_its_own_place() -> None:
    _, problems = constraints("same:\n- [Lantrn H_2O Caches, Winter Search, Orchard Scheduling]")
    assert problems == [
        "curation.yml:2:4: there is no paper 'Lantrn H_2O Caches' "
        "(did you mean 'Lantern: H₂O Caches'?)"
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("lantern:", "did you mean 'Lantern: H₂O Caches'?"),
        ("search", "did you mean 'Winter Search'?"),
        ("or", "did you mean 'Orchard Scheduling'?"),
        ("e", "did you mean 'Lantern: H₂O Caches' or 'Orchard Scheduling' or 'Winter Search'?"),
        ("spring.txt:2", "did you mean 'spring.txt:1' or 'spring.txt:3'?"),
        ("spring.txt:99", "did you mean 'spring.txt:7' or 'spring.txt:5'?"),
        ("Wintr Serch", "did you mean 'Winter Search'?"),
        ("printer-reach", "use its id, its exact title, its arXiv id or DOI, or dump:line"),
        ("autumn.txt:1", "use its id, its exact title, its arXiv id or DOI, or dump:line"),
        (
            f"spring.txt:{'9' * 5000}",
            "use its id, its exact title, its arXiv id or DOI, or dump:line",
        ),
        (" ", "use its id, its exact title, its arXiv id or DOI, or dump:line"),
    ],
)
def test_a_name_that_no_paper_has_is_answered_with_the_nearest(name: str, remedy: str) -> None:
    assert record_names().nearest(name) == remedy


def test_no_more_than_five_are_named() -> None:
    records = [record(f"Lantern {number}", lines=(number,)) for number in range(1, 9)]
    records.append(record("A Lantern", lines=(20, 21, 23)))
    names = RecordResolver(records, Lock())
    assert names.nearest("lantern") == (
        "did you mean 'Lantern 1' or 'Lantern 2' or 'Lantern 3' or 'Lantern 4' or 'Lantern 5' "
        "or one of 4 more?"
    )
    assert names.meant("spring.txt:22") == ["spring.txt:20"]


def test_one_paper_is_meant_by_a_part_of_a_title_or_none() -> None:
    names, (lantern, _, _) = paper_names([[LANTERN], [ORCHARD], [WINTER]])
    assert names.meant("h₂o") == (lantern,)
    assert names.meant("e") == names.meant("spring.txt:2") == names.meant("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "same: [[spring.txt:1, spring.txt:3]]\ndifferent: [[spring.txt:3, spring.txt:1]]",
        "same: [[spring.txt:1, spring.txt:3], [spring.txt:3, spring.txt:5]]\n"
        "different: [[spring.txt:5, spring.txt:1]]",
        "same: [[spring.txt:1, spring.txt:3], [spring.txt:5, spring.txt:7], "
        "[spring.txt:7, spring.txt:3]]\ndifferent: [[spring.txt:5, spring.txt:1]]",
        "same: [[Orchard Scheduling, Winter Search]]\ndifferent: [[spring.txt:3, spring.txt:7]]",
    ],
    ids=["directly", "through a chain", "through two chains joined", "through a title"],
)
def test_contradictory_pins_are_reported(text: str) -> None:
    _, problems = constraints(text)
    (reported,) = problems
    assert "are pinned as different and as the same" in reported
    assert reported.startswith("curation.yml:2:")


def test_a_listing_cannot_be_pinned_with_itself() -> None:
    _, problems = constraints(f"different: [['{LANTERN.title}', {paper_id(LANTERN.title)}]]")
    (reported,) = problems
    assert (
        "name the same listing (distinguish listings of one title by their dump:line)" in reported
    )


def test_a_published_paper_that_no_dump_has_is_only_noticed() -> None:
    gone = paper("Forgotten Caches")
    lock = update(Lock(), [gone], None)
    curation = read_curation(read_yaml("c.yml", f"same: [[{gone.id}, Winter Search]]"), [], {})
    found = find_constraints(curation, record_names(lock))
    (problem,) = found.problems
    assert problem.severity == "notice"
    assert problem.message == f"'{gone.id}' is in none of the dumps read"


def test_with_other_dumps_than_its_own_any_name_may_be_missing() -> None:
    file = read_yaml("c.yml", "x: y")
    unknown = record_names(own_dumps=False).unknown(file, (), "01-glued.txt:3")
    assert unknown.severity == "notice"


def test_papers_are_found_by_the_names_of_their_records() -> None:
    names, (both, winter) = paper_names([[LANTERN, ORCHARD], [WINTER]])
    for name in (both, LANTERN.title, ORCHARD.title, paper_id(ORCHARD.title), "spring.txt:3"):
        assert names.papers(name) == (both,)
    assert names.papers("Winter Search") == (winter,)
    assert names.papers("Spring Search") == ()


def test_an_id_merged_long_ago_still_names_its_paper() -> None:
    first, second = paper("Lantern: H_2O Caches"), paper("Lamp of Old")
    both = build_paper([LANTERN, record("Lamp of Old", lines=(9,))], (), CAPTURES)
    lock = update(update(Lock(), [first, second], None), [both], None)
    names, (lantern,) = paper_names([[LANTERN]], lock)
    assert names.papers(second.id) == (lantern,)


def test_a_title_of_several_papers_needs_an_id() -> None:
    twins = {f"id-{number}": [each] for number, each in enumerate((ORCHARD, TWIN))}
    names = PaperResolver(twins, [ORCHARD, TWIN], RecordResolver([ORCHARD, TWIN], Lock()))
    found = names.find(read_yaml("c.yml", ""), (), "Orchard Scheduling")
    assert found.value is None
    assert [str(problem) for problem in found.problems] == [
        "c.yml: 'Orchard Scheduling' is the title of several papers (write id-0 or id-1)"
    ]
    assert names.find(read_yaml("c.yml", ""), (), "spring.txt:7").value == "id-1"


def test_two_entries_for_one_paper_are_reported() -> None:
    identifier = paper_id(WINTER.title)
    text = f"papers:\n  Winter Search: {{pick: a}}\n  {identifier}: {{note: b}}\n  Sumer: {{}}"
    names, _ = paper_names([[WINTER], [record("Summer", lines=(9,))]])
    found = find_decisions(read_curation(read_yaml("c.yml", text), [], {}), names)
    assert [str(problem).partition(" (")[0] for problem in found.problems] == [
        f"c.yml:3:3: a second entry for the paper '{identifier}'",
        "c.yml:4:3: there is no paper 'Sumer'",
    ]
    assert list(found.value) == [identifier]


def test_a_dump_may_be_called_without_its_date() -> None:
    dated = record("Kites", dump="2026-05-01-second.txt", lines=(40,))
    other = record("Tails", dump="a-second-list.txt", lines=(40,))
    names = RecordResolver([dated, other], EMPTY)
    assert names.meant("second.txt:40") == ["2026-05-01-second.txt:40"]
    assert names.nearest("second.txt:41") == "did you mean '2026-05-01-second.txt:40'?"
    assert names.meant("cond.txt:40") == []
