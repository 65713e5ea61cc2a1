"""A condition on a fact that the register does not know."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP903",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：台帐不知道关于 {subject} 的这个事实{elsewhere}；可以用：{allowed}",
        en="{duty}: the register knows no such fact about a {subject}{elsewhere}; there are: {allowed}",
    ),
    remedy=Text(
        zh="例如写 `{example}`",
        en="Write for example `{example}`",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def unknown_fact(world: "World") -> Iterator[Found]:
    """Yield each where and holds about an unknown fact."""
    return flaws_of(world.books, "unknown-fact")
