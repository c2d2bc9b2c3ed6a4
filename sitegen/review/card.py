"""Card: what a curator is shown of one item, to decide it without looking anywhere else."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from sitegen.content.curation_file import Entry
from sitegen.content.record import Record
from sitegen.content.taxonomy import Topic
from sitegen.library.assign_topics import Assigner, Placement
from sitegen.library.labels import labels_of
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.library.second_opinion import Opinion, nearest_decided, opinion_on
from sitegen.present.byline import full_byline
from sitegen.present.card import date_text, excerpt
from sitegen.present.doubt import doubt_texts, shown_score
from sitegen.present.hue import hue
from sitegen.review.decide import actions
from sitegen.review.item import Item
from sitegen.review.marked import marked
from sitegen.review.view import (
    Card,
    Choice,
    LineView,
    NeighborView,
    OpinionView,
    PaperView,
    RecordView,
    TopicName,
    TopicView,
)
from sitegen.text.clean import clean

_DIGITS = 9
_NEIGHBORS = 5
_AROUND = 2  # lines before and after those in question
_MOST_LINES = 60
_LONGEST_LINE = 400
_EXCERPT = 200
NO_ENTRY = Entry()

ReadLines = Callable[[str], Sequence[str]]


def card(library: Library, item: Item, read_lines: ReadLines, entry: Entry = NO_ENTRY) -> Card:
    """`read_lines` gives the lines of a dump by its path; `entry` is the paper's, as it is now."""
    shown = Card(
        key=item.key,
        kind=item.kind,
        title=item.title,
        kinds=[reason.kind for reason in item.reasons],
        says=[reason.says for reason in item.reasons],
        actions=[*actions(library, item)],
        lines=[*_lines(item, read_lines)],
        file=item.lines[0].dump if item.lines else "",
        decided=entry.lines,
        note=entry.texts.get("note", ""),
        pick=entry.texts.get("pick", ""),
    )
    if item.paper:
        return _with_topics(library, library.papers[item.paper], shown)
    if item.pair:
        one, other = item.pair.papers
        (_, record), why = item.pair.second, item.says
        shown = _with_paper(library, library.papers[one], shown)
        second = _paper(library.papers[other]) if other else _entry(record)
        return replace(shown, other=second, why=why)
    return shown


def _with_paper(library: Library, paper: Paper, shown: Card) -> Card:
    return replace(
        shown,
        paper=_paper(paper),
        title_parts=marked(library, paper.title.value),
        text_parts=marked(library, paper.text),
    )


def _with_topics(library: Library, paper: Paper, shown: Card) -> Card:
    """With what there is to say of a paper's topics."""
    placements = _placements(library, paper)
    primary, by_slug = library.primary(paper), library.taxonomy.by_slug
    further = library.paper_topics[paper.id].placements[1:]
    opinion = opinion_on(library, paper.id)
    near = nearest_decided(library, paper.id, _NEIGHBORS)
    return replace(
        _with_paper(library, paper, shown),
        topics=[*_sums(library, placements)],
        filed=_name(primary) if primary else None,
        also=[_name(by_slug[each.topic]) for each in further],
        choices=_choices(library, primary, placements, opinion, near),
        all=[_name(topic) for topic in library.taxonomy.topics],
        doubts=[*doubt_texts(library.paper_topics[paper.id].by_rules, library.taxonomy)],
        opinion=_opinion(library, opinion),
        neighbors=[_neighbor(library, library.papers[each]) for each in near],
    )


def _opinion(library: Library, opinion: Opinion | None) -> OpinionView | None:
    """A topic that the words of a paper are nearer to than to that where it is filed, if any is."""
    if opinion is None or round(opinion.likeness, 2) <= round(opinion.own, 2):
        return None
    return OpinionView(
        topic=opinion.topic,
        name=library.taxonomy.by_slug[opinion.topic].name,
        likeness=round(opinion.likeness, 2),
        own=round(opinion.own, 2),
    )


def _placements(library: Library, paper: Paper) -> list[Placement]:
    labels = labels_of(paper.records)
    found = _assigner(library).placements(paper.title.value, paper.text, labels)
    return [each for each in found if each.score > 0]


@once_a_library
def _assigner(library: Library) -> Assigner:
    return Assigner(library.taxonomy)


def _sums(library: Library, placements: Sequence[Placement]) -> Iterator[TopicView]:
    for each in placements:
        topic = library.taxonomy.by_slug[each.topic]
        yield TopicView(
            slug=topic.slug,
            name=topic.name,
            group=topic.group,
            hue=hue(library.taxonomy, topic.group),
            score=shown_score(each.score),
            share=round(each.score / placements[0].score, 3),
        )


def _choices(
    library: Library,
    primary: Topic | None,
    placements: Sequence[Placement],
    opinion: Opinion | None,
    near: Sequence[str],
) -> list[Choice]:
    """Where it is filed, what the phrases say, what its words and its neighbors say."""
    scores = {each.topic: each.score for each in placements}
    filed = (library.primary(library.papers[each]) for each in near)
    likely = [
        *([primary.slug] if primary else []),
        *scores,
        *([opinion.topic] if opinion else []),
        *(topic.slug for topic in filed if topic),
    ]
    return [
        Choice(
            digit=digit,
            slug=slug,
            name=library.taxonomy.by_slug[slug].name,
            score=shown_score(scores.get(slug, 0.0)),
        )
        for digit, slug in enumerate([*dict.fromkeys(likely)][:_DIGITS], 1)
    ]


def _name(topic: Topic) -> TopicName:
    return TopicName(slug=topic.slug, name=topic.name, group=topic.group)


def _neighbor(library: Library, paper: Paper) -> NeighborView:
    filed = library.paper_topics[paper.id].assignment.filed
    return NeighborView(
        id=paper.id,
        title=paper.title.value,
        topic=filed,
        name=library.taxonomy.name_of(filed),
        url=f"/{paper.url}",
    )


def _paper(paper: Paper) -> PaperView:
    return PaperView(
        id=paper.id,
        title=paper.title.value,
        url=f"/{paper.url}",
        by=full_byline(paper),
        date=date_text(paper.date.value) if paper.date else "",
        records=[*map(_record, paper.records)],
        text=paper.text,
    )


def _entry(record: Record) -> PaperView:
    """An entry that is no paper of the list."""
    return PaperView(
        id="",
        title=clean(record.title) or ", ".join(record.identifiers),
        url="",
        by=", ".join(person.name for person in record.authors),
        date=date_text(record.date) if record.date else "",
        records=[_record(record)],
        text=clean(record.text),
    )


def _record(record: Record) -> RecordView:
    shown = f"{clean(record.title)}. {clean(record.text)}"
    return RecordView(address=record.address, excerpt=excerpt(shown, _EXCERPT))


def _lines(item: Item, read_lines: ReadLines) -> Iterator[LineView]:
    """The lines in question of the item's dump, with some around them; of very many the first."""
    if not item.lines:
        return
    path = item.lines[0].path  # the same paper may be asked about in other dumps, too
    texts = read_lines(path)
    here = [each for each in item.lines if each.path == path]
    asked = {number for each in here for number in range(each.first, each.last + 1)}
    near = {number + step for number in asked for step in range(-_AROUND, _AROUND + 1)}
    shown = sorted(number for number in near if 0 < number <= len(texts))
    for number in shown[:_MOST_LINES]:
        text = texts[number - 1][:_LONGEST_LINE]
        yield LineView(number=number, text=text, mark=number in asked)
