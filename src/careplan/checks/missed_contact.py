"""A duty of the chapter “phone, video and mailbox” that was missed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Found
from careplan.domain.obligation import State
from careplan.domain.owing import check_of_missed, owing

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = check_of_missed("CP401")


def missed_contact(world: "World") -> Iterator[Found]:
    """Yield each missed duty of the chapter “phone, video and mailbox”."""
    return owing(world, "contact", State.MISSED)
