"""A duty of the chapter “census” that is past its due day and can still be made up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Found
from careplan.domain.obligation import State
from careplan.domain.owing import check_of_overdue, owing

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = check_of_overdue("CP602")


def overdue_census(world: "World") -> Iterator[Found]:
    """Yield each duty of the chapter “census” that can still be made up."""
    return owing(world, "census", State.OVERDUE)
