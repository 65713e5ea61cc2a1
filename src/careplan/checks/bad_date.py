"""A date that is not written as year-month-day or is no day at all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP153",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 不是一个日期",
        en="`{field}` is not a date",
    ),
    remedy=Text(
        zh="写成“年-月-日”，月和日各两位：`{hint}`",
        en="Write year, month and day, two digits for month and day: `{hint}`",
    ),
    why=Text(
        zh="日期只有一种写法，才不会有人读成另一天。",
        en="One way to write a date, so that nobody reads another day.",
    ),
)


def bad_date(world: "World") -> Iterator[Found]:
    """Yield each date that is none."""
    return world.faults_of("bad-date")
