"""A waiver or a moved date for a duty or period that there is not."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from careplan.domain.conduct import rows
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.ruling import covers
from careplan.records.acts import ACT_KINDS
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.obligation import Obligation
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP325",
    severity=Severity.ERROR,
    message=Text(
        zh="{kind}对不上任何义务：{topic}（{period}）",
        en="this {kind} is about no duty: {topic} in {period}",
    ),
    remedy=Text(
        zh="`topic` 写义务的编号，`counts_for` 写它的时期，例如 `topic={duty} counts_for={example}`",
        en="`topic` is a duty's id and `counts_for` its period, such as `topic={duty} counts_for={example}`",
    ),
    why=Text(
        zh="对不上的免除等于没有写，这项义务仍会算作没做。",
        en="A waiver that matches nothing has no effect, and the duty still shows as not done.",
    ),
)


def _by_duty(world: "World", duties: set[str]) -> "dict[str, list[Obligation]]":
    """Return the obligations of some duties, by duty."""
    found: dict[str, list[Obligation]] = {}
    for settlement in world.settlements if duties else ():
        if settlement.obligation.duty.id in duties:
            found.setdefault(settlement.obligation.duty.id, []).append(settlement.obligation)
    return found


def _near(word: str, known: list[str], example: str) -> str:
    near = get_close_matches(word, known, n=1)
    return near[0] if near else (known[0] if known else example)


def ruling_without_match(world: "World") -> Iterator[Found]:
    """Yield each waiver and moved date that is about no obligation."""
    rulings = [act for act in rows(world) if act.kind in {"waiver", "amendment"}]
    by_duty = _by_duty(world, {str(act.values.get("topic", "")) for act in rulings})
    for act in rulings:
        topic = str(act.values.get("topic", ""))
        owed = by_duty.get(topic, [])
        if any(o.period.label == act.counts_for and covers(act, o) for o in owed):
            continue
        labels = sorted({o.period.label for o in owed})
        ids = sorted({duty.id for plan in world.books.plans for duty in plan.duties})
        facts: dict[str, Fact] = {"kind": ACT_KINDS[act.kind].title, "topic": topic, "period": act.counts_for or ""}
        duty = topic if owed else _near(topic, ids, "talk")
        yield Found(act.place, {**facts, "duty": duty, "example": _near(act.counts_for or "", labels, "2026-05")})
