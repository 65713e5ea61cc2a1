"""A record that is no map."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP141",
    severity=Severity.ERROR,
    message=Text(zh="这里应当是若干“键: 值”，却是{found}", en="Keys with values belong here, not {found}"),
    remedy=Text(zh="每行写成“字段: 内容”：`id: S01-7K2QX`", en="Write each line as a key and a value: `id: S01-7K2QX`"),
    why=Text(zh="一份记录由字段组成", en="A record is made of fields"),
)


def root_not_map(world: "World") -> Iterator[Found]:
    """Yield a record that is no map, as reading the files met it."""
    yield from world.faults_of("root-not-map")
