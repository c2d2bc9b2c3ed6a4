"""Search: a lunr index built here, packed for the wire, searched in the browser.

    documents → tokens → lunr counts → postings → bits → scripts

The browser's half is in `browser/search/`, and is fetched when it is wanted.
"""

from sitegen.search.document import Document as Document
from sitegen.search.document import Kind as Kind
from sitegen.search.files import in_order as in_order
from sitegen.search.files import search_files as search_files
