"""A duty that no period of the plan ever brings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.reach import days_amiss
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP920",
    severity=Severity.WARNING,
    message=Text(
        zh="{duty}（{every}）在有效期内一次也轮不到",
        en="{duty} (every {every}) never comes up while it is in force",
    ),
    remedy=Text(
        zh="核对有效期，例如写 `valid:` 与计划相同的起止日；按学期、假期的先写好校历",
        en="Look at its `valid:` and the plan's; for terms and vacations write the calendar first",
    ),
    why=Text(
        zh="轮不到的义务没有人做，也没有人发现。",
        en="A duty that never comes up is done by nobody and missed by nobody.",
    ),
)


def duty_never_owed(world: "World") -> Iterator[Found]:
    """Yield each duty without a period."""
    return days_amiss(world.books, "duty-never-owed")
