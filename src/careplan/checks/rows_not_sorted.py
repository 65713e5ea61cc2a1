"""A month's file whose rows are not in order."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from careplan.domain.conduct import sheets
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.act import Act
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
        for before, after in pairwise(sheet.acts):
            if after.day <= before.day and _key(after) < _key(before):
                yield Found(after.place, {})
                break


def _key(act: "Act") -> "tuple[date, tuple[str, ...], str, str]":
    return act.day, act.children, act.kind, act.row_id
