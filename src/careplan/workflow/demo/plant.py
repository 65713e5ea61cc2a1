"""Gaps planted in the demo township: what was left out, and which findings follow."""

from careplan.workflow.demo.town import Town


def plant(town: Town) -> None:
    """Plant nothing yet."""
    del town
