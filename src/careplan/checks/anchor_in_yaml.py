"""A mark for references."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP122",
    severity=Severity.ERROR,
    message=Text(
        zh="以 `&` 开头的内容被当作记号，不能用",
        en="Text that begins with `&` is taken for a mark, which is not allowed",
    ),
    remedy=Text(zh='加引号：`note: "&A"`', en='Put it in quotes: `note: "&A"`'),
    why=Text(zh="记号是给引用用的，记录里不用引用", en="Marks are for references, and records have none"),
)


def anchor_in_yaml(world: "World") -> Iterator[Found]:
    """Yield a mark for references, as reading the files met it."""
    yield from world.faults_of("anchor-in-yaml")
