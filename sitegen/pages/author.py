"""The index of authors, and the page of each who has several papers, on a large list many."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from sitegen.content.leave_out import papers_of_a_page
from sitegen.content.settings import Settings
from sitegen.library.authors import Author
from sitegen.library.library import Library
from sitegen.library.once import once_a_library
from sitegen.library.paper import Paper
from sitegen.pages.card_list import card_list, years
from sitegen.pages.pagination import collection_head, named, paginate, parts, references
from sitegen.present.address import papers_of
from sitegen.present.card import author_link, card, topic_link
from sitegen.present.view import (
    AuthorIndexView,
    AuthorView,
    Head,
    LazyPage,
    LetterView,
    LinkView,
    Page,
    PagerView,
)
from sitegen.site_map import AUTHOR, AUTHORS, YEAR
from sitegen.text.clean import counted

NAMES_PER_PAGE = 4_000  # half a megabyte, and a sixth of that on the wire
_COAUTHORS = 12  # that are shown at once
_OTHER = "Other"  # for names that begin with no Latin letter


def author_pages(library: Library, settings: Settings) -> Iterator[LazyPage]:
    for author in library.authors.with_page:
        for pager, shown in _parts(library, author):
            yield LazyPage(
                path=pager.url,
                template=AUTHOR.name,
                is_html=not AUTHOR.in_markdown,
                make=partial(_page, library, author, pager, shown, settings),
            )


def author_index(library: Library) -> Iterator[Page]:
    lettered = ((_letter(author), author) for author in library.authors.by_slug.values())
    authors = sorted(lettered, key=lambda each: each[0] == _OTHER)
    pages = [*paginate(authors, NAMES_PER_PAGE)]
    urls = tuple(AUTHORS.at("", number) for number, _ in pages)
    places: dict[str, str] = {}
    for number, shown in pages:
        for letter, _ in shown:
            places.setdefault(letter, f"{urls[number - 1]}#{letter.lower()}")
    for number, shown in pages:
        view = AuthorIndexView(
            count=len(authors),
            of_a_page=papers_of_a_page(library.leave_out, len(library.papers)),
            all_letters=tuple(LinkView(text=each, url=url) for each, url in places.items()),
            letters=tuple(
                LetterView(letter=letter, authors=tuple(_entry(library, each) for _, each in those))
                for letter, those in groupby(shown, itemgetter(0))
            ),
            pager=PagerView(number=number, urls=urls),
        )
        yield Page(
            path=urls[number - 1],
            template=AUTHORS.name,
            title=AUTHORS.title if number == 1 else f"{AUTHORS.title}, page {number}",
            description=f"The {counted(len(authors), 'author')} of the papers of this list",
            view=view,
        )


def _letter(author: Author) -> str:
    first = author.person.sort_key[:1].upper()
    return first if first.isascii() and first.isalpha() else _OTHER


def _entry(library: Library, author: Author) -> LinkView:
    """As an index has it, family name first; to their papers, or to the one."""
    person = author.person
    before = f"{person.given} {person.suffix}".strip() if " " in person.name else ""
    name = f"{person.family}, {before}" if before else person.name
    if author.is_choice:
        return LinkView(text=name, url=papers_of(author), note=str(len(author.papers)))
    return LinkView(text=name, url=library.papers[author.papers[0]].url)


def _parts(library: Library, author: Author) -> Iterator[tuple[PagerView, Sequence[Paper]]]:
    papers = [library.papers[identifier] for identifier in author.papers]
    return parts(library, papers, partial(AUTHOR.at, author.slug), ("author", author.slug))


def _page(
    library: Library,
    author: Author,
    pager: PagerView,
    shown: Sequence[Paper],
    settings: Settings,
) -> Page:
    title = author.name if pager.number == 1 else f"{author.name}, page {pager.number}"
    papers = counted(len(author.papers), "paper")
    description = f"{papers} by {author.name} in this reading list"
    listed = named(library, shown)
    json_ld = collection_head(title, description, pager.url, listed, settings, author.person)
    return Page(
        path=pager.url,
        template=AUTHOR.name,
        title=title,
        description=description,
        view=_view(library, author, pager, shown, settings),
        head=Head(json_ld="" if library.is_lean else json_ld),
    )


def _view(
    library: Library,
    author: Author,
    pager: PagerView,
    shown: Sequence[Paper],
    settings: Settings,
) -> AuthorView:
    papers = [library.papers[identifier] for identifier in author.papers]
    coauthors = tuple(_coauthors(library, author, papers))
    cards = [card(library, paper) for paper in shown]
    return AuthorView(
        name=author.name,
        others=author.others,
        count=len(papers),
        list=card_list(cards, () if library.is_lean else years(shown)),
        references=references(library, shown, settings),
        topics=tuple(_topics(library, papers)),
        years=() if library.is_lean else tuple(_years(papers)),
        coauthors=coauthors[:_COAUTHORS],
        further_coauthors=() if library.is_lean else coauthors[_COAUTHORS:],
        pager=pager,
    )


def _coauthors(library: Library, author: Author, papers: Sequence[Paper]) -> Iterator[LinkView]:
    """Who else wrote the papers, those of most papers first; a note where these are several."""
    shared = Counter(slug for paper in papers for slug in {*library.authors.of[paper.id]})
    del shared[author.slug]
    places = _places(library)
    for slug in sorted(shared, key=lambda slug: (-shared[slug], places[slug])):
        count = shared[slug]
        yield author_link(library.authors.by_slug[slug], str(count) if count > 1 else "")


@once_a_library
def _places(library: Library) -> Mapping[str, int]:
    """Where each author stands in the alphabet, by their slug."""
    return {slug: place for place, slug in enumerate(library.authors.by_slug)}


def _topics(library: Library, papers: Sequence[Paper]) -> Iterator[LinkView]:
    """The topics that the papers are mainly in, the most frequent first."""
    found = Counter(topic_link(library.primary(paper)) for paper in papers)
    for link, count in found.most_common():
        yield LinkView(text=link.text, url=link.url, note=str(count))


def _years(papers: Sequence[Paper]) -> Iterator[LinkView]:
    for year, count in Counter(paper.year for paper in papers).items():
        url = YEAR.at(str(year) if year else "undated")
        yield LinkView(text=str(year or "Date not listed"), url=url, note=str(count))
