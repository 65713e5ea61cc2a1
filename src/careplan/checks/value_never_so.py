"""A condition of the plan that nothing ever meets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP935",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：{name} 不会是 `{written}`；可以是：{allowed}",
        en="{duty}: {name} is never `{written}`; it can be: {allowed}",
    ),
    remedy=Text(
        zh="例如写 `{example}`",
        en="Write for example `{example}`",
    ),
    why=Text(
        zh="永远不成立的条件，使这项义务谁也不欠，也没有人发现。",
        en="With a condition that never holds the duty is owed to nobody, and nobody notices.",
    ),
)


def value_never_so(world: "World") -> Iterator[Found]:
    """Yield each value in where and holds that its fact or column never has."""
    return flaws_of(world.books, "value-never-so")
