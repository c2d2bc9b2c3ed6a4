"""Listing pages: their saved text, one file for each layout of a page.

`reader.LAYOUT` finds the head of each page in a file and accounts for every line.  To add a layout
of a page, write a file with a `LAYOUT` and add it to `reader.PAGE_LAYOUTS`.
"""
