"""Whether a CI service runs this."""

import os


def in_ci() -> bool:
    """Return whether a CI service runs this."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")
