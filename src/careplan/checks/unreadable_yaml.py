"""What no parser understands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP120",
    severity=Severity.ERROR,
    message=Text(zh="从这里起读不懂：{hint}", en="What stands here cannot be understood: {hint}"),
    remedy=Text(
        zh="一行一项，冒号后空一格，同一组左边对齐：`name: 张三`",
        en="One item a line, a blank after the colon, the same indent in a group: `name: 张三`",
    ),
    why=Text(zh="读不懂的记录等于没有记录", en="A record that cannot be understood is no record"),
)


def unreadable_yaml(world: "World") -> Iterator[Found]:
    """Yield what no parser understands, as reading the files met it."""
    yield from world.faults_of("unreadable-yaml")
