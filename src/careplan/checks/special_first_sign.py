"""A special sign at the start of a value."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP133",
    severity=Severity.ERROR,
    message=Text(zh="内容以 YAML 的特殊符号开头", en="The text begins with a sign that is special in YAML"),
    remedy=Text(zh='加引号：`note: "@组长"`', en='Put it in quotes: `note: "@"`'),
    why=Text(
        zh="`@`、反引号、`%`、`*`、`&`、`!` 开头的内容要加引号",
        en="Text that begins with `@`, a backquote, `%`, `*`, `&` or `!` needs quotes",
    ),
)


def special_first_sign(world: "World") -> Iterator[Found]:
    """Yield a special sign at the start of a value, as reading the files met it."""
    yield from world.faults_of("special-first-sign")
