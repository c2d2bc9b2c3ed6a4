"""Layouts: every form that a dump may have.

Reading one takes parsers of many kinds, which take longer to load than a build that reads nothing
anew takes in all: whoever needs this module imports it when that is known.
"""

from sitegen.content.dumps import hand, ids
from sitegen.content.dumps.layout import Layout
from sitegen.content.dumps.listing import reader as listing
from sitegen.content.dumps.markdown import reader as markdown
from sitegen.content.dumps.plain import reader as plain_text
from sitegen.content.dumps.table import csv_table
from sitegen.content.dumps.tagged import bibtex, nbib, ris, web_of_science
from sitegen.content.dumps.tree import feed, harvest, html_page, json_papers, yaml_papers

LAYOUTS: tuple[Layout, ...] = (
    listing.LAYOUT,
    bibtex.LAYOUT,
    ris.LAYOUT,
    nbib.LAYOUT,
    web_of_science.LAYOUT,
    ids.LAYOUT,
    hand.LAYOUT,
    csv_table.LAYOUT,
    markdown.LAYOUT,
    plain_text.LAYOUT,
    json_papers.LAYOUT,
    yaml_papers.LAYOUT,
    feed.LAYOUT,
    harvest.LAYOUT,
    html_page.LAYOUT,
)
