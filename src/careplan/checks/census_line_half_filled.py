"""A census line that was begun and does not say when, by whom or with what result."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP609",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 的核查只填了一半，还缺 {columns}。",
        en="The line of {child} is half filled: {columns} is missing.",
    ),
    remedy=Text(
        zh="补上 `date`、`by`、`result`，例如 `2026-05-25`、`T002`、`present`；还没有核查就把整行清空，只留编号。",
        en="Fill in `date`, `by` and `result`, for example `2026-05-25`, `T002`, `present`; if nobody was there yet, "
        "leave the id alone in the line.",
    ),
    why=Text(
        zh="什么时候、由谁、查到什么，三样齐了才算核查过；半行谁也证明不了。",
        en="Only a day, a person and a result together show that a child was verified; half a line proves nothing.",
    ),
)


def census_line_half_filled(world: "World") -> Iterator[Found]:
    """Yield each line with some cells filled but not all of day, adult and result."""
    for entry in world.census:
        missing = entry.missing
        if missing:
            yield Found(entry.at(missing[0]), {"child": entry.line.child, "columns": ", ".join(missing)})
