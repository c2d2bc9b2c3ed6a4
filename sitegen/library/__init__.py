"""From what was read to the papers of the list: matched, named, dated, put in topics, related."""
