"""Pages: which pages exist.  One file a kind; each turns the library into views."""
