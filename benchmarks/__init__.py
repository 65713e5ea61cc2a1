"""How fast careplan is, measured against floors, a lean yardstick and other tools, all on the same made-up work."""
