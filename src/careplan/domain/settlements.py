"""Every settlement on a day, in a fixed order: those of columns are made when somebody looks at them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TypeAlias

from careplan.domain.act import Act
from careplan.domain.columns import NONE, STATES, Block, Columns
from careplan.domain.evidence import Evidence
from careplan.domain.obligation import OWING, Settlement, State
from careplan.domain.period import Period
from careplan.records.plan import Duty

_Choice: TypeAlias = Callable[[Duty, Period], bool]
_Held: TypeAlias = tuple[Columns, int]
"""A block of some columns, by its number."""


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
        return self.among(_anything)

    @cached_property
    def _all(self) -> tuple[Settlement, ...]:
        return tuple(iter(self))

    @cached_property
    def owing(self) -> Sequence[Settlement]:
        """Every settlement in which somebody has been let down so far, in order."""
        return tuple(self.among(_anything, OWING))

    def among(self, chosen: _Choice, states: Container[State] | None = None) -> Iterator[Settlement]:
        """Yield the settlements of some duties and periods, in some states or in any, in order."""
        for _, (held, single) in sorted(self._sources(chosen).items()):
            found = [s for s in single if states is None or s.state in states]
            if len(held) == 1 and not found:
                columns, number = held[0]
                yield from (columns.item(number, at) for at in columns.blocks[number].numbers(states))
                continue
            for columns, number in held:
                found += (columns.item(number, at) for at in columns.blocks[number].numbers(states))
            yield from sorted(found, key=_order)

    def _sources(self, chosen: _Choice) -> dict[tuple[date, str], tuple[list[_Held], list[Settlement]]]:
        """Return where the settlements of some duties are, by due day and duty."""
        found: dict[tuple[date, str], tuple[list[_Held], list[Settlement]]] = {}
        for columns in self._columns:
            for number, block in enumerate(columns.blocks):
                if chosen(block.duty, block.period):
                    found.setdefault((block.scheduled, block.duty.id), ([], []))[0].append((columns, number))
        for item in (item for items in self._single.values() for item in items):
            if chosen(item.obligation.duty, item.obligation.period):
                key = item.obligation.scheduled, item.obligation.duty.id
                found.setdefault(key, ([], []))[1].append(item)
        return found

    def of(self, duty: str, subject: str) -> Sequence[Settlement]:
        """Return the settlements of one duty towards one subject, by due day."""
        key = duty, subject
        if key not in self._of:
            found = list(self._single.get(key, ()))
            for columns in self._by_duty.get(duty, ()):
                number = columns.roll.number.get(subject)
                if number is not None:
                    found += (s for s in columns.settled(number).values() if s.obligation.duty.id == duty)
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

    def states(self, school: str | None = None) -> Counter[State]:
        """Return how many obligations are in each state, of one school or of all."""
        if school is not None:
            return Counter(item.state for item in self if item.obligation.school == school)
        found = Counter(item.state for items in self._single.values() for item in items)
        for block in self._blocks():
            for code, state in enumerate(STATES):
                found[state] += block.states.count(code)
        return +found

    def windows(self) -> Iterator[tuple[Duty, Period, date]]:
        """Yield each duty with each period in which it is owed, and the day on which that closes for anybody."""
        for columns in self._columns:
            for number, block in enumerate(columns.blocks):
                odd = [found[number] for at in columns.odd if number in (found := columns.settled(at))]
                if block.owed() > len(odd):
                    yield block.duty, block.period, block.closes
                yield from map(_window, odd)
        for items in self._single.values():
            yield from map(_window, items)

    def idle(self, evidence: Evidence) -> Iterator[Act]:
        """Yield the acts that counted for nothing."""
        marks = bytearray(len(evidence))
        counted: set[Act] = {act for items in self._single.values() for item in items for act in item.acts}
        for columns in self._columns:
            for pair in columns.paid:
                if pair & 0xFFFFFFFF not in columns.odd:
                    marks[pair >> 32] = 1
            counted.update(a for at in columns.odd for item in columns.settled(at).values() for a in item.acts)
        for sheet, start in zip(evidence.sheets, evidence.starts, strict=False):
            at = marks.find(0, start, start + len(sheet))
            while at >= 0:
                act = sheet.act(at - start)
                if act not in counted:
                    yield act
                at = marks.find(0, at + 1, start + len(sheet))

    def _blocks(self) -> Iterator[Block]:
        return (block for columns in self._columns for block in columns.blocks)


def _anything(_duty: Duty, _period: Period) -> bool:
    return True


def _window(item: Settlement) -> tuple[Duty, Period, date]:
    return item.obligation.duty, item.obligation.period, item.obligation.closes


def _start(item: Settlement) -> date:
    return item.obligation.period.start


def _order(item: Settlement) -> tuple[date, str, str, str]:
    o = item.obligation
    return o.scheduled, o.duty.id, o.subject, o.period.label
