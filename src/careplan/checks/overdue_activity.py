"""A duty of the chapter “training and activities” that is past its due day and can still be made up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Found
from careplan.domain.obligation import State
from careplan.domain.owing import check_of_overdue, owing

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = check_of_overdue("CP802")


def overdue_activity(world: "World") -> Iterator[Found]:
    """Yield each duty of the chapter “training and activities” that can still be made up."""
    return owing(world, "activity", State.OVERDUE)
