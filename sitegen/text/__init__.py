"""Untrusted text, and what a word is: cleaned, read, compared, escaped; no paper is known here."""
