"""A number outside what is possible."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP162",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 超出范围，要 `{limit}`",
        en="`{field}` is out of range; it must be `{limit}`",
    ),
    remedy=Text(
        zh="核对后写范围内的数，例如幼儿园写 `grade: 0`，六年级写 `grade: 6`",
        en="Look it up and write a number within the range, such as `grade: 0` for kindergarten or `grade: 6`",
    ),
    why=Text(
        zh="没有十三年级，也没有零分的指标：多半是打错了。",
        en="There is no grade 13 and no indicator of no points: it is a slip of the pen.",
    ),
)


def out_of_range(world: "World") -> Iterator[Found]:
    """Yield each number out of its range."""
    return world.faults_of("out-of-range")
