"""Typer only: read arguments, call a workflow, write words, exit."""
