"""A duty's period that cannot be read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP164",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 不是一种周期",
        en="`{field}` is not a period",
    ),
    remedy=Text(
        zh="最接近的写法是 `{hint}`；可以写：{allowed}（全部写法见 docs/plan-language.md）",
        en="The nearest is `{hint}`; there are: {allowed} (docs/plan-language.md shows every way)",
    ),
    why=Text(
        zh="读不懂的周期没有期限，宁可报出来，也不跳过。",
        en="A period that cannot be read has no deadline; it is said, never skipped.",
    ),
)


def bad_period(world: "World") -> Iterator[Found]:
    """Yield each period that cannot be read."""
    return world.faults_of("bad-period")
