"""One month of a township: its days, the obligations that belong to it, and what was done in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal

from careplan.domain.act import Act
from careplan.domain.calendar import Span, closing_month
from careplan.domain.eligibility import rule_in_use
from careplan.domain.figure import Definition
from careplan.domain.flow import Change, Flow, changes, flows
from careplan.domain.mask import child_label, staff_label
from careplan.domain.obligation import Obligation, Planned, Settlement
from careplan.domain.register import Register
from careplan.domain.view import Head
from careplan.domain.world import World
from careplan.records.plan import Duty, Valid
from careplan.reports.parts.definitions import Rules, definitions
from careplan.text import Text

_OF_A_DAY: Final = frozenset({"event", "festival"})
"""Recurrences whose period is the one day on which something happens; what is owed follows from it."""


class NotBegunError(Exception):
    """A month that has not begun on the day on which one looks."""


class Month:
    """A township's month, or what concerns one school of it, read once for all the reports about it.

    `label` is such as `2026-05`.
    """

    def __init__(self, world: World, label: str, school: str | None = None) -> None:
        """Gather what belongs to the month; raises NotBegunError where there is nothing yet to report."""
        first = date.fromisoformat(f"{label}-01")
        closes = world.register.township.month_closes
        self.world = world
        self.label = label
        self.span = closing_month(first, closes)
        if world.on < self.span.from_:
            raise NotBegunError(label)
        self.day = min(world.on, self.span.until)
        self.ended = world.on > self.span.until
        self.school = school
        self.settled = list(world.answered_by(school, lambda o: belongs(o, self.span, closes)))
        self.running = list(
            world.answered_by(school, lambda o: runs_on(o, self.span, self.day) and not belongs(o, self.span, closes))
        )
        self.acts = world.books.evidence.between(self.span.from_, self.day)

    @property
    def register(self) -> Register:
        """Who is where."""
        return self.world.register

    def holds(self, day: date) -> bool:
        """Say whether something of a day has happened in this month as far as one can see."""
        return self.span.from_ <= day <= self.day

    @cached_property
    def definitions(self) -> dict[str, Definition]:
        """Every definition that a figure of this month may carry, by id."""
        rule = rule_in_use(self.register)
        title = rule.title.text if rule else Text("未设口径", "no rule set")
        asked = any(asks(duty, "left_behind") for plan in self.world.books.plans for duty in plan.duties)
        return definitions(Rules(title, asked, self.day, self.world.on))

    def of(self, school: str | None, *, full: bool = False) -> "Scope":
        """Return what concerns one school, or with None the whole township; `full` where names were asked for.

        Raises ValueError where the month was read for another school alone.
        """
        if self.school not in {None, school}:
            raise ValueError(school)
        if school is None:
            return Scope(self, None, tuple(self.settled), tuple(self.running), tuple(self.acts), full)
        settled, running, acts = self._by_school.get(school, ((), (), ()))
        return Scope(self, school, tuple(settled), tuple(running), tuple(acts), full)

    @cached_property
    def changes(self) -> list[Change]:
        """Who came and who went, from the month's first day to its day."""
        return changes(self.register, self.span.from_, self.day)

    @cached_property
    def flows(self) -> list[Flow]:
        """Each school's opening stock, changes and closing stock."""
        return flows(self.register, self.span.from_, self.day, self.changes)

    @cached_property
    def schools(self) -> list[str]:
        """The schools that were open in the month or had a child, in the order of their ids, also without a record."""
        return [flow.school for flow in self.flows if flow.school is not None]

    @cached_property
    def _by_school(self) -> dict[str, tuple[list[Settlement], list[Settlement], list[Act]]]:
        found: dict[str, tuple[list[Settlement], list[Settlement], list[Act]]] = {}
        for item in self.settled:
            found.setdefault(item.obligation.school or "", ([], [], []))[0].append(item)
        for item in self.running:
            found.setdefault(item.obligation.school or "", ([], [], []))[1].append(item)
        for act in self.acts:
            found.setdefault(act.school or "", ([], [], []))[2].append(act)
        return found


def counts(duty: Duty) -> bool:
    """Say whether a completion counts a duty: it is judged, and an act rather than a state."""
    return duty.judge == "duty" and duty.holds is None


def asks(duty: Duty, fact: str) -> bool:
    """Say whether a duty is owed, or kept, by what a fact is."""
    return any(fact in condition for condition in (*duty.where, *(duty.holds or ())))


def belongs(obligation: Planned, span: Span, closes: int | Literal["end"]) -> bool:
    """Say whether an obligation is one of a month's.

    One that a completion counts belongs to one month: to that in which its whole period lies, whenever it is due;
    else to that of the day on which the plan has it due, as do all that an event or a festival opens. A state that must
    hold, and what is not judged, is shown in each month that shares a day with its period.
    """
    period = obligation.period
    if obligation.duty.every.unit in _OF_A_DAY:
        return span.holds(obligation.scheduled)
    if not counts(obligation.duty):
        return period.start <= span.until and period.end >= span.from_
    return span.holds(own_day(obligation, closes))


def own_day(obligation: Planned, closes: int | Literal["end"]) -> date:
    """Return a day of the one month to which an obligation that a completion counts belongs."""
    period = obligation.period
    lies_in_one = obligation.duty.every.unit not in _OF_A_DAY and closing_month(period.start, closes).holds(period.end)
    return period.start if lies_in_one else obligation.scheduled


def runs_on(obligation: Planned, span: Span, day: date) -> bool:
    """Say whether an obligation that a completion counts was open in a month by a day, and is due in a later one."""
    return (
        counts(obligation.duty)
        and obligation.scheduled > span.until
        and obligation.opens <= day
        and obligation.period.end >= span.from_
    )


@dataclass(frozen=True)
class Scope:
    """What a report is about: one school's month, or the township's."""

    month: Month
    school: str | None
    settled: tuple[Settlement, ...]
    running: tuple[Settlement, ...]
    """What is open and due in a later month."""
    acts: tuple[Act, ...]
    full: bool = False
    """Whether somebody asked for names in full, and for what else is private."""

    @property
    def register(self) -> Register:
        """Who is where."""
        return self.month.register

    @cached_property
    def children(self) -> list[str]:
        """The children on the register on the month's day, by id."""
        return self.register.on_register(self.month.day, self.school)

    def done(self, *kinds: str) -> list[Act]:
        """Return the acts of some kinds of which something came, by day."""
        return [act for act in self.tried(*kinds) if came_off(act)]

    def tried(self, *kinds: str) -> list[Act]:
        """Return the acts of some kinds, also those of which nothing came, by day."""
        return [act for act in self.acts if act.kind in kinds]

    def define(self, id_: str) -> Definition:
        """Return a definition by its id."""
        return self.month.definitions[id_]

    def child(self, id_: str) -> str:
        """Return how a child is named in a report."""
        return child_label(self.register, id_, full=self.full)

    def staff(self, id_: str | None) -> str | None:
        """Return how an adult is named in a report."""
        return staff_label(self.register, id_, full=self.full) if id_ else None

    def subject(self, obligation: Obligation) -> str:
        """Return how the subject of an obligation is named in a report."""
        if obligation.duty.for_each == "child":
            return self.child(obligation.subject)
        return (
            staff_label(self.register, obligation.subject, full=self.full)
            if obligation.duty.for_each == "staff"
            else obligation.subject
        )

    def head(self, kind: str) -> Head:
        """Return the head of a report about this."""
        township, month_ = self.register.township, self.month
        school = self.register.schools.get(self.school or "")
        rule = rule_in_use(self.register)
        return Head(
            kind=kind,
            month=month_.label,
            from_=month_.span.from_,
            until=month_.span.until,
            on=month_.world.on,
            day=month_.day,
            ended=month_.ended,
            school=self.school,
            name=school.name.text if school else township.name.text,
            office=township.office.text,
            rule=township.eligibility,
            rule_title=rule.title.text if rule else Text("未设口径", "no rule set"),
            plans=tuple(p.title.text for p in month_.world.books.plans if _meets(p.valid, month_.span)),
            faults=len(month_.world.faults),
        )


def _meets(valid: Valid, span: Span) -> bool:
    return valid.from_ <= span.until and valid.until >= span.from_


def came_off(act: Act) -> bool:
    """Say whether something came of an act: somebody was reached, nobody refused."""
    return not act.in_vain


def children_in(acts: Iterable[Act]) -> list[str]:
    """Return the children who took part in some acts, each once, by id."""
    return sorted({child for act in acts for child in act.children})
