"""Dumps: the saved text of listing pages, one file per layout.

`reader.read_dump` decodes a file, finds the head of each page in it and accounts for every line;
`problems.find_problems` says what a curator must look at, and `answers` holds what they said.
To add a layout, write a file with a `LAYOUT` and add it to `reader.LAYOUTS`.
"""
