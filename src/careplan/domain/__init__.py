"""The plan's own ideas as plain values and pure functions: no file, no clock, no terminal."""
