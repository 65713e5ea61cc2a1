"""A census sheet that says something else than the register about the day of the visit."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.census import differences, shown
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP606",
    severity=Severity.ERROR,
    message=Text(
        zh="{day} 核查 {child}：`{column}` 核查表写 {sheet}，台帐那天是 {register}。",
        en="{child} on {day}: the sheet says `{column}` {sheet}, the register had {register} on that day.",
    ),
    remedy=Text(
        zh="若核查表对：在 `{file}` 的 `{field}` 补一条 `from: {day}`（或更早）、值为 {sheet} 的记录。若台帐对：把核查"
        "表这一格改成 {register}。",
        en="If the sheet is right: add an entry to `{field}` in `{file}`, `from: {day}` or earlier, that says {sheet}"
        ". If the register is right: write {register} in this cell.",
    ),
    why=Text(
        zh="核查就是为了发现变动；查到了却没有改台帐，等于没有查。",
        en="The census is there to find what changed; a change found and not written into the register is lost again.",
    ),
)


_FIELDS = {
    "grade": "placements",
    "boarder": "placements",
    "father": "parents",
    "mother": "parents",
    "guardian": "guardians",
    "key": "key",
}


def census_sheet_contradicts_register(world: "World") -> Iterator[Found]:
    """Yield each cell that says something else than the register, as of the day of the visit."""
    for entry in world.census:
        for column, sheet, register in differences(world.register, entry):
            facts = {
                "child": entry.line.child,
                "day": str(entry.line.date),
                "column": column,
                "sheet": shown(sheet),
                "register": shown(register),
                "field": _FIELDS[column],
                "file": world.register.children[entry.line.child].file,
            }
            yield Found(entry.at(column), facts)
