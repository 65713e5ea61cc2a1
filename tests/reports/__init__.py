"""Reports on a small township whose numbers are worked out by hand."""
