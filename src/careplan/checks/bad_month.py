"""A month that is not written as year-month."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP158",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 不是一个月份",
        en="`{field}` is not a month",
    ),
    remedy=Text(
        zh="写成“年-月”，月份两位：`{example}`",
        en="Write the year and the month in two digits: `{example}`",
    ),
    why=Text(
        zh="月份决定一篇文章算在哪个月。",
        en="The month decides where an article counts.",
    ),
)


def bad_month(world: "World") -> Iterator[Found]:
    """Yield each month that is none."""
    return world.faults_of("bad-month")
