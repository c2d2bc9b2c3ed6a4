"""The overview of years, and the pages of each."""

from collections.abc import Iterator, Sequence
from functools import partial

from sitegen.content.settings import Settings
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.card_list import card_list
from sitegen.pages.milestones import milestones
from sitegen.pages.pagination import collection_head, named, parts, references
from sitegen.pages.timeline import UNDATED, timeline
from sitegen.pages.topics_by_year import topics_by_year
from sitegen.pages.trends import trends_view
from sitegen.present.card import card
from sitegen.present.view import Head, LinkView, Page, YearsView, YearView
from sitegen.site_map import YEAR, YEARS


def year_pages(library: Library, settings: Settings) -> Iterator[Page]:
    by_year: dict[int, list[Paper]] = {}
    for paper in library.papers.values():
        by_year.setdefault(paper.year or 0, []).append(paper)
    undated = by_year.pop(0, [])
    yield Page(
        path=YEARS.address,
        template=YEARS.name,
        title=YEARS.title,
        description="The papers of this list on a timeline, and its topics by year",
        view=YearsView(
            timeline=timeline(library, by_year),
            topics=topics_by_year(library),
            trends=trends_view(library),
            milestones=tuple(milestones(library)),
        ),
    )
    elsewhere = LinkView(text=str(len(undated)), url=YEAR.at(UNDATED)) if undated else None
    for year, papers in by_year.items():
        yield from _year(library, str(year), papers, settings, elsewhere)
    if undated:
        yield from _year(library, UNDATED, undated, settings, None)


def _year(
    library: Library,
    label: str,
    papers: Sequence[Paper],
    settings: Settings,
    undated: LinkView | None,
) -> Iterator[Page]:
    title = "Papers without a known year" if label == UNDATED else f"Papers of {label}"
    inferred = sum(paper.is_year_inferred for paper in papers)
    asked = ("undated", "only") if label == UNDATED else ("year", label)
    for pager, shown in parts(library, papers, partial(YEAR.at, label), asked):
        view = YearView(
            label=title,
            count=len(papers),
            inferred=inferred,
            undated=undated,
            list=card_list([card(library, paper) for paper in shown]),
            references=references(library, shown, settings),
            pager=pager,
        )
        headline = title if pager.number == 1 else f"{title}, page {pager.number}"
        description = f"{headline}: {len(papers)} in this reading list"
        listed = named(library, shown)
        json_ld = collection_head(headline, description, pager.url, listed, settings)
        yield Page(
            path=pager.url,
            template=YEAR.name,
            title=headline,
            description=description,
            view=view,
            head=Head(json_ld=json_ld),
        )
