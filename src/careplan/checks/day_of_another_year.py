"""A day in the calendar of another year."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.calendar import clashes
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP946",
    severity=Severity.WARNING,
    message=Text(
        zh="`{name}` 里的 {day} 不在 {year} 年",
        en="{day} in `{name}` is not in {year}",
    ),
    remedy=Text(
        zh="核对年份：写错的改过来；真是那一年的，写进那一年的校历；跨年的放假分成两条",
        en=(
            "Look the year up: mend a slip, write another year's day into that year's file, and part days off at the "
            "new year"
        ),
    ),
    why=Text(
        zh="写在别的年份里的日子，用的人找不到；节日写错年份，当年的就当没有。",
        en="Nobody finds a day there, and a festival of the wrong year takes the place of the right one.",
    ),
)


def day_of_another_year(world: "World") -> Iterator[Found]:
    """Yield each day off, workday and festival that is not in its calendar's year."""
    for clash in clashes(world.calendars()):
        if clash.kind == "outside-year":
            facts: dict[str, str | int] = {
                "name": str(clash.path[0]),
                "day": clash.day.isoformat(),
                "year": clash.record.year,
            }
            yield Found(clash.record.place(*clash.path), facts)
