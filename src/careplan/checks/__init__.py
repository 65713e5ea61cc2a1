"""One file per check on the records; found by being here."""
