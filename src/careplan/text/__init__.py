"""Words in both languages, side by side, so that a missing one does not type-check."""

from careplan.text.text import Lang, Text

__all__ = ["Lang", "Text"]
