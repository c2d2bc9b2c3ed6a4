"""Labels: what the sources list a paper under, and which topics take it from there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sitegen.content.record import Record
from sitegen.content.taxonomy import Taxonomy
from sitegen.library.paper import Paper
from sitegen.text.label import label_key, label_keys


class Label(Struct, frozen=True):
    """A label of a paper, and the first file that lists the paper under it."""

    text: str
    file: str


class LabelCount(Struct, frozen=True, kw_only=True):
    """How many papers stand under a label, and the slugs of the topics that take them."""

    label: str
    papers: int
    topics: tuple[str, ...]


def labels_of(records: Iterable[Record]) -> tuple[Label, ...]:
    """The labels of a paper's records, each once."""
    first: dict[str, str] = {}
    for record in records:
        for text in record.labels:
            first.setdefault(text, record.dump)
    return tuple(Label(text, file) for text, file in first.items())


def topics_of(label: str, by_label: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The slugs of the topics that a label is evidence for; see `Taxonomy.by_label`."""
    slugs = (slug for key in label_keys(label) for slug in by_label.get(key, ()))
    return tuple(dict.fromkeys(slugs))


def count_labels(papers: Iterable[Paper], taxonomy: Taxonomy) -> Sequence[LabelCount]:
    """The labels of all papers, the commonest first, each as it is written most often."""
    by_label = taxonomy.by_label
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        texts = {label_key(label.text): label.text for label in labels_of(paper.records)}
        for key, text in texts.items():
            written[key][text] += 1
    counts = [
        _count(texts, by_label)
        for key, texts in written.items()
        if key  # only words can be named
    ]
    return sorted(counts, key=lambda count: (-count.papers, count.label))


def _count(written: Counter[str], by_label: Mapping[str, Sequence[str]]) -> LabelCount:
    label = min(written, key=lambda text: (-written[text], text))
    return LabelCount(label=label, papers=written.total(), topics=topics_of(label, by_label))
