"""The run: pages and exports to MkDocs, the only writer to disk, the report, the preview."""
