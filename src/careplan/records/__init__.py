"""What a clerk may write: one model per kind of file."""
