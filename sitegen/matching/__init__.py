"""Which records are one paper, and why."""
