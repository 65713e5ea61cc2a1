"""A day off that says neither one day nor from when until when."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP163",
    severity=Severity.ERROR,
    message=Text(
        zh="{field}：写一天用 `date`，写几天用 `from` 和 `until` 两个，不能混用或缺一个",
        en="{field}: one day is `date`, several are `from` and `until`, not a mixture and not half of it",
    ),
    remedy=Text(
        zh="写成 `date: 2026-11-09`，或 `from: 2026-11-09` 和 `until: 2026-11-10` 两行",
        en="Write `date: 2026-11-09`, or the two lines `from: 2026-11-09` and `until: 2026-11-10`",
    ),
    why=Text(
        zh="放假是哪几天，关系到每一个期限。",
        en="Which days are off decides every deadline.",
    ),
)


def date_or_span(world: "World") -> Iterator[Found]:
    """Yield each day off that is not clear about its days."""
    return world.faults_of("date-or-span")
