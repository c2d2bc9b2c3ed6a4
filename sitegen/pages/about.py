"""The list as a whole: every paper, and what it is."""

from collections.abc import Iterator

from sitegen.content.handwritten import Handwritten
from sitegen.content.settings import Settings
from sitegen.library.library import Library, by_title
from sitegen.pages.alternates import ALL_PAPERS, reference_files
from sitegen.pages.pagination import page_count, paginate
from sitegen.present.card import marked_year, paper_link
from sitegen.present.report import report_on_list
from sitegen.present.view import AboutView, ExploreView, Head, Page, PagerView
from sitegen.site_map import ABOUT, EXPLORE
from sitegen.text.markdown import uses_extensions, with_notes_below

TITLES_PER_PAGE = 2_000
_DESCRIPTION = "What this list covers, where it comes from and how to report a mistake"


def explore_pages(library: Library) -> Iterator[Page]:
    """All titles are there without a script; a script makes one page of all on each of them."""
    papers = sorted(library.papers.values(), key=by_title)
    files = reference_files(library, ALL_PAPERS)
    urls = tuple(EXPLORE.at("", n) for n in range(1, page_count(papers, TITLES_PER_PAGE) + 1))
    for number, shown in paginate(papers, TITLES_PER_PAGE):
        links = tuple(paper_link(paper, marked_year(paper)) for paper in shown)
        pager = PagerView(number=number, urls=urls)
        yield Page(
            path=urls[number - 1],
            template=EXPLORE.name,
            title=EXPLORE.title if number == 1 else f"{EXPLORE.title}, page {number}",
            description=f"All {len(papers)} papers of this list, to search, filter and sort",
            view=ExploreView(count=len(papers), papers=links, files=files, pager=pager),
            head=Head(alternates=files),
        )


def about_page(library: Library, settings: Settings, written: Handwritten) -> Page:
    view = AboutView(
        text_markdown=with_notes_below(written.markdown),
        papers=len(library.papers),
        topics=len(library.topics),
        sources=len(library.dumps),
        report=report_on_list(settings),
    )
    return Page(
        path=ABOUT.address,
        template=ABOUT.name,
        title=written.title or ABOUT.title,
        description=written.description or _DESCRIPTION,
        view=view,
        is_written=uses_extensions(written.markdown),
    )
