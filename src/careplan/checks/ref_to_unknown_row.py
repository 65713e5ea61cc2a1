"""An act that answers a row which there is not."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from careplan.domain.conduct import having, sheets
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP327",
    severity=Severity.ERROR,
    message=Text(
        zh="`ref` 所指的记录 {ref} 不存在",
        en="the row {ref} that `ref` names does not exist",
    ),
    remedy=Text(
        zh="写被回应的那一行的编号，例如 `ref={example}`",
        en="Write the id of the row that it answers, such as `ref={example}`",
    ),
    why=Text(
        zh="对不上号，那件事就一直显示没有回应。",
        en="Without the right id what it answers stays open.",
    ),
)


def ref_to_unknown_row(world: "World") -> Iterator[Found]:
    """Yield each act whose ref names no row."""
    lost = [act for act in having(world, "ref") if act.ref and world.books.evidence.row(act.ref) is None]
    ids = [id_ for sheet in sheets(world) for id_ in sheet.column("row_id")] if lost else []
    for act in lost:
        near = get_close_matches(act.ref or "", ids, n=1) or ids[:1]
        yield Found(act.place, {"ref": act.ref or "", "example": near[0]})
