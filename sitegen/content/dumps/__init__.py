"""Dumps: the saved text of listing pages, one file per layout.

`reader.read_dump` decodes a file, finds its layout in one table and accounts for every line.
To add a layout, write a file with a `LAYOUT` and add it to `reader.LAYOUTS`.
"""
