"""Enter what happened and who there is, by command: what is asked, what is written, what it means for what is owed."""
