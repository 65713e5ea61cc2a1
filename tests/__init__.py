"""What careplan promises, shown."""
