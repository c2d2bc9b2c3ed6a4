"""Tests of sitegen.content.dumps.tree."""
