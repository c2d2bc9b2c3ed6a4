"""The page of all papers: what it filters by, and the selection it exports."""
