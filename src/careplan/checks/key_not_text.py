"""A key that is not text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP127",
    severity=Severity.ERROR,
    message=Text(zh="冒号左边不是字段名", en="What stands before the colon is no field name"),
    remedy=Text(
        zh='字段名用字母；若真要写数字等，加引号：`"1": 甲`',
        en='Write the field\'s name in letters; quote a number or word like it: `"1": A`',
    ),
    why=Text(
        zh="`1`、`yes`、`null` 这样的名称，各种程序读法不同",
        en="Programs differ on names such as `1`, `yes` and `null`",
    ),
)


def key_not_text(world: "World") -> Iterator[Found]:
    """Yield a key that is not text, as reading the files met it."""
    yield from world.faults_of("key-not-text")
