"""Pages that show each shape of duty on records, and run."""
