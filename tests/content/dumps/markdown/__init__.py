"""Tests of sitegen.content.dumps.markdown."""
