"""A directive."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP124",
    severity=Severity.ERROR,
    message=Text(
        zh="以 `%` 开头的行是 YAML 指令，不能用",
        en="A line that begins with `%` is a YAML directive, which is not allowed",
    ),
    remedy=Text(
        zh='删去这一行；若是文字，加引号：`note: "%"`', en='Delete the line; if it is text, quote it: `note: "%"`'
    ),
    why=Text(zh="指令会改变后面内容的读法", en="A directive changes how the rest is read"),
)


def directive_in_yaml(world: "World") -> Iterator[Found]:
    """Yield a directive, as reading the files met it."""
    yield from world.faults_of("directive-in-yaml")
