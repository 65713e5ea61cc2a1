"""A duty's count that cannot be read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP166",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 不是读得懂的次数、天数或份额",
        en="`{field}` is no count, gap or share that can be read",
    ),
    remedy=Text(
        zh="最接近的写法是 `{hint}`；可以写：{allowed}",
        en="The nearest is `{hint}`; there are: {allowed}",
    ),
    why=Text(
        zh="次数读不懂，就不知道做够了没有。",
        en="Without a count nobody knows when it is enough.",
    ),
)


def bad_amount(world: "World") -> Iterator[Found]:
    """Yield each count that cannot be read."""
    return world.faults_of("bad-amount")
