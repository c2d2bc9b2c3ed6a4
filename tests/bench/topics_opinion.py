"""Second opinions measured, as a part of `python -m tests.bench.topics`.

The papers that nobody had seen (`unseen_topics`) are added to the published list as one more dump,
and all are filed by the rules as they are.  A filed paper is an error where no reader accepts its
topic.  Flagged is what is uncertain, or contradicted by the second opinion: how many of the errors
are, and of the rest?  Summaries of our own stand beside those of the bundled list, and abstracts,
if ABSTRACTS names them, beside the abstracts of the captures.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

import yaml

from sitegen.content.settings import read_settings
from sitegen.library.library import Library
from sitegen.library.second_opinion import second_opinions
from sitegen.progress import Progress
from sitegen.site.plan import read
from sitegen.text.clean import readable
from tests.bench.unseen_topics import PARTS, SET_NAMES, abstracts_named, read_set
from tests.corpus import BUNDLED, CONTENT, REAL

ON_LIST = "list"

Labels = Mapping[str, tuple[str, Collection[str]]]  # sample and accepted topics, by readable title


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A labeled paper that the rules filed, rightly or not, and what flags it."""

    sample: str
    right: bool
    uncertain: bool
    contradicted: bool

    @property
    def flagged(self) -> bool:
        return self.uncertain or self.contradicted


def opinion_lines(on_list: Labels, parts: Sequence[str] = PARTS) -> Iterator[str]:
    """Figures of each set and of all; `on_list` are the labels of the list's own papers."""
    unseen = [each for name in SET_NAMES for each in read_set(name)]
    texts = {"summaries": {each.title: each.summary for each in unseen}}
    if abstracts := abstracts_named():
        texts["abstracts"] = abstracts
    for part in parts:
        labels = {**on_list, **_labels(part)}
        for kind, text in texts.items():
            added = {title: text[title] for title in _labels(part) if title in text}
            dumps = REAL if kind == "abstracts" and REAL.is_dir() else BUNDLED
            filed = judged(with_unseen(dumps, added), labels)
            yield f"{part}, {len(added)} {kind} beside those of {dumps.parent.name}"
            for sample in sorted({each.sample for each in filed}):
                yield f"  {sample}: {figures([each for each in filed if each.sample == sample])}"
            of_unseen = [each for each in filed if each.sample != ON_LIST]
            yield f"  all unseen: {figures(of_unseen)}"


def _labels(part: str) -> dict[str, tuple[str, Collection[str]]]:
    return {
        each.title: (name, {topic for reading in each.readings for topic in reading.primary})
        for name in SET_NAMES
        for each in read_set(name)
        if each.part == part
    }


def with_unseen(dumps: Path, texts: Mapping[str, str]) -> Library:
    """The published list, of these dumps, with papers of these titles and texts as one more."""
    entries = [{"title": str(title), "abstract": str(text)} for title, text in texts.items()]
    with TemporaryDirectory(prefix="bench-topics-") as made:
        content = Path(made) / "content"
        copytree(CONTENT, content)
        rmtree(content / "dumps")
        copytree(dumps, content / "dumps")
        (content / "dumps").chmod(0o755)
        text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)
        (content / "dumps" / "unseen.yml").write_text(text, encoding="utf-8")
        return read(read_settings(content, Path(made) / "out", ()), Progress()).library


def judged(library: Library, labels: Labels) -> list[Filed]:
    contradicted = second_opinions(library)
    found = []
    for paper in library.papers.values():
        titles = [readable(record.title) for record in paper.records]
        label = next((labels[title] for title in titles if title in labels), None)
        topics = library.paper_topics[paper.id]
        if label and topics.primary:
            sample, accepted = label
            found.append(
                Filed(
                    sample=sample,
                    right=topics.primary.topic in accepted,
                    uncertain=topics.assignment.uncertain,
                    contradicted=paper.id in contradicted,
                )
            )
    return found


def figures(filed: Sequence[Filed]) -> str:
    wrong = [each for each in filed if not each.right]
    right = [each for each in filed if each.right]
    return f"of {len(wrong)} errors {_shares(wrong)}; of {len(right)} right ones {_shares(right)}"


def _shares(filed: Sequence[Filed]) -> str:
    flagged, uncertain = sum(f.flagged for f in filed), sum(f.uncertain for f in filed)
    share = f" ({flagged / len(filed):.1%})" if filed else ""
    return f"{flagged} flagged{share}, {uncertain} of them uncertain"
