"""Tests of sitegen.content.dumps.plain."""
