"""Why the site says what it says, on a terminal."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.errors import SitegenError
from sitegen.library.library import Library
from sitegen.progress import Progress
from sitegen.site.build import build
from sitegen.site.explain import explain
from sitegen.site.plan import read
from sitegen.site.report import report_json
from tests.conftest import copy_golden, golden_line, settings_of
from tests.factories import ADA, JAN, organization, paper, related_as
from tests.factories import library as library_of


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = copy_golden(tmp_path_factory.mktemp("explain"))
    yield read(settings_of(folder), Progress()).library


def in_dump(name: str, text: str) -> str:
    return f"{name}.txt:{golden_line(f'dumps/{name}.txt', text)}"


def in_curation(text: str) -> str:
    return f"curation.yml:{golden_line('curation.yml', text)}"


def explained(library: Library, name: str) -> str:
    return "\n".join(explain(library, name))


def test_that_no_topic_fits_is_the_curators_word(golden: Path) -> None:
    curation = golden / "content" / "curation.yml"
    text = curation.read_text(encoding="utf-8")
    pinned = text.replace('Moonlight": {', 'Moonlight": {topic: unsorted, ')
    curation.write_text(pinned, encoding="utf-8")
    told = explained(
        read(settings_of(golden), Progress()).library, "Scheduling Rivers by Moonlight"
    )
    assert "Topics (the curator decided):\n  first Unsorted: the curator decided\n" in told
    assert "\n  next  Rivers: 17.6\n" in told


def test_what_lost_is_explained(library: Library) -> None:
    text = explained(library, "Scheduling Rivers by Moonlight")
    assert f"date      Jan 31, 2022, from {in_curation('Moonlight')}, year from the curator" in text


def test_who_merged_what_and_why_is_explained(library: Library) -> None:
    text = explained(library, "Orchard: Scheduling Apples on Many Ladders")
    assert "Listed 2 times:" in text
    assert f"{in_dump('january', 'Orchard')}  capture date not known (it shows no date)" in text
    assert (
        f"merged {in_dump('january', 'Orchard')} with {in_dump('march', 'Orchard')}: "
        "same title: the titles are the same (+6), "
        "the abstracts have 100% of their words in common (+10)" in text
    )
    assert f"by        3 authors, names not listed, from {in_dump('march', 'Orchard')}" in text


def test_each_fact_is_explained_with_who_states_it(library: Library) -> None:
    text = explained(library, "Harbor Lights: Caching at the Water's Edge")
    assert f"comments  4, from {in_dump('march', 'Harbor')}" in text
    assert f"abstract  the reading list’s own summary, from {in_dump('march', 'Harbor')}" in text
    assert f"arxiv     2401.10020, from {in_curation('arxiv: 2401.10020')}" in text
    assert f"example/charts, from {in_dump('march', 'Harbor')}" in text
    lantern = explained(library, "Lantern: Lighting a Cache Without Regret")
    assert (
        f"venue     Workshop on Rivers & Lamps, from {in_curation('Workshop on Rivers')}" in lantern
    )


def test_people_and_identifiers_are_explained_with_who_states_them() -> None:
    one = paper(authors=(ADA, JAN), arxiv="2402.00001", organization=organization("Acme"))
    text = explained(library_of([one]), one.id)
    assert "by        Ada Bettong, Jan van der Berg Jr., from spring.txt:1" in text
    assert "arxiv     2402.00001, from spring.txt:1" in text
    assert "organization Acme, from spring.txt:1" in text
    assert "date      Feb 2024, from spring.txt:1, year from its arXiv id" in text


def test_a_title_of_two_papers_is_explained_for_both(library: Library) -> None:
    text = explained(library, "Errata")
    assert text.count("Listed once:") == 2
    assert in_dump("january", "Errata") in text and in_dump("may", "Errata") in text


def test_topics_are_explained_with_their_phrases_or_who_decided(library: Library) -> None:
    assert "Search: the curator decided" in explained(library, "Learning to Whistle")
    errata = explained(library, "Errata")
    assert "Topics (uncertain: score 4 is below 10):\n  first Caches & lanterns: 4\n" in errata
    assert "  first Rivers: 5.6\n        4.0  river (abstract, 4 × 1)\n" in errata
    assert "        1.6  sea (abstract, 2 × 0.8)\n" in errata


def test_an_unsorted_paper_is_explained_with_what_it_lacks_and_what_it_says(
    golden: Path,
) -> None:
    (golden / "content" / "dumps" / "lake.yml").write_text(
        "- title: Ferries of Clay\n  abstract: Clay is dug by the sea. A gray clay pot is dry.\n"
        "- title: One Cache\n  abstract: Lanterns.\n"
        "- title: Mice of Straw\n  abstract: They say little.\n"
    )
    library = read(settings_of(golden), Progress()).library
    text = explained(library, "Ferries of Clay")
    assert (
        "Topics (none has enough):\n"
        "  first Unsorted: too little for Rivers: score 2, 3 needed\n"
        "  its own frequent words: clay\n"
        "  next  Rivers: 2\n"
        "        2.0  sea (abstract, 2 × 1)\n"
    ) in text
    nothing = explained(library, "Mice of Straw")
    one = explained(library, "One Cache")
    assert ", 1 word\n" in one
    assert "Topics (nothing speaks for another):\n" in one
    assert "Unsorted: no phrase of any topic was found\n" in nothing
    assert "its own frequent words: none\n" in nothing


def test_no_control_character_reaches_a_terminal(library: Library) -> None:
    text = "".join(explained(library, paper.id) for paper in library.papers.values())
    assert all(character.isprintable() or character == "\n" for character in text)


def test_an_unknown_name_has_the_nearest_as_its_remedy(library: Library) -> None:
    with pytest.raises(SitegenError, match=r"no paper 'Erata' \(did you mean 'Errata'\?\)"):
        explained(library, "Erata")


def test_a_removed_paper_is_distinguished_from_a_mistyped_one(tmp_path: Path) -> None:
    folder = copy_golden(tmp_path)
    build(settings_of(folder), Progress())
    (folder / "content" / "dumps" / "may.txt").unlink()
    left = read(settings_of(folder), Progress()).library
    gone = next(entry for entry in left.lock.entries if entry not in left.papers)
    with pytest.raises(SitegenError, match="was published, but is in none of the dumps"):
        explained(left, left.lock.entries[gone].title)


def test_topics_are_explained_with_what_lists_the_paper_there(golden: Path) -> None:
    dumps, references = golden / "content" / "dumps", golden / "content" / "references"
    references.mkdir(exist_ok=True)
    (dumps / "lake.bib").write_text(
        "@misc{a, title = {On the Patience of Ferries}, keywords = {Harbors; Ropes}}\n"
    )
    (references / "tags.bib").write_text(
        "@misc{b, title = {On the Patience of Ferries}, keywords = {quiet caching}}\n"
    )
    topics = golden / "content" / "topics.yml"
    text = topics.read_text(encoding="utf-8")
    named = text.replace("    phrases:", "    from: [harbor, Quiet Caching]\n    phrases:", 1)
    topics.write_text(named, encoding="utf-8")
    library = read(settings_of(golden), Progress()).library
    lines = explained(library, "On the Patience of Ferries").splitlines()
    place = next(line for line in lines if line.startswith("  first "))
    (reason,) = [line for line in lines if line.endswith("listed under “Harbors” in lake.bib")]
    assert place.endswith(": 10") and reason.split()[0] == "10.0"
    labels = json.loads(report_json(library))["labels"]
    slug = library.taxonomy.topics[0].slug
    assert labels == [
        {"label": "Harbors", "papers": 1, "topics": [slug]},
        {"label": "Ropes", "papers": 1, "topics": []},
        {"label": "quiet caching", "papers": 1, "topics": [slug]},
    ]


def test_what_nobody_confirms_is_marked() -> None:
    one = paper(arxiv="2402.00001", is_confirmed=False)
    text = explained(library_of([one]), one.id)
    assert "arxiv     2402.00001, unconfirmed, only in spring.txt:1" in text


def test_relations_are_explained_from_both_sides_with_who_states_them() -> None:
    one, other = paper("Nests"), paper("Eggs")
    shelf = library_of([one, other], relations=related_as("compares", one, other, "It is warmer."))
    said = "Relations:\n  compares with 'Eggs', from curation.yml:7: It is warmer."
    assert said in explained(shelf, one.id)
    assert "\n  compared in 'Nests', from curation.yml:7: It is" in explained(shelf, other.id)
    assert "Relations" not in explained(library_of([one, other]), one.id)


def test_a_part_of_a_title_needs_no_punctuation() -> None:
    one = paper("Nests! A 2nd: Look")
    shelf = library_of([one])
    assert explained(shelf, "nests a 2nd look").startswith("Nests! A 2nd: Look")
