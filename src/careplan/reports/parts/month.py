"""One month of a township: its days, the obligations that belong to it, and what was done in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from careplan.domain.act import Act
from careplan.domain.calendar import Span, closing_month, month
from careplan.domain.eligibility import rule_in_use
from careplan.domain.evidence import NOTHING_CAME_OF_IT
from careplan.domain.figure import Definition
from careplan.domain.flow import Change, Flow, changes, flows
from careplan.domain.mask import child_label, staff_label
from careplan.domain.obligation import Obligation, Settlement
from careplan.domain.register import Register
from careplan.domain.view import Head
from careplan.domain.world import World
from careplan.records.plan import Valid
from careplan.reports.parts.definitions import Rules, definitions
from careplan.text import Text

_LABEL_LENGTH = len("2026-05")


class NotBegunError(Exception):
    """A month that has not begun on the day on which one looks."""


class Month:
    """A township's month, read once for all the reports about it. `label` is such as `2026-05`."""

    def __init__(self, world: World, label: str) -> None:
        """Gather what belongs to the month; raises NotBegunError where there is nothing yet to report."""
        first = date.fromisoformat(f"{label}-01")
        closes = world.register.township.month_closes
        self.world = world
        self.label = label
        self.span = month(first) if closes == "end" else closing_month(first, closes)
        if world.on < self.span.from_:
            raise NotBegunError(label)
        self.day = min(world.on, self.span.until)
        self.ended = world.on > self.span.until
        self.settled = [s for s in world.settlements if belongs(s.obligation, label, self.span)]
        self.acts = [a for a in world.books.evidence.acts if self.holds(a.day)]

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
        return definitions(Rules(title, self.day, self.world.on))

    def of(self, school: str | None) -> "Scope":
        """Return what concerns one school, or with None the whole township."""
        if school is None:
            return Scope(self, None, tuple(self.settled), tuple(self.acts))
        settled, acts = self._by_school.get(school, ((), ()))
        return Scope(self, school, settled, acts)

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
        """The schools that were open in the month or had a child, in the order of their ids."""
        return [s for flow in self.flows if (s := flow.school) is not None and s in self.register.schools]

    @cached_property
    def _by_school(self) -> dict[str, tuple[tuple[Settlement, ...], tuple[Act, ...]]]:
        settled: dict[str, list[Settlement]] = {}
        acts: dict[str, list[Act]] = {}
        for item in self.settled:
            settled.setdefault(item.obligation.school or "", []).append(item)
        for act in self.acts:
            acts.setdefault(act.school or "", []).append(act)
        return {s: (tuple(settled.get(s, ())), tuple(acts.get(s, ()))) for s in {*settled, *acts}}


def belongs(obligation: Obligation, label: str, span: Span) -> bool:
    """Say whether an obligation is one of a month's.

    One that recurs each month belongs to the month of its own name, whenever it is due; every other one to the
    months that share a day with the days from its opening to its due day.
    """
    own = obligation.period.label
    if len(own) == _LABEL_LENGTH and own[4] == "-" and own[5:].isdigit():
        return own == label
    return obligation.opens <= span.until and obligation.due >= span.from_


@dataclass(frozen=True)
class Scope:
    """What a report is about: one school's month, or the township's."""

    month: Month
    school: str | None
    settled: tuple[Settlement, ...]
    acts: tuple[Act, ...]

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
        return child_label(self.register, id_)

    def staff(self, id_: str | None) -> str | None:
        """Return how an adult is named in a report."""
        return staff_label(self.register, id_) if id_ else None

    def subject(self, obligation: Obligation) -> str:
        """Return how the subject of an obligation is named in a report."""
        if obligation.duty.for_each == "child":
            return self.child(obligation.subject)
        return (
            staff_label(self.register, obligation.subject)
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
    return act.values.get("outcome") not in NOTHING_CAME_OF_IT and act.values.get("reached") != "nobody"


def children_in(acts: Iterable[Act]) -> list[str]:
    """Return the children who took part in some acts, each once, by id."""
    return sorted({child for act in acts for child in act.children})
