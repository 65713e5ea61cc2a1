"""What became of a duty, decided for everyone at once: a number for each subject and period, and no object."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
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
    opens: date
    scheduled: date
    closes: date
    states: bytearray

    @property
    def due(self) -> date:
        """The due day of those whom no record moved."""
        return self.scheduled

    def numbers(self, wanted: Container[State] | None = None, asked: Iterable[int] | None = None) -> Iterator[int]:
        """Yield the numbers of the subjects, of some or of all, to whom something is owed, in some states or in any."""
        table = bytearray(256)
        for code, state in enumerate(STATES):
            table[code] = wanted is None or state in wanted
        if asked is not None:
            yield from (at for at in asked if table[self.states[at]])
            return
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
    in_full: Callable[[str], list[Settlement]] = field(init=False)
    """How one subject is settled in every block, so that its acts are shared out among them."""
    alone: Callable[[Block, str], Settlement] = field(init=False)
    """How one who is not odd is settled in one block: no act could pay in another as well."""

    def __post_init__(self) -> None:
        """Begin with nobody looked at."""
        self.of_the_odd: Sequence[Settlement] = ()
        self._seen: dict[tuple[int, int], Settlement] = {}

    def settle_the_odd(self) -> None:
        """Settle the odd in full, and write their states into the columns."""
        numbers = {(id(block.duty), block.period): number for number, block in enumerate(self.blocks)}
        for at in self.odd:
            for block in self.blocks:
                block.states[at] = NONE
            for item in self.in_full(self.roll.ids[at]):
                number = numbers[id(item.obligation.duty), item.obligation.period]
                self.blocks[number].states[at] = CODES[item.state]
                self._seen[number, at] = item
        self.of_the_odd = tuple(self._seen.values())

    def item(self, block: int, subject: int) -> Settlement:
        """Return the settlement of a subject in a block; settled once."""
        found = self._seen.get((block, subject))
        if found is None:
            found = self._seen[block, subject] = self.alone(self.blocks[block], self.roll.ids[subject])
        return found

    def items(self, block: int, states: Container[State] | None, ids: Collection[str] | None) -> Iterator[Settlement]:
        """Yield the settlements of a block in some states or in any, of some subjects or of all, but not of the odd."""
        number = self.roll.number
        asked = None if ids is None else sorted(number[id_] for id_ in ids if id_ in number)
        found = self.blocks[block].numbers(states, asked)
        yield from (self.item(block, at) for at in found if at not in self.odd)


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
