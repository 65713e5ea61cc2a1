"""A census result that the register denies: found though gone, or gone though still enrolled."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.census import clash
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP607",
    severity=Severity.ERROR,
    message=Text(
        zh="{day} 核查 {child} 的结果是 `{result}`，台帐却写{register}。",
        en="{child} on {day}: the result is `{result}`, but the register says that the child {register}.",
    ),
    remedy=Text(
        zh="若核查表对：在 `{file}` 的 `enrolment` 写明（离开写 `until` 和 `ended`，回来另起一段写 `from` 和 "
        "`began: resumed`）。若台帐对：改这一格。",
        en="If the sheet is right: say so in `enrolment` of `{file}` (`until` and `ended` for leaving, a new spell "
        "with `from` and `began: resumed` for coming back). If the register is right: mend this cell.",
    ),
    why=Text(
        zh="人在不在册是最要紧的事；表和台帐各说各话，孩子就可能没有人管。",
        en="Whether a child is there matters most of all; where sheet and register disagree, nobody may be looking "
        "after the child.",
    ),
)


_REGISTER = {
    "already_gone": Text("那天已经不在册", "was no longer there on that day"),
    "still_there": Text("那天仍在册", "was still there on that day"),
}


def census_result_contradicts_register(world: "World") -> Iterator[Found]:
    """Yield each visit whose result and the register's spells cannot both be true."""
    for entry in world.census:
        found = clash(world.register, entry)
        if entry.visit and found in _REGISTER:
            child = entry.line.child
            facts: dict[str, Fact] = {
                "child": child,
                "day": str(entry.visit.day),
                "result": entry.visit.result,
                "register": _REGISTER[found],
                "file": world.register.children[child].file,
            }
            yield Found(entry.at("result"), facts)
