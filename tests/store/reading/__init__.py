"""The strict reader: nothing crashes it, and each refusal has a line."""
