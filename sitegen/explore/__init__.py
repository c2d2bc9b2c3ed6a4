"""The page of all papers and the reader's own list: what they load, and what is exported there."""
