"""A duty of the chapter “phone, video and mailbox” that is past its due day and can still be made up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Found
from careplan.domain.obligation import State
from careplan.domain.owing import check_of_overdue, owing

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = check_of_overdue("CP402")


def overdue_contact(world: "World") -> Iterator[Found]:
    """Yield each duty of the chapter “phone, video and mailbox” that can still be made up."""
    return owing(world, "contact", State.OVERDUE)
