"""Which pages exist and what they show, one file per kind."""
