"""Every settlement on a day, in a fixed order: those of columns are made when somebody looks at them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from careplan.domain.act import Act
from careplan.domain.columns import NONE, STATES, Block, Columns
from careplan.domain.evidence import Evidence
from careplan.domain.obligation import OWING, Planned, Settlement, State
from careplan.domain.period import Period
from careplan.records.plan import Duty

Choice: TypeAlias = Callable[[Planned], bool]
"""Which obligations are asked for; the answer is the same for all of a duty and period whose days no record moved."""
Whose: TypeAlias = Callable[[Duty], Collection[str] | None]
"""Of whom a duty's settlements are asked for, None for all; more may be named than turn out to be meant."""
_Held: TypeAlias = tuple[Columns, int]
"""A block of some columns, by its number."""


def anything(_: Planned) -> bool:
    """Choose every obligation."""
    return True


def anybody(_: Duty) -> None:
    """Ask of everybody."""


class Settlements(Sequence[Settlement]):
    """Every settlement of some books on a day, by due day, duty, subject and period."""

    def __init__(self, on: date) -> None:
        """Begin with none."""
        self.on = on
        self._single: dict[tuple[str, str], list[Settlement]] = {}
        self._columns: list[Columns] = []
        self._by_duty: dict[str, list[Columns]] = {}
        self._of: dict[tuple[str, str], list[Settlement]] = {}
        self._subjects: dict[str, list[str]] = {}
        self._by_start: dict[tuple[str, str], list[Settlement]] = {}

    def add(self, items: Iterable[Settlement]) -> None:
        """Add settlements that were made one by one."""
        for item in items:
            key = item.obligation.duty.id, item.obligation.subject
            self._single.setdefault(key, []).append(item)
        self._of.clear()
        self._subjects.clear()
        self._by_start.clear()

    def hold(self, columns: Columns) -> None:
        """Add the settlements of some columns."""
        self._columns.append(columns)
        for name in dict.fromkeys(block.duty.id for block in columns.blocks):
            self._by_duty.setdefault(name, []).append(columns)

    def __len__(self) -> int:
        """Return how many obligations there are."""
        return sum(map(len, self._single.values())) + sum(block.owed() for block in self._blocks())

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204 Sequence's two overloads
        """Return one settlement, or several."""
        return self._all[index]

    def __iter__(self) -> Iterator[Settlement]:
        """Yield them in order."""
        return self.among(anything)

    @cached_property
    def _all(self) -> tuple[Settlement, ...]:
        return tuple(iter(self))

    @cached_property
    def owing(self) -> Sequence[Settlement]:
        """Every settlement in which somebody has been let down so far, in order."""
        return tuple(self.among(anything, OWING))

    def among(
        self, chosen: Choice, states: Container[State] | None = None, whose: Whose = anybody
    ) -> Iterator[Settlement]:
        """Yield some settlements, in some states or in any, of some subjects or of all, in order.

        What columns know to be left out is not made; so a question costs by what it brings, not by what there is.
        """
        for _, (held, found) in sorted(self._sources(chosen, states, whose).items()):
            made = [columns.items(number, states, whose(columns.blocks[number].duty)) for columns, number in held]
            if len(made) == 1 and not found:
                yield from made[0]
            else:
                yield from sorted(chain(found, *made), key=_order)

    def _sources(
        self, chosen: Choice, states: Container[State] | None, whose: Whose
    ) -> dict[tuple[date, str], tuple[list[_Held], list[Settlement]]]:
        """Return where some settlements are, by due day and duty: blocks of columns, and those made one by one."""
        found: dict[tuple[date, str], tuple[list[_Held], list[Settlement]]] = {}
        for columns in self._columns:
            for number, block in enumerate(columns.blocks):
                if chosen(block):
                    found.setdefault((block.scheduled, block.duty.id), ([], []))[0].append((columns, number))
        for item in self._one_by_one():
            o = item.obligation
            if (states is None or item.state in states) and chosen(o):
                ids = whose(o.duty)
                if ids is None or o.subject in ids:
                    found.setdefault((o.scheduled, o.duty.id), ([], []))[1].append(item)
        return found

    def _one_by_one(self) -> Iterator[Settlement]:
        yield from chain.from_iterable(self._single.values())
        yield from chain.from_iterable(columns.of_the_odd for columns in self._columns)

    def of(self, duty: str, subject: str) -> Sequence[Settlement]:
        """Return the settlements of one duty towards one subject, by due day."""
        key = duty, subject
        if key not in self._of:
            found = list(self._single.get(key, ()))
            for columns in self._by_duty.get(duty, ()):
                at = columns.roll.number.get(subject)
                for number, block in enumerate(columns.blocks):
                    if at is not None and block.duty.id == duty and block.states[at] != NONE:
                        found.append(columns.item(number, at))
            self._of[key] = sorted(found, key=_order)
        return self._of[key]

    def is_owed(self, duty: str, subject: str, label: str) -> bool:
        """Return whether a duty is owed to a subject in a period of that name."""
        for columns in self._by_duty.get(duty, ()):
            number = columns.roll.number.get(subject)
            named = (b for b in columns.blocks if b.period.label == label and b.duty.id == duty)
            if number is not None and any(block.states[number] != NONE for block in named):
                return True
        return any(item.obligation.period.label == label for item in self._single.get((duty, subject), ()))

    def subjects(self, duty: str) -> Sequence[str]:
        """Return everyone towards whom a duty has obligations, in the order of ids."""
        if duty not in self._subjects:
            found = {subject for name, subject in self._single if name == duty}
            for columns in self._by_duty.get(duty, ()):
                for block in columns.blocks:
                    found.update(columns.roll.ids[at] for at in block.numbers() if block.duty.id == duty)
            self._subjects[duty] = sorted(found)
        return self._subjects[duty]

    def begun(self, duty: str, subject: str, by: date) -> Iterator[Settlement]:
        """Yield the settlements of one duty towards one subject whose period began by a day, the last one first."""
        key = duty, subject
        if key not in self._by_start:
            self._by_start[key] = sorted(self.of(duty, subject), key=_start)
        items = self._by_start[key]
        yield from (items[at] for at in range(bisect_right(items, by, key=_start) - 1, -1, -1))

    def ruled(self) -> Sequence[Settlement]:
        """Return the settlements that a ruling decided, in order: of those in columns what was waived."""
        found = [item for item in self._one_by_one() if item.ruling is not None]
        for columns in self._columns:
            for number in range(len(columns.blocks)):
                found += columns.items(number, {State.WAIVED}, None)
        return sorted(found, key=_order)

    def by_duty(self) -> dict[str, Counter[State]]:
        """Return of each duty how many obligations are in each state."""
        found: dict[str, Counter[State]] = {}
        for item in chain.from_iterable(self._single.values()):
            found.setdefault(item.obligation.duty.id, Counter())[item.state] += 1
        for block in self._blocks():
            for code, state in enumerate(STATES):
                found.setdefault(block.duty.id, Counter())[state] += block.states.count(code)
        return {duty: +states for duty, states in found.items()}

    def states(self) -> Counter[State]:
        """Return how many obligations are in each state."""
        return sum(self.by_duty().values(), Counter[State]())

    def windows(self) -> Iterator[tuple[Duty, Period, date]]:
        """Yield each duty with each period in which it is owed, and the day on which that closes for anybody."""
        for columns in self._columns:
            for block in columns.blocks:
                if block.owed() > sum(block.states[at] != NONE for at in columns.odd):
                    yield block.duty, block.period, block.closes
        yield from map(_window, self._one_by_one())

    def idle(self, evidence: Evidence) -> Iterator[Act]:
        """Yield the acts that counted for nothing."""
        marks = bytearray(len(evidence))
        counted: set[Act] = {act for item in self._one_by_one() for act in item.acts}
        for columns in self._columns:
            for pair in columns.paid:
                if pair & 0xFFFFFFFF not in columns.odd:
                    marks[pair >> 32] = 1
        for sheet, start in zip(evidence.sheets, evidence.starts, strict=False):
            at = marks.find(0, start, start + len(sheet))
            while at >= 0:
                act = sheet.act(at - start)
                if act not in counted:
                    yield act
                at = marks.find(0, at + 1, start + len(sheet))

    def _blocks(self) -> Iterator[Block]:
        return (block for columns in self._columns for block in columns.blocks)


def _window(item: Settlement) -> tuple[Duty, Period, date]:
    return item.obligation.duty, item.obligation.period, item.obligation.closes


def _start(item: Settlement) -> date:
    return item.obligation.period.start


def _order(item: Settlement) -> tuple[date, str, str, str]:
    o = item.obligation
    return o.scheduled, o.duty.id, o.subject, o.period.label
