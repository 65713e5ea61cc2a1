"""One term with two beginnings or ends."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.calendar import clashes
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP944",
    severity=Severity.ERROR,
    message=Text(
        zh="学期 {term} 写了两次，起止日不一样",
        en="the term {term} is told twice, with different days",
    ),
    remedy=Text(
        zh="跨年的学期在两年的校历里写得一样；是另一个学期的，换一个编号",
        en="A term that crosses the new year has the same days in both files; give another term an id of its own",
    ),
    why=Text(
        zh="起止日以哪一条为准，没有人说得清。",
        en="Nobody can say which of the two is meant.",
    ),
)


def term_told_twice(world: "World") -> Iterator[Found]:
    """Yield each entry of a term that another entry contradicts."""
    for clash in clashes(world.calendars()):
        if clash.kind == "term-told-twice":
            facts = {"term": clash.record.terms[int(clash.path[1])].id}
            yield Found(clash.record.place(*clash.path), facts)
