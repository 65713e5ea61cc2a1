"""An identity number that does not have its 18 signs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP160",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 不是 18 位的身份证号码",
        en="`{field}` is not an identity number of 18 signs",
    ),
    remedy=Text(
        zh="照户口簿写 18 位，末位可以是大写 X，形如 `{example}`；没有的写 `no_id_number: not_registered`",
        en=(
            "Copy the 18 signs from the household register, the last may be a capital X, like "
            "`{example}`; if there is none write `no_id_number: not_registered`"
        ),
    ),
    why=Text(
        zh="Excel 会把号码的末几位变成 0 或变成 5.22E+17，少一位就查不到人。",
        en=("Excel turns the last digits into zeros or the whole into 5.22E+17; one sign less and nobody is found."),
    ),
)


def bad_id_number(world: "World") -> Iterator[Found]:
    """Yield each identity number that is not shaped like one."""
    return world.faults_of("bad-id-number")
