"""A record of too many values."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP139",
    severity=Severity.ERROR,
    message=Text(zh="这份记录超过 {limit} 项", en="This record has more than {limit} values"),
    remedy=Text(zh="按人、按月分成多份文件", en="Split it into files by person or by month"),
    why=Text(
        zh="一份记录没有这么多内容，多半是导出错了", en="No record holds so much; most likely an export went wrong"
    ),
)


def too_many_values(world: "World") -> Iterator[Found]:
    """Yield a record of too many values, as reading the files met it."""
    yield from world.faults_of("too-many-values")
