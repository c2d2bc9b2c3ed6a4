"""Markdown: lists and tables of papers, as in READMEs of "awesome lists" and daily lists."""
