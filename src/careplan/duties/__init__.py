"""One file per shape of duty; found by being here."""
