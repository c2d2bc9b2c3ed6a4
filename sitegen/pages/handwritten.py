"""Pages a person wrote."""

from sitegen.content.handwritten import Handwritten
from sitegen.library.cross_references import title_of
from sitegen.present.view import MarkdownView, Page
from sitegen.site_map import HANDWRITTEN


def handwritten_page(path: str, written: Handwritten) -> Page:
    title = title_of(path, written)
    return Page(
        path=path,
        template=HANDWRITTEN.name,
        title=title,
        description=written.description or title,
        view=MarkdownView(text_markdown=written.markdown),
        is_written=True,
    )
