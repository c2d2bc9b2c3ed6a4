"""Tree: files in which a paper is a node: JSON of any source, feeds, pages with data inside.

`names` says what sources call the fields of a paper, and `papers` which nodes are papers; the
other files read a form each.
"""
