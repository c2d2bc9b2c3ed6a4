"""Search data: everything a search needs of a list, made anew only when its texts change."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.library.glossary import NO_GLOSSARY, Glossary
from sitegen.search.document import Document
from sitegen.search.files import data_files, program_files
from sitegen.search.index import WHOLE, build_index
from sitegen.search.opening import EMPTY_OPENING, Opening
from sitegen.store import kept


class SearchData(Struct, frozen=True, kw_only=True):
    """Files by their paths below the site's root, and the documents in the order of their numbers,
    as places among those that were given.
    """

    files: dict[str, bytes]
    order: tuple[int, ...]


def search_data(
    documents: Sequence[Document],
    opening: Opening = EMPTY_OPENING,
    glossary: Glossary = NO_GLOSSARY,
) -> SearchData:
    """`opening` is what the dialog offers before a query; the names of a term of the `glossary`
    stand for each other.
    """
    # Of a long list, only pieces are kept: all at once would be in memory several times over.
    make = _kept_data if len(documents) <= WHOLE else _data
    data = make(documents, opening, glossary)
    # Scripts are no part of what results are kept by, so the program is read each time.
    return replace(data, files=program_files() | data.files)


def _data(documents: Sequence[Document], opening: Opening, glossary: Glossary) -> SearchData:
    index = build_index(documents)
    places = {id(document): place for place, document in enumerate(documents)}
    return SearchData(
        files=data_files(index, opening, glossary),
        order=tuple(places[id(document)] for document in index.documents),
    )


_kept_data = kept(_data)
