"""The overview of years, and the pages of each."""

from collections.abc import Iterator, Sequence

from sitegen.content.settings import Settings
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.card_list import card_list
from sitegen.pages.pagination import collection_head, named, page_count, paginate, references
from sitegen.pages.timeline import UNDATED, timeline
from sitegen.pages.topics_by_year import topics_by_year
from sitegen.present.card import card
from sitegen.present.view import Head, LinkView, Page, PagerView, YearsView, YearView
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
        view=YearsView(timeline=timeline(library, by_year), topics=topics_by_year(library)),
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
    urls = tuple(YEAR.at(label, n) for n in range(1, page_count(papers) + 1))
    title = "Papers without a known year" if label == UNDATED else f"Papers of {label}"
    inferred = sum(paper.is_year_inferred for paper in papers)
    for number, shown in paginate(papers):
        view = YearView(
            label=title,
            count=len(papers),
            inferred=inferred,
            undated=undated,
            list=card_list([card(library, paper) for paper in shown]),
            references=references(library, shown, settings),
            pager=PagerView(number=number, urls=urls),
        )
        headline = title if number == 1 else f"{title}, page {number}"
        description = f"{headline}: {len(papers)} in this reading list"
        listed = named(library, shown)
        json_ld = collection_head(headline, description, urls[number - 1], listed, settings)
        yield Page(
            path=urls[number - 1],
            template=YEAR.name,
            title=headline,
            description=description,
            view=view,
            head=Head(json_ld=json_ld),
        )
