"""Dumps: captures of papers, in whatever form they were saved.

`reader.read_dump` takes the layout that a file is most like, and every line ends up in one place;
`problems.find_problems` says what a curator must look at, and `answers` holds what they said.
To add a form, write a file with a `LAYOUT` and add it to `layouts.LAYOUTS`.
"""
