"""A child on the register without a legal basis for being there."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Consent
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP250",
    severity=Severity.NOTE,
    message=Text(
        zh="{child} 没有写明登记的依据或同意",
        en="For {child} neither a legal basis nor a consent for the register is on record",
    ),
    remedy=Text(
        zh="写明依据：`careplan set {child} consent purpose=register basis=law by=law date={on}`",
        en="State the basis: `careplan set {child} consent purpose=register basis=law by=law date={on}`",
    ),
    why=Text(
        zh="个人信息保护法要求处理未满十四周岁的人的信息要有依据；写明了，家长问起来就答得上。",
        en=(
            "The law on personal information asks for a basis to keep data about children; written down, "
            "it answers a parent who asks."
        ),
    ),
)


def consent_missing(world: "World") -> Iterator[Found]:
    """Yield each child on the register without a basis or consent for the register in force."""
    for id_ in world.register.on_register(world.on):
        child = world.register.children[id_]
        if not any(_in_force(consent, world.on) for consent in child.consent):
            yield Found(child.place("consent"), {"child": id_, "on": world.on.isoformat()})


def _in_force(consent: Consent, day: date) -> bool:
    withdrawn = consent.withdrawn is not None and consent.withdrawn <= day
    return consent.purpose == "register" and consent.on <= day and not withdrawn
