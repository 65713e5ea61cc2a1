"""A reference to another place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP121",
    severity=Severity.ERROR,
    message=Text(
        zh="以 `*` 开头的内容被当作引用，不能用",
        en="Text that begins with `*` is taken for a reference, which is not allowed",
    ),
    remedy=Text(zh='加引号：`phone: "*138"`', en='Put it in quotes: `phone: "*138"`'),
    why=Text(
        zh="引用让两处变成同一处，改一处就改了两处",
        en="A reference makes two places one, and a change in one changes both",
    ),
)


def alias_in_yaml(world: "World") -> Iterator[Found]:
    """Yield a reference to another place, as reading the files met it."""
    yield from world.faults_of("alias-in-yaml")
