"""Search: a lunr index counted here, packed for the wire, searched in the browser.

    documents → tokens → counts → postings → bits → scripts

The browser's half is in `browser/search/`, and is fetched when it is wanted.
"""

from sitegen.search.data import search_data as search_data
from sitegen.search.document import Document as Document
from sitegen.search.document import Kind as Kind
from sitegen.search.files import search_files as search_files
from sitegen.search.index import build_index as build_index
