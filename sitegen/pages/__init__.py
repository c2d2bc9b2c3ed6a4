"""Which pages exist and what they show, one file a kind."""
