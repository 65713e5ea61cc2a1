"""An ID number whose last sign does not fit."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import id_number
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.child import Child
    from careplan.records.guardian import Guardian

CHECK = Check(
    code="CP243",
    severity=Severity.ERROR,
    message=Text(
        zh="{person} 的身份证号码末位校验不对，至少抄错了一位",
        en="The last sign of the ID number of {person} is wrong: at least one digit is a slip",
    ),
    remedy=Text(
        zh='按户口簿或身份证核对后重写，例如 `id_number: "990123201603050243"`（加引号，18 位）',
        en=('Write it again from the document, for example `id_number: "990123201603050243"` (in quotes, 18 signs)'),
    ),
    why=Text(
        zh="末位是校验码，对不上就一定有错；错号报上去会退回，或者算到别人头上。",
        en=(
            "The last sign is a checksum; where it fails there is an error, and the number is sent back or "
            "taken for somebody else's."
        ),
    ),
)


def id_number_checksum_wrong(world: "World") -> Iterator[Found]:
    """Yield each ID number with a wrong last sign, but for those that a spreadsheet cut."""
    register = world.register
    people: list[Child | Guardian] = [*register.children.values(), *register.guardians.values()]
    for person in people:
        number = person.id_number
        if number is None or number.endswith("000") or id_number.has_right_checksum(number):
            continue
        yield Found(person.place("id_number"), {"person": person.id})
