"""An assessment of care that, as another entry says, nobody gives."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from careplan.domain import spells
from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Care, Child
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP232",
    severity=Severity.ERROR,
    message=Text(
        zh="{child}：{reason}，照护评估却写着较好或一般",
        en="{child}: {reason}, and yet the care is assessed as good or fair",
    ),
    remedy=Text(
        zh=(
            "两处只能有一处是对的：照护确实如此，就改 `key` 下的 `why`；否则改评估，例如 "
            "`assessment: poor`，或写 `until` 结束这一段照护"
        ),
        en=(
            "Only one of them is right: mend `why` under `key` if the care is as assessed, else the "
            "assessment, for example `assessment: poor`, or end the carer's entry with `until`"
        ),
    ),
    why=Text(
        zh="没有人照护的孩子，不能在统计里显示为“较好”“一般”。",
        en="A child whom nobody cares for must not stand in the statistics as well cared for.",
    ),
)

_NO_CARER: Final = Text("列为重点对象的原因说的不是这样", "the reasons for being a key child say otherwise")
_ENDED: Final = Text("评估日子在照护结束之后", "the assessment is later than the end of the care")


def no_carer_but_assessed(world: "World") -> Iterator[Found]:
    """Yield each good or fair assessment of a child without a carer, or after the carer's time."""
    for child in world.register.children.values():
        for at, care in enumerate(child.guardians):
            reason = _reason(child, care, world.on) if care.assessment in {"good", "fair"} else None
            if reason:
                facts: dict[str, Fact] = {"child": child.id, "reason": reason}
                yield Found(child.place("guardians", at, "assessment"), facts)


def _reason(child: Child, care: Care, day: date) -> Text | None:
    if care.until is not None and care.assessed_on is not None and care.assessed_on > care.until:
        return _ENDED
    cares = care.from_ <= day and (care.until is None or day <= care.until)
    key = spells.on(child.key, day)
    return _NO_CARER if cares and key is not None and "no_carer" in key.why else None
