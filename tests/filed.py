"""Invented lists whose papers are filed by phrases, and by a curator's decisions."""

from collections.abc import Mapping

from msgspec.structs import replace

from sitegen.content.curation import Decision
from sitegen.library.assign_topics import Assigner, Assignment, Placement
from sitegen.library.labels import labels_of
from sitegen.library.library import Library, PaperTopics
from sitegen.text.phrases import Phrase
from tests import factories

LEVELS = {"decisive": 4.0, "telling": 2.0, "hint": 1.0, "against": -4.0}

Topics = Mapping[str, Mapping[str, float]]  # the weight of each phrase, by the topic's slug


def filed(
    topics: Topics, papers: Mapping[str, str], decided: Mapping[str, str] | None = None
) -> Library:
    """`papers` are abstracts by titles, which are the ids too, `decided` slugs by titles."""
    found = [
        factories.paper(title, abstract=(abstract,), identifier=title)
        for title, abstract in papers.items()
    ]
    decisions = {i: Decision(place=(), topic=slug) for i, slug in (decided or {}).items()}
    library = factories.library(
        found,
        topics=[
            factories.topic(
                slug,
                slug.title(),
                phrases=tuple(Phrase(text=text, weight=weight) for text, weight in each.items()),
            )
            for slug, each in topics.items()
        ],
        decisions=decisions,
    )
    assigner = Assigner(library.taxonomy)
    paper_topics = {
        paper.id: _topics(
            assigner.assign(paper.title.value, paper.text, labels_of(paper.records)),
            decisions.get(paper.id),
        )
        for paper in library.papers.values()
    }
    taxonomy = replace(library.taxonomy, levels=LEVELS)
    return replace(library, taxonomy=taxonomy, paper_topics=paper_topics)


def _topics(assignment: Assignment, decision: Decision | None) -> PaperTopics:
    if decision is None or decision.topic is None:
        return PaperTopics(assignment=assignment)
    primary = Placement(topic=decision.topic, score=0.0, reasons=())
    decided = replace(assignment, primary=primary, doubts=())
    return PaperTopics(assignment=decided, by_curator=True, overruled=assignment)
