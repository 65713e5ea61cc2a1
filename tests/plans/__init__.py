"""Pages that show each plan of examples/plans on records, and run."""
