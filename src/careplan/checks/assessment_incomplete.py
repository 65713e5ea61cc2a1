"""An assessment without its result, its day or its author."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP233",
    severity=Severity.WARNING,
    message=Text(zh="{child} 的照护评估缺少 {field}", en="The assessment of the care for {child} lacks {field}"),
    remedy=Text(
        zh="三项写全：`careplan set {child} guardians {lacking} --correct --on {from}`",
        en="Write all three: `careplan set {child} guardians {lacking} --correct --on {from}`",
    ),
    why=Text(
        zh="不知道谁在哪一天评的，就不知道评估是否过期，也没有人可问。",
        en="Without who and when nobody knows whether the assessment is out of date, nor whom to ask.",
    ),
)


def assessment_incomplete(world: "World") -> Iterator[Found]:
    """Yield each carer's entry that has some of the three parts of an assessment and lacks another."""
    for child in world.register.children.values():
        for at, care in enumerate(child.guardians):
            parts = {
                "assessment": care.assessment,
                "assessed_on": care.assessed_on,
                "assessed_by": care.assessed_by,
            }
            missing = [name for name, value in parts.items() if value is None]
            if not missing or len(missing) == len(parts):
                continue
            written = next(name for name in parts if name not in missing)
            staff = child.proxy[-1].staff if child.proxy else "T001"
            example = {"assessment": "fair", "assessed_on": world.on.isoformat(), "assessed_by": staff}
            facts = {
                "child": child.id,
                "field": ", ".join(f"`{name}`" for name in missing),
                "lacking": " ".join(f"{name}={example[name]}" for name in missing),
                "from": care.from_.isoformat(),
            }
            yield Found(child.place("guardians", at, written), facts)
