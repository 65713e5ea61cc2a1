"""An act by one adult in the file of another."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import sheets, writer_of
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP312",
    severity=Severity.WARNING,
    message=Text(
        zh="{by} 做的事写在 {writer} 的文件里",
        en="an act by {by} stands in the file of {writer}",
    ),
    remedy=Text(
        zh="移到 `{right}`；是 {writer} 自己做的就改 `by={writer}`",
        en="Move it to `{right}`; if {writer} did it write `by={writer}`",
    ),
    why=Text(
        zh="每人只写自己的文件，合并时才不会互相覆盖。",
        en="Each adult writes one file, so that nobody's rows overwrite another's.",
    ),
)


def act_in_other_writers_file(world: "World") -> Iterator[Found]:
    """Yield each row in the file of an adult who did not do it."""
    for sheet in sheets(world):
        writer = writer_of(sheet.file)
        if writer is None:
            continue
        for act in sheet.naming({*sheet.column("by")} - {writer}):
            right = act.file.replace(f"/{writer}.csv", f"/{act.by}.csv")
            yield Found(act.place, {"by": act.by, "writer": writer, "right": right})
