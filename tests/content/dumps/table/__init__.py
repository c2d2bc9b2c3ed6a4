"""Tests of sitegen.content.dumps.table."""
