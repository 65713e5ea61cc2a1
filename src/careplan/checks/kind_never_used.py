"""A kind of act that a plan declares and no duty of it asks for."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.slips import never_used
from careplan.records.acts import ACT_KINDS
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP940",
    severity=Severity.WARNING,
    message=Text(
        zh="计划写了记录种类 `{kind}`，没有一项义务用它",
        en="The plan declares the kind `{kind}`, and none of its duties asks for it",
    ),
    remedy=Text(
        zh="去掉它，或在义务里写 `proof: {kind}`{near}",
        en="Take it away, or write `proof: {kind}` in a duty{near}",
    ),
    why=Text(
        zh="写了的记录不会算给任何一项义务。",
        en="Rows of that kind would count for nothing.",
    ),
)


def kind_never_used(world: "World") -> Iterator[Found]:
    """Yield each kind that is declared in vain."""
    for plan in world.books.plans:
        for kind in never_used(plan):
            near = next(iter(get_close_matches(kind, ACT_KINDS, n=1, cutoff=0.8)), None)
            words = Text(f"；内置的有 `{near}`", f"; `{near}` is built in") if near else Text("", "")
            yield Found(plan.key_place("kinds", kind), {"kind": kind, "near": words})
