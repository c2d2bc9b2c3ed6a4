"""The list as a whole: every paper, and what it is."""

from sitegen.content.handwritten import Handwritten
from sitegen.content.settings import Settings
from sitegen.library.library import Library, by_title
from sitegen.library.paper import Paper
from sitegen.pages.alternates import ALL_PAPERS, reference_files
from sitegen.present.card import paper_link
from sitegen.present.report import report_on_list
from sitegen.present.view import AboutView, ExploreView, Head, Page
from sitegen.site_map import ABOUT, EXPLORE
from sitegen.text.markdown import uses_extensions, with_notes_below

_DESCRIPTION = "What this list covers, where it comes from and how to report a mistake"


def explore_page(library: Library) -> Page:
    papers = sorted(library.papers.values(), key=by_title)
    links = tuple(paper_link(paper, _year(paper)) for paper in papers)
    files = reference_files(library, ALL_PAPERS)
    return Page(
        path=EXPLORE.address,
        template=EXPLORE.name,
        title=EXPLORE.title,
        description=f"All {len(papers)} papers of this list, to search, filter and sort",
        view=ExploreView(papers=links, files=files),
        head=Head(alternates=files),
    )


def _year(paper: Paper) -> str:
    mark = ", inferred" if paper.is_year_inferred else ""
    return f"{paper.year}{mark}" if paper.year else ""


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
