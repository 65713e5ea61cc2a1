"""An id that does not look like one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP157",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 不是编号",
        en="`{field}` is not an id",
    ),
    remedy=Text(
        zh="编号由大写英文字母和数字组成（义务、学期等用小写英文、数字和连字符）：`{example}`",
        en=(
            "Ids are capital letters and digits (those of duties, terms and the like lower-case "
            "letters, digits and hyphens): `{example}`"
        ),
    ),
    why=Text(
        zh="编号把各份记录连在一起，错一个字符就找不到人。",
        en="Ids tie the records together; with one wrong sign nobody is found.",
    ),
)


def bad_id(world: "World") -> Iterator[Found]:
    """Yield each id that is not shaped like one."""
    return world.faults_of("bad-id")
