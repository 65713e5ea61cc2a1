"""What became of a duty, decided for everyone at once: a number for each subject and period, and no object."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from careplan.domain.books import Books
from careplan.domain.obligation import Settlement, State
from careplan.domain.period import Period
from careplan.domain.roll import Roll
from careplan.records.plan import Duty, Plan

STATES: Final = tuple(State)
NONE: Final = 255
"""Where nothing is owed to a subject in a period; other numbers are positions in `STATES`."""
SUBJECTS: Final = frozenset({"child", "class", "staff", "school"})
"""The kinds of subject that columns are kept of."""
CODES: Final = {state: code for code, state in enumerate(STATES)}


class Run(NamedTuple):
    """One duty in one plan."""

    plan: Plan
    duty: Duty


@dataclass(frozen=True, slots=True)
class Block:
    """One duty in one period: the state of each subject of a roll, as a number."""

    duty: Duty
    period: Period
    scheduled: date
    closes: date
    states: bytearray

    def numbers(self, wanted: Container[State] | None = None) -> Iterator[int]:
        """Yield the numbers of the subjects to whom something is owed, in some states or in any, in order."""
        table = bytearray(256)
        for code, state in enumerate(STATES):
            table[code] = wanted is None or state in wanted
        marks = self.states.translate(table)
        at = marks.find(1)
        while at >= 0:
            yield at
            at = marks.find(1, at + 1)

    def owed(self) -> int:
        """Return to how many subjects something is owed."""
        return len(self.states) - self.states.count(NONE)


@dataclass
class Columns:
    """Duties that one and the same act could pay, in every period, towards everyone; decided without an object each."""

    roll: Roll
    blocks: Sequence[Block]
    odd: set[int] = field(default_factory=set)
    """Those of whom no column can say it all: they are settled one by one, as is whoever is looked at."""
    paid: Sequence[int] = ()
    """Which acts counted for whom: an act's number in the evidence, 32 bits up, and a subject's."""
    settle: Callable[[str], list[Settlement]] = lambda _: []
    """How one subject is settled, in full."""

    def __post_init__(self) -> None:
        """Begin with nobody looked at."""
        self._number = {(id(block.duty), block.period): number for number, block in enumerate(self.blocks)}
        self._seen: dict[int, dict[int, Settlement]] = {}

    def settled(self, subject: int) -> dict[int, Settlement]:
        """Return the settlements of one subject by the number of their block; settled once."""
        found = self._seen.get(subject)
        if found is None:
            free = subject not in self.odd and all(block.states[subject] == NONE for block in self.blocks)
            items = () if free else self.settle(self.roll.ids[subject])
            found = {self._number[id(s.obligation.duty), s.obligation.period]: s for s in items}
            self._seen[subject] = found
        return found

    def settle_the_odd(self) -> None:
        """Write the states of those who are settled one by one into the columns."""
        for subject in self.odd:
            found = self.settled(subject)
            for number, block in enumerate(self.blocks):
                block.states[subject] = CODES[found[number].state] if number in found else NONE

    def item(self, block: int, subject: int) -> Settlement:
        """Return the settlement of a subject in a block."""
        return self.settled(subject)[block]


def ruled(books: Books, duty: str, roll: Roll, on: date) -> Iterator[tuple[str, str, bool, set[int]]]:
    """Yield the rulings on a duty: the kind, the period, whether they name one subject, and whom they may mean."""
    for kind, label, whom, acts in books.rulings.on_duty(duty):
        if not any(act.day <= on for act in acts):
            continue
        if whom in roll.number:
            yield kind, label, True, {roll.number[whom]}
        elif roll.kind == "child" and whom is not None:
            yield kind, label, False, {roll.number[child] for child in books.register.ever_of("school", whom)}
        else:
            yield kind, label, False, set(range(len(roll.ids)))
