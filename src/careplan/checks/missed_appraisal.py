"""A duty of the chapter “appraisal” that was missed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Found
from careplan.domain.obligation import State
from careplan.domain.owing import check_of_missed, owing

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = check_of_missed("CP701")


def missed_appraisal(world: "World") -> Iterator[Found]:
    """Yield each missed duty of the chapter “appraisal”."""
    return owing(world, "appraisal", State.MISSED)
