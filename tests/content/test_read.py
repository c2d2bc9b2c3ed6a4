"""The files a curator keeps, each read and checked by itself."""

from pathlib import Path

from sitegen.content.read import Content, read_content
from sitegen.content.sources import read_sources
from tests.conftest import settings_of


def read(folder: Path) -> Content:
    settings = settings_of(folder)
    return read_content(settings, read_sources(settings))


def test_records_stand_in_the_order_of_dumps_and_lines(golden: Path) -> None:
    records = read(golden).records
    assert len(records) == 15
    assert records == sorted(records, key=lambda record: (record.dump, record.line))


def test_a_file_in_no_known_layout_is_a_warning_with_its_remedy(golden: Path) -> None:
    (problem,) = read(golden).problems
    assert (problem.severity, problem.line) == ("warning", 1)
    assert problem.path.endswith("dumps/notes.txt")
    assert "known layouts: cards, bare, glued" in problem.remedy


def test_topics_of_the_curators_file_are_those_of_the_taxonomy(golden: Path) -> None:
    topics = golden / "content" / "topics.yml"
    topics.write_text(topics.read_text().replace("slug: search", "slug: searching"))
    reported = [problem.message for problem in read(golden).problems]
    assert "there is no topic 'search'" in reported
