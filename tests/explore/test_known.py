"""What a reader's own list knows of the ids in it."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.lock_file import Lock, Published, Revision
from sitegen.explore.known import PER_PART, key_of, known_files
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from tests.explore.test_selection_export import HOSTILE
from tests.factories import date, library, paper, topic
from tests.text.test_data_script import read_script

MOTHS = paper("Moths and Caches", date=date("2024-08-17"), doi="10.5555/moths")
BARE = paper("Lamps")


def locked(*entries: Published) -> Lock:
    return Lock(
        entries={entry.id: entry for entry in entries},
        revisions=(Revision(number=1, as_of=None), Revision(number=2, as_of=None)),
    )


def published(identifier: str, revision: int = 1, **facts: Any) -> Published:
    return Published(id=identifier, title=identifier.title(), first_revision=revision, **facts)


def listed(papers: list[Paper], *others: Published) -> Library:
    entries = [published(each.id) for each in papers]
    return library(papers, lock=locked(*entries, *others))


def files_of(of: Library) -> dict[str, str]:
    """With the numbers of documents that come before these papers' own: 100 and on."""
    return known_files(of, {identifier: 100 + n for n, identifier in enumerate(sorted(of.papers))})


def index(files: dict[str, str]) -> dict[str, Any]:
    name, value = read_script(files["explore/known.js"])
    assert name == "known"
    return dict(value)


def parts(files: dict[str, str]) -> dict[str, dict[str, Any]]:
    folder = f"explore/{index(files)['version']}/"
    scripts = (text for path, text in files.items() if path.startswith(folder))
    return dict(map(read_script, scripts))


def test_a_paper_is_a_row_of_what_a_line_shows() -> None:
    filed = {MOTHS.id: ["caches"], BARE.id: []}
    of = library([MOTHS, BARE], topics=(topic(),), filed=filed)
    files = files_of(of)
    assert index(files)["topics"] == [["caches", "Caches, large & small"], ["unsorted", "Unsorted"]]
    assert index(files)["digits"] == 0
    elsewhere = ["DOI", "https://doi.org/10.5555/moths"]
    assert sorted(parts(files)["known-"]["papers"]) == [
        [BARE.id, 0, "Lamps", "", "", [1], None, 100],
        [MOTHS.id, 1, "Moths and Caches", "Aug 17, 2024", "", [0], elsewhere, 101],
    ]


def test_numbers_are_those_of_the_selection_export() -> None:
    of = listed([paper(f"Moths {number}") for number in range(30)])
    rows = parts(files_of(of))["known-"]["papers"]
    in_order = [each.id for each in sorted(of.papers.values(), key=by_title)]
    assert [in_order[number] for _, number, *_ in rows] == [identifier for identifier, *_ in rows]


def test_former_and_removed_ids_are_in_the_part_of_their_own_end() -> None:
    former = published("moths-again-0a0a0a", into=MOTHS.id)
    oldest = published("moths-first-0b0b0b", into=former.id)
    gone = published("wicks-0c0c0c", removed=True)
    of_gone = published("wicks-too-0d0d0d", into=gone.id)
    (part,) = parts(files_of(listed([MOTHS], former, oldest, gone, of_gone))).values()
    assert part["former"] == {former.id: MOTHS.id, oldest.id: MOTHS.id}
    assert part["gone"] == {gone.id: gone.title, of_gone.id: of_gone.title}


def test_an_end_of_two_ids_means_the_one_that_was_published_first() -> None:
    end = MOTHS.id[-6:]
    earlier = published(f"zebras-{end}", 1, into=BARE.id)
    later = published(f"apes-{end}", 3, removed=True)
    own = [published(MOTHS.id, 2), published(BARE.id)]
    of = library([MOTHS, BARE], lock=locked(later, *own, earlier))
    (part,) = parts(files_of(of)).values()
    assert part["shared"] == {end: [earlier.id, MOTHS.id, later.id]}


def test_a_long_list_is_in_parts_by_the_ends_of_ids() -> None:
    many = [published(f"moths-{n * 7919 % 16**6:06x}", removed=True) for n in range(PER_PART + 1)]
    files = files_of(listed([MOTHS], *many))
    assert index(files)["digits"] == 1
    found = parts(files)
    assert sorted(found) == [f"known-{digit:x}" for digit in range(16)]
    for name, part in found.items():
        ids = [*part["gone"], *(identifier for identifier, *_ in part["papers"])]
        assert {f"known-{key_of(identifier)[0]}" for identifier in ids} <= {name}
    assert sum(len(part["gone"]) for part in found.values()) == len(many)


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_every_id_has_an_end(text: str) -> None:
    assert len(key_of(text)) == 6
    assert set(key_of(text)) <= set("0123456789abcdef")


def test_a_hostile_title_is_data() -> None:
    files = files_of(listed([paper(HOSTILE)], published("x-0a0a0a", removed=True)))
    assert all("</script" not in text for text in files.values())


def test_equal_lists_give_equal_files() -> None:
    assert files_of(listed([MOTHS, BARE])) == files_of(listed([MOTHS, BARE]))
