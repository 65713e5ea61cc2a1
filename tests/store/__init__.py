"""What the only code that opens files must keep."""
