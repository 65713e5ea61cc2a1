"""A month's file whose rows are not in order."""

from collections.abc import Iterator
from operator import gt
from typing import TYPE_CHECKING

from careplan.domain.conduct import sheets
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP318",
    severity=Severity.NOTE,
    message=Text(
        zh="从这一行起没有按日期、儿童、种类、编号排序",
        en="from this row on the file is not sorted by day, children, kind and row id",
    ),
    remedy=Text(
        zh="运行 `careplan fmt`",
        en="Run `careplan fmt`",
    ),
    why=Text(
        zh="排好序，两个人改的内容合并时才不会打架。",
        en="Sorted rows merge without conflicts.",
    ),
)


def rows_not_sorted(world: "World") -> Iterator[Found]:
    """Yield the first row of each file that should stand before the one above it."""
    for sheet in sheets(world):
        keys = list(zip(*(sheet.column(name) for name in ("date", "children", "kind", "row_id")), strict=True))
        below = keys[1:]
        if any(map(gt, keys, below)):
            row = next(row for row, pair in enumerate(zip(keys, below, strict=False), 1) if gt(*pair))
            yield Found(sheet.act(row).place, {})
