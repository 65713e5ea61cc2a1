"""A day that the township has off and works."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.calendar import clashes
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP945",
    severity=Severity.ERROR,
    message=Text(
        zh="{day} 又写在放假里，又写在上班里",
        en="{day} is both off and worked",
    ),
    remedy=Text(
        zh="看当时的通知，在 `days_off` 和 `workdays` 里只留一处",
        en="See the notice of that day and keep it in one of `days_off` and `workdays`",
    ),
    why=Text(
        zh="当天算不算上班，期限遇放假怎么顺延，都会不一样。",
        en="Whether it is a workday moves deadlines that fall on days off.",
    ),
)


def day_off_and_worked(world: "World") -> Iterator[Found]:
    """Yield each day off that is a workday too."""
    for clash in clashes(world.calendars()):
        if clash.kind == "day-off-and-worked":
            facts = {"day": clash.day.isoformat()}
            yield Found(clash.record.place(*clash.path), facts)
