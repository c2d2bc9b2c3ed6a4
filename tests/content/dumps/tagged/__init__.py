"""Tests of sitegen.content.dumps.tagged."""
