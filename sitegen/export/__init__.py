"""Exports: one file per format; each turns papers into text or bytes and writes nothing.

Three families share what their formats have in common: `present.citation` (bibtex, ris,
csl, coins, page_metadata), `dataset` (papers.json, spreadsheet, database) and `feed` (atom,
json_feed, opml).
"""
