"""What a curator has to look at, one thing after the other, and what becomes of each decision."""
