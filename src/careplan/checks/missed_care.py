"""A duty of the chapter “six ones and care form” that was missed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Found
from careplan.domain.obligation import State
from careplan.domain.owing import check_of_missed, owing

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = check_of_missed("CP301")


def missed_care(world: "World") -> Iterator[Found]:
    """Yield each missed duty of the chapter “six ones and care form”."""
    return owing(world, "care", State.MISSED)
