"""What a clerk may write: one model per kind of file."""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""No plug-in of whoever else is installed has a say in how records are read, and none is looked for."""
