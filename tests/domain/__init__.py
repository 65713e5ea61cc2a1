"""Plain values in, plain values out: the plan's own ideas without a file."""
