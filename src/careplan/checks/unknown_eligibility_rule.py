"""An eligibility rule in use that is not on record."""

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP237",
    severity=Severity.ERROR,
    message=Text(
        zh="`rules/eligibility.yaml` 中没有 `{rule}` 这条认定口径",
        en="There is no eligibility rule `{rule}` in `rules/eligibility.yaml`",
    ),
    remedy=Text(
        zh="改成已有的口径，例如 `eligibility: {example}`",
        en="Name one that is there, for example `eligibility: {example}`",
    ),
    why=Text(
        zh="没有口径，就说不清谁是留守儿童，所有人数都失去依据。",
        en="Without the rule nobody can say who is left behind, and no figure stands on anything.",
    ),
)


def unknown_eligibility_rule(world: "World") -> Iterator[Found]:
    """Yield the township's choice of a rule that its list of rules does not have."""
    register = world.register
    name = register.township.eligibility
    unread = "rules/eligibility.yaml" in world.files and not register.rules
    if register.township.file and not unread and name not in register.rules:
        near = difflib.get_close_matches(name, sorted(register.rules), n=1)
        facts = {"rule": name, "example": near[0] if near else min(register.rules, default="state-council-2016")}
        yield Found(register.township.place("eligibility"), facts)
