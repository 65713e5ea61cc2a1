"""Two terms of the calendar with days in common."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.calendar import clashes
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP943",
    severity=Severity.ERROR,
    message=Text(
        zh="这个学期从 {day} 开始，上一个学期还没有结束",
        en="this term begins on {day}, before the one before it has ended",
    ),
    remedy=Text(
        zh="对照校历改起止日，前一个学期的 `until` 要早于 {day}",
        en="Look the days up: the `until` of the term before is earlier than {day}",
    ),
    why=Text(
        zh="同一天算在两个学期里，按学期和寒暑假算的期限就都不准了。",
        en="A day in two terms spoils every deadline by term and by vacation.",
    ),
)


def terms_overlap(world: "World") -> Iterator[Found]:
    """Yield each term that begins before the one before it has ended."""
    for clash in clashes(world.calendars()):
        if clash.kind == "terms-overlap":
            facts = {"day": clash.day.isoformat()}
            yield Found(clash.record.place(*clash.path), facts)
