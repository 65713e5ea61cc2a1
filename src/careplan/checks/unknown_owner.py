"""A duty owed by somebody whom the plan does not know."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP941",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：没有 `{owner}` 这个责任方；可以是：{allowed}",
        en="{duty}: nobody is called `{owner}`; an owner is one of: {allowed}",
    ),
    remedy=Text(
        zh=(
            "例如写 `owner: {example}`；学校以外的单位，先写在 `owners:` 下："
            "`village-committee: {{zh: 村委会, en: village committee}}`"
        ),
        en=(
            "Write for example `owner: {example}`; a body outside the schools is first named under `owners:`, such as "
            "`village-committee: {{zh: 村委会, en: village committee}}`"
        ),
    ),
    why=Text(
        zh="不知道是谁的事，就催不到人；这项义务在改好之前不结算。",
        en="Where it is nobody's, nobody can be reminded; until it is put right this duty is not settled.",
    ),
)


def unknown_owner(world: "World") -> Iterator[Found]:
    """Yield each owner who is neither a role nor one of the plan's own."""
    return flaws_of(world.books, "unknown-owner")
