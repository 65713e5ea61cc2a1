"""An id whose last sign does not fit the others."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import ids
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.child import Child
    from careplan.records.guardian import Guardian

CHECK = Check(
    code="CP202",
    severity=Severity.ERROR,
    message=Text(
        zh="编号 {id} 的末位与前面各位对不上，像是抄错了",
        en="The last sign of {id} does not fit the others: a slip of the pen?",
    ),
    remedy=Text(
        zh="照原件核对编号；前面各位都对的话，末位是 `{sign}`，即 `id: {right}`",
        en="Look the id up again; if all other signs are right, the last one is `{sign}`: `id: {right}`",
    ),
    why=Text(
        zh="末位是校验符：抄错一位就对不上，不会把一个孩子的事记到另一个孩子名下。",
        en="The last sign catches slips, so that what belongs to one child is never written to another.",
    ),
)


def id_check_character_wrong(world: "World") -> Iterator[Found]:
    """Yield each child and guardian whose id ends in a wrong check character."""
    register = world.register
    people: list[Child | Guardian] = [*register.children.values(), *register.guardians.values()]
    for person in people:
        if not ids.is_valid(person.id):
            school, _, rest = person.id.partition("-")
            sign = ids.check_character(school, rest[:-1])
            facts = {"id": person.id, "sign": sign, "right": f"{school}-{rest[:-1]}{sign}"}
            yield Found(person.place("id"), facts)
