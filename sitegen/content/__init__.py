"""Everything a build reads: settings, captures, the curator's files, the lock."""
