"""The labels of papers, and how they are counted for the curator."""

from sitegen.content.taxonomy import Taxonomy
from sitegen.library.labels import Label, LabelCount, count_labels, labels_of
from tests.factories import paper, record, topic


def test_a_label_is_told_with_the_first_file_that_has_it() -> None:
    records = [
        record(labels=("SLAM", "cs.RO"), dump="b.md"),
        record(labels=("cs.RO", "Maps"), dump="references/a.bib", is_reference=True),
    ]
    assert labels_of(records) == (
        Label("SLAM", "b.md"),
        Label("cs.RO", "b.md"),
        Label("Maps", "references/a.bib"),
    )


def test_labels_are_counted_by_papers_as_they_are_written_most_often() -> None:
    papers = [
        paper("One", labels=("agents", "Agents", "🚀")),
        paper("Two", labels=("Agents", "Systems / Caches")),
        paper("Three", labels=("Agent", "Agents")),
        paper("Four"),
    ]
    topics = (topic("caches", labels=("cache",)), topic("storage", labels=("Systems", "Caches")))
    taxonomy = Taxonomy(groups=("Systems",), topics=topics)
    assert count_labels(papers, taxonomy) == [
        LabelCount(label="Agents", papers=3, topics=()),
        LabelCount(label="Systems / Caches", papers=1, topics=("storage", "caches")),
    ]
