"""Two rows with one row id."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.conduct import sheets
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sheets import rows_with
from careplan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careplan.domain.act import Act
    from careplan.domain.world import World
    from careplan.records.place import Fact

_ROOM: Final = 8
"""How many places there are for each row id: so many that few ids meet by chance."""

CHECK = Check(
    code="CP310",
    severity=Severity.ERROR,
    message=Text(
        zh="记录编号 {row} 用过了，先用的在 {file} 第 {line} 行",
        en="the row id {row} is used before, in {file} on line {line}",
    ),
    remedy=Text(
        zh="同一件事就删掉一行；是两件事就给这一行换个编号，例如 `{example}`",
        en=("If it is one act remove a row; if there were two give this row an id of its own, such as `{example}`"),
    ),
    why=Text(
        zh="编号是一件事的名字；合并文件时同一行会出现两次，一件事就算成了两次。",
        en="The id is the act's name; merged files may hold a row twice, and one act would count as two.",
    ),
)


def row_id_used_twice(world: "World") -> Iterator[Found]:
    """Yield each row whose id stands in an earlier row."""
    seen: dict[str, Act] = {}
    for act in _twice(world):
        first = seen.setdefault(act.row_id, act)
        if first is not act:
            facts: dict[str, Fact] = {"row": act.row_id, "file": first.file, "line": first.line}
            yield Found(act.place, {**facts, "example": f"{act.row_id}B"})


def _twice(world: "World") -> "Iterator[Act]":
    """Return the rows whose id stands in several, in their order."""
    several: set[str] = set()
    seen: set[str] = set()
    for id_ in _perhaps_twice([sheet.column("row_id") for sheet in sheets(world)]):
        (several if id_ in seen else seen).add(id_)
    return rows_with(sheets(world), "row_id", several)


def _perhaps_twice(columns: "Sequence[Sequence[str]]") -> Iterator[str]:
    """Yield every id that is in several rows, and few others, without keeping all of them.

    Each id has one of many places by its hash; those whose place another one has taken are looked at.
    """
    places = _ROOM * sum(map(len, columns)) + 1
    taken = bytearray(places)
    shared: set[int] = set()
    for column in columns:
        for place in map(places.__rmod__, map(hash, column)):
            if taken[place]:
                shared.add(place)
            taken[place] = 1
    return (id_ for column in columns for id_ in column if hash(id_) % places in shared)
