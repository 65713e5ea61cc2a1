"""An act of a kind that there is not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP172",
    severity=Severity.ERROR,
    message=Text(
        zh="没有这种记录；`kind` 可以是：{allowed}",
        en="there is no such kind of act; `kind` is one of: {allowed}",
    ),
    remedy=Text(
        zh="例如写 `{example}`",
        en="Write for example `{example}`",
    ),
    why=Text(
        zh="认不出的记录不能算数，做了也等于没做。",
        en="An act of no known kind cannot count, though it was done.",
    ),
)


def unknown_act_kind(world: "World") -> Iterator[Found]:
    """Yield each act of an unknown kind."""
    return world.faults_of("unknown-act-kind")
