"""Look-up: what arXiv knows of papers that the list knows too little of, when the curator asks.

    wanted → arXiv's API → verdicts → content/references/look-up.bib

The only package that opens a connection to another machine, and only while `sitegen look-up` runs.
What it writes is a reference like any other, which the curator reads and commits; no build asks.
"""
