"""Children who seem to be siblings and have different carers on record."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.register import Register
from careplan.records.child import Child
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP234",
    severity=Severity.NOTE,
    message=Text(
        zh="{child} 与 {other} 像是一家的孩子（家长或照护人电话相同），照护人却登记成不同的人",
        en="{child} and {other} seem to be siblings (a phone is the same) but have different carers on record",
    ),
    remedy=Text(
        zh="同一名照护人只建一份档案，两个孩子都写 `guardian: {guardian}`；确由不同的人照护就不用改",
        en=(
            "One carer has one record; write `guardian: {guardian}` for both children, or leave it if "
            "different people do care for them"
        ),
    ),
    why=Text(
        zh="一家的孩子共用一份照护人档案，换了电话只改一处，家访也能一次看两个孩子。",
        en="When siblings share their carer's record a new phone is written once, and one visit sees both.",
    ),
)


def siblings_without_shared_guardian(world: "World") -> Iterator[Found]:
    """Yield each child who shares a phone with an earlier child on the register but no carer."""
    register = world.register
    homes: dict[str, list[Child]] = {}
    for id_ in register.on_register(world.on):
        child = register.children[id_]
        if register.carer(id_, world.on) is not None:
            for phone in _phones(register, child, world.on):
                homes.setdefault(phone, []).append(child)
    seen: set[tuple[str, str]] = set()
    for first, *others in homes.values():
        shared = register.carer(first.id, world.on)
        for child in others:
            care = register.carer(child.id, world.on)
            if shared is None or care is None or care.guardian == shared.guardian:
                continue
            if (first.id, child.id) not in seen:
                seen.add((first.id, child.id))
                at = child.guardians.index(care)
                facts = {"child": child.id, "other": first.id, "guardian": shared.guardian}
                yield Found(child.place("guardians", at, "guardian"), facts)


def _phones(register: Register, child: Child, day: date) -> set[str]:
    """Return the phones of a child's parents and carer, digits only."""
    phones = [p.phone for who in ("father", "mother") if (p := register.parent(child.id, who, day))]
    care = register.carer(child.id, day)
    guardian = register.guardians.get(care.guardian) if care else None
    phones.append(guardian.phone if guardian else None)
    return {"".join(filter(str.isdigit, phone)) for phone in phones if phone}
