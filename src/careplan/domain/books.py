"""The books: who, what is owed, when, and what was done, with the periods in which each duty recurs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from careplan.domain.act import Act
from careplan.domain.calendar import Calendar, Span
from careplan.domain.deadline import Window
from careplan.domain.evidence import Evidence
from careplan.domain.finding import Found
from careplan.domain.period import Period, periods
from careplan.domain.register import Register
from careplan.domain.roll import Roll
from careplan.domain.ruling import Rulings
from careplan.domain.subjects import lives_of
from careplan.records.acts import ActKind
from careplan.records.child import Proxy
from careplan.records.duty_parts import Subject
from careplan.records.plan import Duty, Plan, act_kinds
from careplan.text import Text

_DAY = timedelta(days=1)


class Frame(NamedTuple):
    """One period of a duty, whomever it is about: its days, those on which one must be there, and why all are free."""

    period: Period
    days: Window
    span: Span
    vacation: Text | None


@dataclass(frozen=True)
class Books:
    """What settling needs: who, what is owed, when, and what was done."""

    register: Register
    plans: tuple[Plan, ...]
    calendar: Calendar
    evidence: Evidence

    @property
    def from_the_first(self) -> "Books":
        """The same books as if the township had kept them since its first plan: for what a plan itself says."""
        if self.register.township.begins is None:
            return self
        township = self.register.township.model_copy(update={"begins": None})
        return replace(self, register=replace(self.register, township=township))

    def in_force(self, plan: Plan, duty: Duty) -> Span:
        """Return the days on which a duty is in force; the last may lie before the first, and then it never is.

        Nothing is before the day from which the township keeps its records.
        """
        valid = duty.valid or plan.valid
        first = max(valid.from_, plan.valid.from_)
        begins = self.register.township.begins
        return Span(max(first, begins) if begins else first, min(valid.until, plan.valid.until))

    def periods(self, plan: Plan, duty: Duty) -> list[Period]:
        """Return the periods of a duty that begin while it is in force in a plan.

        Where the next plan carries the duty on, a period that both ask for is one, and the plan's in which it begins.
        """
        span = self.in_force(plan, duty)
        if duty.every.unit in {"once", "stay"}:  # of a stay, the part that lies in the plan
            return periods(replace(duty.every, unit="once"), span, self.calendar, "end")
        whole = self._carried_on(duty, span)
        found = periods(duty.every, whole, self.calendar, self.register.township.month_closes)
        return [period for period in found if span.holds(period.start)]

    def _carried_on(self, duty: Duty, span: Span) -> Span:
        """Return the days on which a duty is in force without a break, in one plan after the other."""
        spans = sorted(
            self.in_force(plan, other)
            for plan in self.plans
            for other in plan.duties
            if (other.id, other.every, other.for_each) == (duty.id, duty.every, duty.for_each)
        )
        first, last = span
        for other in spans:
            last = other.until if other.from_ == last + _DAY else last
        for other in reversed(spans):
            first = other.from_ if other.until == first - _DAY else first
        return Span(first, last)

    def roll(self, kind: Subject) -> Roll:
        """Return everyone of a kind; called once."""
        found = self._rolls.get(kind)
        if found is None:
            pairs = list(lives_of(self.register, kind))
            found = self._rolls[kind] = Roll(kind, tuple(id_ for id_, _ in pairs), tuple(lives for _, lives in pairs))
        return found

    @cached_property
    def _rolls(self) -> dict[str, Roll]:
        return {}

    @cached_property
    def only_pairings(self) -> Mapping[str, Proxy]:
        """The pairing of each child that never had another."""
        return {id_: child.proxy[0] for id_, child in self.register.children.items() if len(child.proxy) == 1}

    @cached_property
    def frames(self) -> dict[int, list[Frame]]:
        """The frames of each duty that were found already, by the duty's identity."""
        return {}

    @cached_property
    def turning(self) -> dict[tuple[int, str], frozenset[date]]:
        """The days found already on which a state of a set may turn, by the duty's identity and subject."""
        return {}

    @cached_property
    def kinds(self) -> Mapping[str, ActKind]:
        """Every kind of act that a row may be, by its word."""
        return act_kinds(self.plans)

    @cached_property
    def rivals(self) -> Mapping[str, tuple[Duty, ...]]:
        """For each duty's id, the duties, itself among them, that one and the same act could pay."""
        duties = [duty for plan in self.plans for duty in plan.duties]
        found: dict[str, dict[int, Duty]] = {duty.id: {} for duty in duties}
        for duty in duties:
            found[duty.id].update((id(other), other) for other in duties if _rival(duty, other))
        return {name: tuple(others.values()) for name, others in found.items()}

    @cached_property
    def amiss(self) -> dict[str, dict[str, list[Found]]]:
        """What is wrong with the plans, so far as it was looked for: by who looked, by rule."""
        return {}

    def paid_by(self, kind: str) -> Sequence[Duty]:
        """Return the duties that acts of a kind may pay, plan by plan."""
        return self._paid_by.get(kind, ())

    @cached_property
    def _paid_by(self) -> Mapping[str, list[Duty]]:
        found: dict[str, list[Duty]] = {}
        for duty in (duty for plan in self.plans for duty in plan.duties):
            for kind in dict.fromkeys(proof.kind for proof in duty.proof or ()):
                found.setdefault(kind, []).append(duty)
        return found

    def wanted(self, duty: Duty, act: Act) -> int:
        """Return how many other duties an act could pay."""
        others = (other for other in self.rivals[duty.id] if other.id != duty.id)
        return len({other.id for other in others if any(act.shows(proof) for proof in other.proof or ())})

    @cached_property
    def rulings(self) -> Rulings:
        """The waivers and moved dates on record."""
        return Rulings(self.evidence, self.register)


def _rival(duty: Duty, other: Duty) -> bool:
    """Return whether one and the same act could pay either of two duties, but not both."""
    return bool(
        other.for_each == duty.for_each
        and {proof.kind for proof in duty.proof or ()} & {proof.kind for proof in other.proof or ()}
        and other.id not in duty.shares
        and duty.id not in other.shares
    )
