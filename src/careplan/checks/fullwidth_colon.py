"""A full-width colon after a key."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP132",
    severity=Severity.ERROR,
    message=Text(zh="字段名后面用了全角冒号“：”", en="A full-width colon follows the field's name"),
    remedy=Text(zh="换成半角冒号加一个空格：`grade: 3`", en="Use a plain colon and a blank: `grade: 3`"),
    why=Text(zh="全角冒号不能把字段名和内容分开", en="A full-width colon does not part the name from the value"),
)


def fullwidth_colon(world: "World") -> Iterator[Found]:
    """Yield a full-width colon after a key, as reading the files met it."""
    yield from world.faults_of("fullwidth-colon")
