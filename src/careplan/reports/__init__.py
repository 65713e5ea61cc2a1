"""One file per report: settlements into a view; found by being here."""
