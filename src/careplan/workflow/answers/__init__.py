"""How answers about settlements read: as lines for a person, and as plain values for JSON."""
