"""sitegen turns saved paper-listing pages into a browsable, searchable reading list.

Data flows one way:

    dumps → records → papers → topics → library → pages | search | exports → docs → MkDocs → site

Each arrow is one step, each step a pure function over frozen values; only
`site/output.py` writes to disk.  Read `site/build.py` from top to bottom for the table of contents.
"""

__version__ = "0.2.0"
