"""Pages a person wrote."""

from sitegen.library.cross_references import title_of
from sitegen.present.view import MarkdownView, Page
from sitegen.site_map import HANDWRITTEN


def handwritten_page(path: str, text: str) -> Page:
    title = title_of(path, text)
    return Page(
        path=path,
        template=HANDWRITTEN.name,
        title=title,
        description=title,
        view=MarkdownView(text_markdown=text),
        is_written=True,
    )
