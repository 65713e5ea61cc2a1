"""A body of the plan's own under the name of a role."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP942",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}`：这个名称已经是内置的责任方，`owners` 只写学校以外的单位",
        en="`{field}` is a built-in owner already; `owners` names bodies outside the schools alone",
    ),
    remedy=Text(
        zh="内置的不用写，删去这一行；真是另一个单位，换一个名称：`{example}`",
        en="A built-in one needs no line: take it away; if it is another body, give it another name: `{example}`",
    ),
    why=Text(
        zh="一个名称两个意思，就不知道是谁的事。",
        en="With two meanings to one name nobody knows whose duty it is.",
    ),
)


def owner_named_as_role(world: "World") -> Iterator[Found]:
    """Yield each body with a role's name."""
    return world.faults_of("owner-named-as-role")
