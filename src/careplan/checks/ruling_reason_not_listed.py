"""A waiver or a moved date for a reason that is not on the list."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from careplan.domain.conduct import of_kinds
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.ruling import is_listed, listed_reasons
from careplan.records.acts import ACT_KINDS
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP326",
    severity=Severity.ERROR,
    message=Text(
        zh="事由 {reason} 不在表里；{kind}的事由有：{allowed}",
        en="the reason {reason} is not on the list; a {kind} has: {allowed}",
    ),
    remedy=Text(
        zh="写表里的事由，例如 `reason={example}`；确有新的事由，先加进 `rules/reasons.yaml`",
        en=("Write a reason from the list, such as `reason={example}`, or first add a new one to `rules/reasons.yaml`"),
    ),
    why=Text(
        zh="事由是固定的，才看得出免除得当不当。",
        en="With fixed reasons one can see whether waivers are sound.",
    ),
)

SLUG = re.compile(r"[a-z0-9-]{1,40}")


def ruling_reason_not_listed(world: "World") -> Iterator[Found]:
    """Yield each waiver and moved date with a reason of no list."""
    for act in of_kinds(world, "waiver", "amendment"):
        if not is_listed(world.register, act):
            known = sorted(listed_reasons(world.register, act.kind))
            reason = str(act.values.get("reason", ""))
            near = get_close_matches(reason, known, n=1) or known[:1] or ["…"]
            shown = reason if SLUG.fullmatch(reason) else "…"
            facts: dict[str, Fact] = {"reason": shown, "kind": ACT_KINDS[act.kind].title, "example": near[0]}
            yield Found(act.place, {**facts, "allowed": ", ".join(known) or "—"})
