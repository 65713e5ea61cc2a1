"""A term or days off that end before they begin."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP168",
    severity=Severity.ERROR,
    message=Text(
        zh="{field}：`until` 早于 `from`",
        en="{field}: `until` is before `from`",
    ),
    remedy=Text(
        zh="核对起止日，先写 `from: 2026-03-02`，再写 `until: 2026-07-10`",
        en="Look the days up: `from: 2026-03-02` first, then `until: 2026-07-10`",
    ),
    why=Text(
        zh="起止颠倒的学期一天也没有，当学期的义务就都不见了。",
        en="A term that ends before it begins has no day, and every duty of that term vanishes.",
    ),
)


def calendar_runs_backwards(world: "World") -> Iterator[Found]:
    """Yield each stretch of the calendar that runs backwards."""
    return world.faults_of("calendar-runs-backwards")
