"""Tagged: files whose entries have named fields: BibTeX, RIS, PubMed's and Web of Science's."""
