"""Digits that Excel lost."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP148",
    severity=Severity.ERROR,
    message=Text(zh="这个号码的后几位被 Excel 抹掉了", en="The last digits of this number were lost in Excel"),
    remedy=Text(
        zh="按证件重新录入，先把单元格设成“文本”", en='Type it again from the document, in a cell set to "Text"'
    ),
    why=Text(
        zh="Excel 只保留 15 位数字，后面的变成零，找不回来",
        en="Excel keeps 15 digits and turns the rest into zeros for good",
    ),
)


def rounded_by_excel(world: "World") -> Iterator[Found]:
    """Yield digits that Excel lost, as reading the files met it."""
    yield from world.faults_of("rounded-by-excel")
