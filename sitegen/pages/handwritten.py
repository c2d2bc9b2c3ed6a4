"""Pages a person wrote."""

from sitegen.library.cross_references import title_of
from sitegen.present.view import MarkdownView, Page


def written_page(path: str, text: str) -> Page:
    title = title_of(path, text)
    return Page(
        path=path,
        template="written",
        title=title,
        description=title,
        view=MarkdownView(text_markdown=text),
    )
