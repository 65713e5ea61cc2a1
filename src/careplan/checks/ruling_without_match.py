"""A waiver or a moved date for a duty or period that there is not."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.ruling import about, covers
from careplan.records.acts import ACT_KINDS
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.act import Act
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


def _is_met(world: "World", act: "Act", topic: str) -> bool:
    """Return whether a ruling is about an obligation: of somebody whom it names, of its school, of anybody."""
    label = act.counts_for or ""
    if any(world.settlements.is_owed(topic, whom, label) for whom in about(act) if whom):
        return True
    some = world.settlements.among(lambda o: o.duty.id == topic and o.period.label == label)
    return not (act.children or act.staff or act.guardians or act.class_) and any(
        covers(act, settlement.obligation) for settlement in some
    )


def _near(word: str, known: list[str], example: str) -> str:
    near = get_close_matches(word, known, n=1)
    return near[0] if near else (known[0] if known else example)


def ruling_without_match(world: "World") -> Iterator[Found]:
    """Yield each waiver and moved date that is about no obligation."""
    evidence = world.books.evidence
    wrong = [
        (act, topic)
        for act in (*evidence.of_kind("waiver"), *evidence.of_kind("amendment"))
        if not _is_met(world, act, topic := str(act.values.get("topic", "")))
    ]
    labels: dict[str, set[str]] = {}
    for duty, period, _ in world.settlements.windows() if wrong else ():
        labels.setdefault(duty.id, set()).add(period.label)
    ids = sorted({duty.id for plan in world.books.plans for duty in plan.duties})
    for act, topic in wrong:
        known = sorted(labels.get(topic, ()))
        facts: dict[str, Fact] = {"kind": ACT_KINDS[act.kind].title, "topic": topic, "period": act.counts_for or ""}
        name = topic if known else _near(topic, ids, "talk")
        yield Found(act.place, {**facts, "duty": name, "example": _near(act.counts_for or "", known, "2026-05")})
