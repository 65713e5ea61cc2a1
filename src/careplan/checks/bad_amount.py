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
        zh="`{field}` 不是次数",
        en="`{field}` is not a count",
    ),
    remedy=Text(
        zh="例如写 `{hint}`（还可以写 `>= 3`、`= 1`、`30 minutes`）",
        en="Write for example `{hint}` (or `>= 3`, `= 1`, `30 minutes`)",
    ),
    why=Text(
        zh="次数读不懂，就不知道做够了没有。",
        en="Without a count nobody knows when it is enough.",
    ),
)


def bad_amount(world: "World") -> Iterator[Found]:
    """Yield each count that cannot be read."""
    return world.faults_of("bad-amount")
