"""What a browser joins is what the export files say."""

import pytest
import yaml

from sitegen.explore.selection_export import PER_PART, selection_files
from sitegen.export import bibtex
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from tests.factories import date, exported, library, organization, paper, settings
from tests.text.test_data_script import read_packed, read_script

HOSTILE = "</script>{\"\\ =cmd|' /C calc'!A0, \u2028 <b>& [link](x)"
PAPERS = [
    paper("Apricots and Caches", date=date("2024-08-17"), abstract=("One.", "Two.")),
    paper(HOSTILE, organization=organization("Labs, Inc."), abstract=(HOSTILE,)),
]


def taken(of: Library, key: str, papers: list[Paper]) -> str:
    """The papers in a format, joined as the browser joins them."""
    files = selection_files(of, {}, settings())
    _, index = read_script(files["selection/index.js"])
    (form,) = (each for each in index["formats"] if each["key"] == key)
    before, between, after = form["frame"]
    found = [entries(files, each)[key] for each in papers]
    return str(before + between.join(found) + after)


def entries(files: dict[str, str], paper: Paper) -> dict[str, str]:
    """What a browser finds of a paper, by format: in the part that its id tells."""
    _, index = read_script(files["selection/index.js"])
    part = int(paper.id[-6:], 16) % index["parts"]
    name = f"selection-{part}"
    handed, found = read_packed(files[f"selection/{index['version']}/{name}.js"])
    assert handed == name
    return dict(found[paper.id])


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("bib", "papers.bib"),
        ("ris", "papers.ris"),
        ("csl", "papers.csl.json"),
        ("csv", "papers.csv"),
    ],
)
def test_all_papers_taken_are_the_whole_lists_file(key: str, path: str) -> None:
    of = library(PAPERS)
    assert taken(of, key, list(of.papers.values())) == exported(of)[path]


def test_markdown_is_a_list_for_notes_and_inert() -> None:
    found = "https://doi.org/10.5555/apricots"
    known = paper("Apricots [1] & Caches", doi="10.5555/apricots", abstract=("One_", "two_."))
    of = library([known, PAPERS[1]], filed={known.id: ["caches"], PAPERS[1].id: []})
    text = taken(of, "md", [known, PAPERS[1]])
    assert text.startswith(
        f"- [Apricots \\[1\\] & Caches](<https://example.org/list/papers/{known.id}.html>)\n"
        f"  - [Read the paper](<{found}>)\n"
        "  - One\\_ two\\_.\n"
        "  - #caches\n"
        '- [\\</script\\>{"\\\\ =cmd\\|'
    )
    assert "<b>" not in text.replace("\\<b", "")


def test_markdown_without_an_address_is_not_a_link() -> None:
    of = library(PAPERS[:1])
    entry = entries(selection_files(of, {}, settings(url="")), PAPERS[0])["md"]
    assert entry.startswith("- Apricots and Caches\n  - Aug 17, 2024\n")


def test_a_file_of_markdown_begins_with_properties() -> None:
    files = selection_files(library(PAPERS), {}, settings(name='A "list": of #papers'))
    heads = {
        each["key"]: each["head"] for each in read_script(files["selection/index.js"])[1]["formats"]
    }
    opening, front, rest = heads.pop("md").split("---\n")
    assert (opening, rest) == ("", "\n")
    assert yaml.safe_load(front) == {
        "title": 'A "list": of #papers',
        "source": "https://example.org/list/index.html",
        "tags": ["papers"],
    }
    assert set(heads.values()) == {""}


def test_notes_in_bibtex_are_escaped_as_all_else_is() -> None:
    index = read_script(selection_files(library(PAPERS), {}, settings())["selection/index.js"])[1]
    escapes = {each["key"]: each["escapes"] for each in index["formats"]}
    assert escapes.pop("bib") == bibtex.ESCAPES
    assert set(bibtex.ESCAPES) == set("\\{}~^&%$#_")
    assert not any(escapes.values())


def test_a_long_list_is_in_parts() -> None:
    of = library([paper(f"Moths {number:04}") for number in range(PER_PART + 1)])
    files = selection_files(of, {}, settings())
    assert len(files) == 1 + 2
    assert all(
        f"Moths {number:04}" in entries(files, one)["bib"]
        for number, one in enumerate(sorted(of.papers.values(), key=by_title))
    )


def test_equal_lists_give_equal_files() -> None:
    one, other = (selection_files(library(PAPERS), {}, settings()) for _ in range(2))
    assert one == other
