"""Duties in words, page by page."""
