"""Git could not be asked what became of earlier records."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text
from careplan.text.git_troubles import TROUBLES

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP183",
    severity=Severity.NOTE,
    message=Text(
        zh="没有检查以前的记录是否被删除或改名：{reason}",
        en="whether earlier records were deleted or renamed was not checked: {reason}",
    ),
    remedy=Text(
        zh="按上面说的做，再运行 `careplan check`",
        en="Do what is said above, then run `careplan check`",
    ),
    why=Text(
        zh="没有检查和检查通过不是一回事，所以要说出来。",
        en="Not checked is not the same as passed, so it is said.",
    ),
)


def history_not_checked(world: "World") -> Iterator[Found]:
    """Yield the reason for which git was not asked."""
    place = world.register.township.place("name")
    for reason in world.history.get("skipped", ()):
        yield Found(place, {"reason": TROUBLES[reason]})
