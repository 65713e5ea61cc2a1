"""Synchronise: save, fetch, bring together, check, hand in; said in the words of the records."""
