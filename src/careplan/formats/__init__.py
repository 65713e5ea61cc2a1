"""One file per way of writing down; found by being here."""
