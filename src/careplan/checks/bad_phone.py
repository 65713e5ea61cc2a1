"""A telephone number with other signs than digits."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP159",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 不是电话号码",
        en="`{field}` is not a telephone number",
    ),
    remedy=Text(
        zh="只写数字，可以有空格和连字符；没有电话就删掉这一行。例如 `{example}`",
        en=(
            "Write digits, with blanks or hyphens if you like, or remove the line if there is no "
            "phone. For example `{example}`"
        ),
    ),
    why=Text(
        zh="号码打不通，孩子和家长就通不了话。",
        en="With a number that cannot be dialled, child and parents cannot talk.",
    ),
)


def bad_phone(world: "World") -> Iterator[Found]:
    """Yield each telephone number that cannot be dialled."""
    return world.faults_of("bad-phone")
