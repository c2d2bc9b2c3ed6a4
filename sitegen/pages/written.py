"""Pages a person wrote."""

from sitegen.view import MarkdownView, Page


def written_page(path: str, text: str) -> Page:
    heading = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")
    name = path.rsplit("/", 1)[-1].removesuffix(".html").replace("-", " ").capitalize()
    return Page(
        path=path,
        template="written",
        title=heading or name,
        description=heading or name,
        view=MarkdownView(text_markdown=text),
    )
