"""A duty's day that cannot be read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP165",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 不是一个日子的写法",
        en="`{field}` does not name a day",
    ),
    remedy=Text(
        zh="最接近的写法是 `{hint}`；可以写：{allowed}（全部写法见 docs/plan-language.md）",
        en="The nearest is `{hint}`; there are: {allowed} (docs/plan-language.md shows every way)",
    ),
    why=Text(
        zh="读不懂的期限等于没有期限。",
        en="A deadline that cannot be read is no deadline.",
    ),
)


def bad_day_phrase(world: "World") -> Iterator[Found]:
    """Yield each day of a duty that cannot be read."""
    return world.faults_of("bad-day-phrase")
