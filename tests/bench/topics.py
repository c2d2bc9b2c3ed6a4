"""Topics measured against careful readers: `python -m tests.bench.topics`.

`labels.json` says, by title, which primary topics would be accepted.  Phrases were written with
the `dev` sample in view, and corrected with the `opened` one, which had been kept aside at first;
the `held` sample was kept aside until its mistakes, too, were read for phrases.
Each folder of dumps is judged by itself: full abstracts in one, our own summaries in the other.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.dumps.reader import read_dump
from sitegen.content.topics_file import read_taxonomy
from sitegen.content.yaml_file import read_yaml
from sitegen.library.assign_topics import Assigner, Assignment
from sitegen.text.clean import readable
from tests.bench.topics_opinion import ON_LIST, opinion_lines
from tests.bench.unseen_topics import SET_NAMES, abstracts_named, read_set, report
from tests.corpus import BUNDLED, CONTENT, REAL, saved

TOPICS = CONTENT / "topics.yml"
LABELS = Path(__file__).with_name("labels.json")
DUMPS = (REAL, BUNDLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One labeled paper, and where the program puts it."""

    title: str
    sample: str
    accepted: tuple[str, ...]
    assignment: Assignment

    @property
    def topic(self) -> str:
        return self.assignment.primary.topic if self.assignment.primary else "unsorted"

    @property
    def right(self) -> bool:
        return self.topic in self.accepted


def labels() -> dict[str, tuple[str, tuple[str, ...]]]:
    """By readable title: the sample, and the topics accepted as primary."""
    entries = json.loads(LABELS.read_text(encoding="utf-8"))
    return {
        readable(title): (entry["sample"], tuple(entry["accepted"]))
        for title, entry in entries.items()
    }


def papers(folder: Path) -> dict[str, str]:
    """The longest abstract of each title in a folder of dumps, both readable."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*")):
        for record in read_dump(saved(path)).records:
            title, abstract = readable(record.title), readable(record.text)
            found[title] = max(found.get(title, ""), abstract, key=len)
    return found


def judge(assigner: Assigner, abstracts: Mapping[str, str]) -> list[Judged]:
    return [
        Judged(
            title=title,
            sample=sample,
            accepted=accepted,
            assignment=assigner.assign(title, abstracts[title]),
        )
        for title, (sample, accepted) in labels().items()
        if title in abstracts
    ]


def figures(judged: Sequence[Judged]) -> str:
    wrong = [one for one in judged if not one.right]
    uncertain = sum(one.assignment.uncertain for one in judged)
    covered = sum(one.assignment.uncertain for one in wrong)
    unsorted = sum(one.assignment.primary is None for one in judged)
    also = sum(len(one.assignment.secondary) for one in judged)
    return (
        f"{len(judged)} papers, {1 - len(wrong) / len(judged):.1%} accepted, {len(wrong)} wrong; "
        f"{uncertain / len(judged):.1%} uncertain, among them {covered} of the wrong; "
        f"{unsorted} unsorted; {also / len(judged):.2f} further topics a paper"
    )


def mistakes(judged: Sequence[Judged]) -> Iterator[str]:
    wrong = [one for one in judged if not one.right]
    confused = Counter((one.accepted, one.topic) for one in wrong)
    for (accepted, topic), count in confused.most_common():
        yield f"  {count} of {' or '.join(accepted)} put in {topic}"
        for one in wrong:
            if (one.accepted, one.topic) == (accepted, topic):
                yield f"      {one.title} (margin {one.assignment.margin:.2f})"


def main() -> None:
    taxonomy, _ = read_taxonomy(read_yaml(str(TOPICS), TOPICS.read_text(encoding="utf-8")))
    assigner = Assigner(taxonomy)
    for folder in DUMPS:
        abstracts = papers(folder)
        start = time.process_time()
        judged = judge(assigner, abstracts)
        seconds = time.process_time() - start
        print(f"{folder.parent.name}/{folder.name}: {len(judged)} labeled in {seconds:.2f} s")
        for sample in sorted({one.sample for one in judged}):
            half = [one for one in judged if one.sample == sample]
            print(f"  {sample}: {figures(half)}")
            print("\n".join(f"  {line}" for line in mistakes(half)))
    print_unseen(assigner)
    print("Second opinions")
    on_list = {title: (ON_LIST, accepted) for title, (_, accepted) in labels().items()}
    print(*opinion_lines(on_list), sep="\n")


def print_unseen(assigner: Assigner) -> None:
    """Own summaries beside those of the list; abstracts beside abstracts, if they are here."""
    print("Papers never seen, by summaries of our own")
    summaries = {each.title: each.summary for name in SET_NAMES for each in read_set(name)}
    print(*report(assigner, papers(BUNDLED), summaries), sep="\n")
    if abstracts := abstracts_named():
        for folder in DUMPS:
            print(
                f"Papers never seen, by their abstracts, beside {folder.parent.name}/{folder.name}"
            )
            print(*report(assigner, papers(folder), abstracts), sep="\n")


if __name__ == "__main__":
    main()
