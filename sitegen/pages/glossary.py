"""The glossary: the terms of the list, what they mean, and what to read on them."""

from collections.abc import Iterator

from sitegen.content.handwritten import Handwritten
from sitegen.library.library import Library
from sitegen.pages.terms import term_view
from sitegen.present.view import GlossaryView, Page
from sitegen.site_map import GLOSSARY
from sitegen.text.clean import counted
from sitegen.text.markdown import uses_extensions, with_notes_below


def glossary_pages(library: Library, written: Handwritten | None) -> Iterator[Page]:
    """The page, if there are terms; `written` is what the curator says above them."""
    entries = library.glossary.entries.values()
    if not entries:
        return
    said = written or Handwritten(markdown="")
    yield Page(
        path=GLOSSARY.address,
        template=GLOSSARY.name,
        title=said.title or GLOSSARY.title,
        description=said.description or f"{counted(len(entries), 'term')} of this list, explained",
        view=GlossaryView(
            text_markdown=with_notes_below(said.markdown),
            terms=tuple(term_view(library, entry) for entry in entries),
        ),
        is_written=uses_extensions(said.markdown),
    )
