"""The strict reader: bytes on disk become text with places, or faults with places, and never a traceback."""
