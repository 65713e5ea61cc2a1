"""One note copied into many rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.act import Act
from careplan.domain.conduct import having
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP321",
    severity=Severity.NOTE,
    message=Text(
        zh="{by} 有 {count} 行的备注一字不差",
        en="the notes of {count} rows by {by} are the same to the letter",
    ),
    remedy=Text(
        zh="只留一句各自的情况，没有就空着：`note=`",
        en="Keep a word about each child, or leave it empty: `note=`",
    ),
    why=Text(
        zh="一句话也是心意；复制的备注看不出孩子的情况。",
        en="A copied note says nothing about a child; a word of one's own does.",
    ),
)

_LONG, _MANY = 6, 5


def same_text_in_many_rows(world: "World") -> Iterator[Found]:
    """Yield each note that an adult copied into five rows of a month or more, never its words."""
    same: dict[tuple[str, int, int, str], list[Act]] = {}
    for act in having(world, "note"):
        note = str(act.values["note"]).strip()
        if len(note) >= _LONG:
            same.setdefault((act.by, act.day.year, act.day.month, note), []).append(act)
    for (by, *_), found in same.items():
        if len(found) >= _MANY:
            yield Found(min(found, key=Act.order).place, {"by": by, "count": len(found)})
