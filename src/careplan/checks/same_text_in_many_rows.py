"""One note copied into many rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.act import Act
from careplan.domain.conduct import by_adult_and_month
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
    for acts in by_adult_and_month(world):
        same: dict[str, list[Act]] = {}
        for act in acts:
            note = str(act.values.get("note", "")).strip()
            if len(note) >= _LONG:
                same.setdefault(note, []).append(act)
        for found in same.values():
            if len(found) >= _MANY:
                yield Found(min(found, key=Act.order).place, {"by": found[0].by, "count": len(found)})
