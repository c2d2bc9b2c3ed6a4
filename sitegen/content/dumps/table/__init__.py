"""Tables: rows of papers under a head, in CSV and its kin."""
