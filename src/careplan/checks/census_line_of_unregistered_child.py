"""A census line about a child who was not yet on any register on that day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.census import clash
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP603",
    severity=Severity.ERROR,
    message=Text(
        zh="{day} 那天 {child} 还不在任何学校的台帐上，不能算已核查。",
        en="On {day} {child} was not yet on any school's register, so nobody can have verified it there.",
    ),
    remedy=Text(
        zh="改核查日期 `date`，或在 `{file}` 的 `enrolment` 补上更早的一段，例如 `from: {day}`。",
        en="Mend the line's `date`, or add the earlier spell to `enrolment` in `{file}`, such as `from: {day}`.",
    ),
    why=Text(
        zh="核查的是在册儿童；不在册的行会让“全面核查”看上去比实际完整。",
        en="The census goes through the register; a line about somebody outside it makes the check look fuller than "
        "it was.",
    ),
)


def census_line_of_unregistered_child(world: "World") -> Iterator[Found]:
    """Yield each visit to a child whose first day on a register came later."""
    for entry in world.census:
        if entry.visit and clash(world.register, entry) == "not_yet_there":
            child = entry.line.child
            facts = {"child": child, "day": str(entry.visit.day), "file": world.register.children[child].file}
            yield Found(entry.at("child"), facts)
