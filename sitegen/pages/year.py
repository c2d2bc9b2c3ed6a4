"""The overview of years, and the pages of each."""

from collections.abc import Iterator, Sequence

from sitegen.content.settings import Settings
from sitegen.library.library import Library
from sitegen.library.paper import Paper
from sitegen.pages.pagination import collection_head, page_count, paginate, references, year_bars
from sitegen.present.card import card
from sitegen.present.view import Head, LinkView, Page, PagerView, YearsView, YearView
from sitegen.site_map import YEAR, YEARS


def year_pages(library: Library, settings: Settings) -> Iterator[Page]:
    by_year: dict[str, list[Paper]] = {}
    for paper in library.papers.values():
        by_year.setdefault(str(paper.year) if paper.year else "undated", []).append(paper)
    links = tuple(
        LinkView(text=_year_title(label), url=YEAR.at(label), note=str(len(papers)))
        for label, papers in by_year.items()
    )
    yield Page(
        path=YEARS.address,
        template=YEARS.name,
        title=YEARS.title,
        description="The papers of this list by the year they were listed in",
        view=YearsView(bars=year_bars(library.papers.values()), years=links),
    )
    for label, papers in by_year.items():
        yield from _year(library, label, papers, settings)


def _year_title(label: str) -> str:
    return "Year not listed" if label == "undated" else label


def _year(
    library: Library, label: str, papers: Sequence[Paper], settings: Settings
) -> Iterator[Page]:
    urls = tuple(YEAR.at(label, n) for n in range(1, page_count(papers) + 1))
    title = "Papers without a listed year" if label == "undated" else f"Papers of {label}"
    for number, shown in paginate(papers):
        view = YearView(
            label=title,
            count=len(papers),
            cards=tuple(card(library, paper) for paper in shown),
            references=references(library, shown, settings),
            pager=PagerView(number=number, urls=urls),
        )
        headline = title if number == 1 else f"{title}, page {number}"
        description = f"{headline}: {len(papers)} in this reading list"
        json_ld = collection_head(headline, description, urls[number - 1], shown, settings)
        yield Page(
            path=urls[number - 1],
            template=YEAR.name,
            title=headline,
            description=description,
            view=view,
            head=Head(json_ld=json_ld),
        )
