"""A duty of the chapter “hand-ins” that was missed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Found
from careplan.domain.obligation import State
from careplan.domain.owing import check_of_missed, owing

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = check_of_missed("CP501")


def missed_hand_in(world: "World") -> Iterator[Found]:
    """Yield each missed duty of the chapter “hand-ins”."""
    return owing(world, "hand-in", State.MISSED)
