"""Why a settlement is as it is: clause, holder, days, the acts that counted and those that did not, what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from careplan.domain import dating
from careplan.domain.act import Act
from careplan.domain.calendar import Span
from careplan.domain.condition_words import conditions_words
from careplan.domain.conditions import Condition, conditions
from careplan.domain.cover import reached, unreached
from careplan.domain.dating import Dated
from careplan.domain.evidence import names_of, objection
from careplan.domain.facts import hold
from careplan.domain.held import lacking
from careplan.domain.obligation import Obligation, Settlement
from careplan.domain.remedy import Remedy, remedy
from careplan.domain.ruling import covers, is_listed, may_rule
from careplan.records.plan import Plan
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World


class PassedOver(NamedTuple):
    """An act of the right kind that did not count, and why."""

    act: Act
    why: Text


class Gap(NamedTuple):
    """Days on which a state did not hold, and what was missing on the first of them; of a set, who was without it."""

    span: Span
    missing: tuple[tuple[Condition, ...], ...]
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything that one settlement rests on."""

    settlement: Settlement
    document: str | None
    """Title of the document whose clause it is."""
    bundle: Text | None
    asked: tuple[tuple[Condition, ...], ...]
    """The conditions for whom the duty is, as they were on the day that decided."""
    seen: date
    """That day: the last on which the subject was there by the due day."""
    opens: Dated
    due: Dated
    closes: Dated
    counted: tuple[Act, ...]
    passed_over: tuple[PassedOver, ...]
    unreached: tuple[str, ...]
    """Of a set that acts must cover, the members, or values, that they have not reached as often as they must."""
    gaps: tuple[Gap, ...]
    remedy: Remedy


def grounds(world: "World", settlement: Settlement) -> Grounds:
    """Return what a settlement rests on; the same records and day always give the same."""
    o = settlement.obligation
    plan = _plan_of(world, o)
    bundle = plan.bundles.get(o.duty.bundle or "") if plan else None
    seen = _seen(world, o)
    return Grounds(
        settlement=settlement,
        document=_document(plan, o),
        bundle=bundle.text if bundle else None,
        asked=conditions(world.register, o.duty.for_each, o.subject, seen, o.duty.where),
        seen=seen,
        opens=dating.opened(world, settlement),
        due=dating.due(world, settlement),
        closes=dating.closed(world, settlement),
        counted=settlement.acts,
        passed_over=(*_passed_over(world, settlement), *_refused(world, o)),
        unreached=unreached(o, settlement.acts, world.register) if o.duty.holds is None else (),
        gaps=tuple(_gap(world, o, span) for span in settlement.gaps),
        remedy=remedy(world, settlement),
    )


def _plan_of(world: "World", obligation: Obligation) -> Plan | None:
    return next((p for p in world.books.plans if any(d is obligation.duty for d in p.duties)), None)


def _document(plan: Plan | None, obligation: Obligation) -> str | None:
    documents = plan.documents if plan else []
    named = obligation.duty.source.document
    return next((d.title for d in documents if named in {None, d.id}), None)


def _seen(world: "World", obligation: Obligation) -> date:
    """Return the day on which the conditions were looked at."""
    from careplan.domain.subjects import subjects

    if obligation.duty.trigger:
        return obligation.period.start
    bound = obligation.duty.within is not None or obligation.duty.opens is not None
    period = obligation.period
    span = (
        Span(obligation.opens, max(obligation.opens, obligation.scheduled)) if bound else Span(period.start, period.end)
    )
    every = subjects(world.register, obligation.duty.for_each, span, obligation.scheduled)
    return next((s.seen for s in every if s.id == obligation.subject), min(obligation.scheduled, world.on))


def _gap(world: "World", obligation: Obligation, span: Span) -> Gap:
    duty, asked = obligation.duty, obligation.duty.holds or []
    if duty.holds is not None and duty.cover:
        without = lacking(world.register, duty, obligation.subject, span.from_)
        return Gap(span, (), tuple(without))
    found = conditions(world.register, duty.for_each, obligation.subject, span.from_, asked)
    return Gap(span, tuple(tuple(one for one in group if not one.holds) for group in found))


def _passed_over(world: "World", settlement: Settlement) -> Iterator[PassedOver]:
    o = settlement.obligation
    near = _nearby(o)
    counted = set(settlement.acts)
    paid = _paid(world, o)
    for act in _of_right_kind(world, o):
        if near.holds(act.day) and act not in counted:
            why = _why_not(world, o, act, paid)
            if why:
                yield PassedOver(act, why)


def _refused(world: "World", obligation: Obligation) -> Iterator[PassedOver]:
    """Yield the waivers and moved dates on record for an obligation that have no effect."""
    for kind in ("waiver", "amendment"):
        for act in world.books.evidence.of_kind(kind):
            named = act.values.get("topic") == obligation.duty.id and act.counts_for == obligation.period.label
            why = _why_refused(world, act) if named and covers(act, obligation) else None
            if why:
                yield PassedOver(act, why)


def _why_refused(world: "World", act: Act) -> Text | None:
    if act.day > world.on:
        return Text(f"在 {world.on} 还没有发生", f"has not happened yet on {world.on}")
    if not may_rule(world.register, act):
        return Text("写的人当天的职务不能批准，不算数", "refused: the post of that adult on that day may not decide it")
    if not is_listed(world.register, act):
        return Text("事由不在表里，不算数", "refused: its reason is not on the list")
    return None


def _nearby(obligation: Obligation) -> Span:
    """Return the days of the period, of one as long before and after it, and those of making up."""
    period = obligation.period
    length = timedelta(days=(period.end - period.start).days + 1)
    before = min(length, period.start - date.min)  # a township was there for ever
    last = period.end + length if period.end < date.max - length else date.max
    return Span(period.start - before, max(last, obligation.closes))


def _of_right_kind(world: "World", obligation: Obligation) -> Sequence[Act]:
    duty, evidence = obligation.duty, world.books.evidence
    found: list[Act] = []
    for proof in duty.proof or ():
        for kind, subject in names_of(obligation, world.register):
            found += evidence.about(kind, subject, proof.kind)
    if obligation.trigger:
        found += evidence.answers(obligation.trigger.row_id)
    return sorted(set(found), key=Act.order)


def _why_not(world: "World", obligation: Obligation, act: Act, paid: dict[Act, Settlement]) -> Text | None:
    if act.day > world.on:
        return Text(f"在 {world.on} 还没有发生", f"has not happened yet on {world.on}")
    return (
        _not_asked_for(world, obligation, act)
        or _other_event(obligation, act)
        or objection(obligation, act, world.register)
        or _spent(act, paid)
        or _adds_nothing(world, obligation, act)
    )


def _adds_nothing(world: "World", obligation: Obligation, act: Act) -> Text | None:
    """Return why an act that would count makes no difference: of a set it reaches nobody, or its day counts already."""
    if obligation.duty.cover and not reached(obligation, act, world.register):
        return Text("没有轮到要覆盖的任何一个", "it reaches none of those that are to be covered")
    if obligation.duty.count.of == "days":
        return Text(f"{act.effective} 这一天已经算了", f"{act.effective} counts already, one day once")
    return None


def _not_asked_for(world: "World", obligation: Obligation, act: Act) -> Text | None:
    proofs = [proof for proof in obligation.duty.proof or () if proof.kind == act.kind]
    if not proofs:
        return Text("这一类记录不能证明这项义务", "an act of this kind does not prove the duty")
    meant = [proof for proof in proofs if act.has(proof.where)]
    if meant:
        kind = obligation.duty.for_each
        if any(hold(world.register, kind, obligation.subject, act.day, proof.if_) for proof in meant):
            return None
        when = conditions_words(meant[0].if_, kind)
        return Text(f"{act.day} 不符合“{when.zh}”，不能代替", f"on {act.day} it was not so: {when.en}")
    name, expected = next(
        (name, expected) for name, expected in proofs[0].where.items() if not expected.holds(act.values.get(name))
    )
    return Text(f"{name} 不是 {expected.text}", f"its {name} is not {expected.text}")


def _other_event(obligation: Obligation, act: Act) -> Text | None:
    event = obligation.trigger
    if event is None or act.ref == event.row_id:
        return None
    return Text(f"ref 没有写 {event.row_id}", f"its ref does not name {event.row_id}")


def _spent(act: Act, paid: dict[Act, Settlement]) -> Text | None:
    other = paid.get(act)
    if other is None:
        return None
    title, label = other.obligation.duty.title.text, other.obligation.period.label
    return Text(f"已经计入“{title.zh}” {label}", f"counted for “{title.en}” {label} already")


def _paid(world: "World", obligation: Obligation) -> dict[Act, Settlement]:
    """Return the acts about the subject that paid another obligation of a duty with the same kinds of act."""
    kinds = {proof.kind for proof in obligation.duty.proof or ()}
    found: dict[Act, Settlement] = {}
    for plan in world.books.plans:
        for duty in plan.duties:
            if kinds & {proof.kind for proof in duty.proof or ()}:
                for other in world.settlements.of(duty.id, obligation.subject):
                    if other.obligation is not obligation:
                        found.update(dict.fromkeys(other.acts, other))
    return found
