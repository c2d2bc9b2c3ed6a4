"""Second opinions measured: `python -m tests.bench.topics_opinion FOLDER [half]`.

The folder holds papers that are not on the list, in `infield.json` and `offfield.json` (title,
abstract and half), and what two readers say of each in `reader1.json` and `reader2.json`: the
primary topics that they accept, by the title.  They are added to the published list as one more
dump and filed by the rules as they are.  A filed paper is an error where no reader accepts its
topic.  Flagged is what is uncertain, or contradicted by the second opinion: how many of the errors
are, and of the rest?
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory

import yaml

from sitegen.content.settings import read_settings
from sitegen.library.library import Library
from sitegen.library.second_opinion import second_opinions
from sitegen.progress import Progress
from sitegen.site.plan import read
from sitegen.text.clean import readable
from tests.bench.topics import labels
from tests.corpus import CONTENT, REAL

_SETS = ("infield", "offfield")
_READERS = ("reader1", "reader2")
_LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A labeled paper that the rules filed, and what is said of it.

    `sample` is the set and the half that it is of.
    """

    title: str
    sample: str
    topic: str
    accepted: tuple[str, ...]
    uncertain: bool
    contradicted: bool

    @property
    def right(self) -> bool:
        return self.topic in self.accepted

    @property
    def flagged(self) -> bool:
        return self.uncertain or self.contradicted


def judged(library: Library, accepted: Mapping[str, tuple[str, tuple[str, ...]]]) -> list[Filed]:
    """The labeled papers that are filed; `accepted` are samples and topics by readable title."""
    contradicted = second_opinions(library)
    found = []
    for paper in library.papers.values():
        label = next((accepted[t] for t in _titles(library, paper.id) if t in accepted), None)
        topics = library.paper_topics[paper.id]
        if label and topics.primary:
            found.append(
                Filed(
                    title=paper.title.value,
                    sample=label[0],
                    topic=topics.primary.topic,
                    accepted=label[1],
                    uncertain=topics.assignment.uncertain,
                    contradicted=paper.id in contradicted,
                )
            )
    return found


def _titles(library: Library, paper: str) -> Iterable[str]:
    return (readable(record.title) for record in library.papers[paper].records)


def unseen(folder: Path, halves: Sequence[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The sample and the accepted topics of the papers of a folder, by readable title."""
    said = [json.loads((folder / f"{name}.json").read_text()) for name in _READERS]
    return {
        readable(entry["title"]): (
            f"{name} {entry['half']}",
            tuple(
                topic for each in said for topic in each.get(entry["title"], {}).get("primary", ())
            ),
        )
        for name in _SETS
        for entry in _entries(folder, name)
        if entry["half"] in halves
    }


def _entries(folder: Path, name: str) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = json.loads((folder / f"{name}.json").read_text())
    return entries


def with_unseen(folder: Path, halves: Sequence[str]) -> Library:
    """The published list with the papers of those halves as one more dump."""
    entries = [
        {"title": entry["title"], "abstract": entry["abstract"]}
        for name in _SETS
        for entry in _entries(folder, name)
        if entry["half"] in halves
    ]
    with TemporaryDirectory(prefix="bench-topics-") as made:
        content = Path(made) / "content"
        copytree(CONTENT, content, ignore=ignore_patterns(*(["*.txt"] if REAL.is_dir() else [])))
        if REAL.is_dir():
            copytree(REAL, content / "dumps", dirs_exist_ok=True)
        text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)
        (content / "dumps" / "unseen.yml").write_text(text, encoding="utf-8")
        settings = read_settings(content, Path(made) / "out", ())
        return read(settings, Progress()).library


def figures(filed: Sequence[Filed]) -> str:
    wrong = [one for one in filed if not one.right]
    right = [one for one in filed if one.right]
    return (
        f"{len(filed)} filed; of {len(wrong)} errors {_shares(wrong)}; "
        f"of {len(right)} right ones {_shares(right)}"
    )


def _shares(filed: Sequence[Filed]) -> str:
    flagged, uncertain = sum(f.flagged for f in filed), sum(f.uncertain for f in filed)
    share = f" ({flagged / len(filed):.0%})" if filed else ""
    return f"{flagged} flagged{share}, {uncertain} of them as uncertain"


def lines(folder: Path, halves: Sequence[str]) -> Iterator[str]:
    on_list = {title: (_LIST, accepted) for title, (_, accepted) in labels().items()}
    filed = judged(with_unseen(folder, halves), on_list | unseen(folder, halves))
    for sample in sorted({one.sample for one in filed}):
        yield f"  {sample}: {figures([one for one in filed if one.sample == sample])}"
    yield f"  all unseen: {figures([one for one in filed if one.sample != _LIST])}"


def main() -> None:
    folder, *halves = sys.argv[1:]
    print("\n".join(lines(Path(folder), halves or ("dev", "test"))))


if __name__ == "__main__":
    main()
