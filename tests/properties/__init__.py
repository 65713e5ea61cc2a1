"""What holds on every day and for any input."""
