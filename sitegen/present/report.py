"""Report: how a reader says that something is wrong, whether or not there is a repository.

A text to copy is always there; where the curator gives an address or a repository, links lead to
a message or a form that has the text already.
"""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from sitegen.content.settings import Settings
from sitegen.library.paper import Paper
from sitegen.present.address import absolute
from sitegen.present.view import LinkView, ReportView
from sitegen.site_map import ABOUT
from sitegen.text.prose import typeset

_TO_SAY = ("What is wrong:", "What is right, and where that is written:")


def report_on_paper(paper: Paper, settings: Settings) -> ReportView:
    return _on_paper(typeset(paper.title.value), paper.id, paper.url, settings)


def report_on_any_paper(settings: Settings) -> ReportView:
    """With `{title}`, `{id}` and `{page}` in the place of a paper's own."""
    return _on_paper("{title}", "{id}", "{page}", settings)


def _on_paper(title: str, identifier: str, page: str, settings: Settings) -> ReportView:
    address = absolute(settings, page)
    lines = (f"Paper: {title}", f"Id: {identifier}", f"Page: {address or page}")
    form = {"paper": f"{title} ({address or identifier})"}
    return _report(settings, f"{settings.name}: {title}", lines, form)


def report_on_list(settings: Settings) -> ReportView:
    lines = (f"List: {settings.name}", f"Page: {absolute(settings, ABOUT.address) or 'all'}")
    return _report(settings, settings.name, lines, {})


def _report(
    settings: Settings, subject: str, lines: tuple[str, ...], form: dict[str, str]
) -> ReportView:
    text = "\n".join((*lines, *_TO_SAY))
    return ReportView(text=text, links=tuple(_links(settings, subject, text, form)))


def _links(settings: Settings, subject: str, text: str, form: dict[str, str]) -> Iterator[LinkView]:
    if settings.repository:
        query = urlencode({"template": "correction.yml", **form})
        url = f"https://github.com/{settings.repository}/issues/new?{query}"
        yield LinkView(text="Suggest a correction", url=url)
    if settings.contact.startswith("mailto:"):
        query = urlencode({"subject": subject, "body": text}, quote_via=quote)
        yield LinkView(text="Write a message", url=f"{settings.contact}?{query}")
    elif settings.contact:
        yield LinkView(text="Write to the curator", url=settings.contact)
