"""Everything that chance decides, from one seed: the same seed gives the same township on every machine."""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Final, TypeVar

from careplan.domain.ids import SIGNS, new_id

T = TypeVar("T")
_MOBILES: Final = 8000
"""So many phones are mobiles: the last of the ten thousand numbers would take long to hit upon."""


class Chance:
    """A source of choices; each part of the township draws from a branch of its own."""

    def __init__(self, seed: str) -> None:
        """Begin a source; sources with the same seed choose the same."""
        self._seed = seed
        self.rng = Random(seed)  # noqa: S311 made-up data, no secret

    def branch(self, name: str) -> "Chance":
        """Return a source for one part, so that a change in another part does not disturb it."""
        return Chance(f"{self._seed}/{name}")

    def one(self, items: Sequence[T]) -> T:
        """Return one of some items."""
        return items[self.rng.randrange(len(items))]

    def some(self, items: Sequence[T], n: int) -> list[T]:
        """Return up to `n` different items, in the order in which they stand."""
        chosen = self.rng.sample(range(len(items)), min(n, len(items)))
        return [items[index] for index in sorted(chosen)]

    def often(self, percent: int) -> bool:
        """Return whether something that happens in so many cases of a hundred happens."""
        return self.rng.randrange(100) < percent

    def number(self, least: int, most: int, step: int = 1) -> int:
        """Return a number between two, both included, in steps."""
        return self.rng.randrange(least, most + 1, step)

    def day(self, days: Sequence[date], *wishes: Callable[[date], bool]) -> date:
        """Return one of some days; the first wish that any of them fulfils narrows the choice."""
        for wish in wishes:
            fitting = [day for day in days if wish(day)]
            if fitting:
                return self.one(fitting)
        return self.one(days)


class Mint:
    """Makes numbers that are used once: ids of people and rows, phones, ID numbers; none can be a real person's."""

    def __init__(self, chance: Chance, area: str) -> None:
        """Take the area code that ID numbers begin with: one of 99xxxx, which no region has."""
        self._chance = chance
        self._area = area
        self._used: set[str] = set()
        self._phones = 0

    def person(self, school: str) -> str:
        """Return a new id of a child or guardian first recorded at a school."""
        return self._new(lambda: new_id(school, self._chance.rng))

    def row(self) -> str:
        """Return a new row id: R and six signs."""
        return self._new(lambda: "R" + "".join(self._chance.rng.choices(SIGNS, k=6)))

    def phone(self) -> str:
        """Return a new number that no telephone has."""
        self._phones += 1
        if self._phones <= _MOBILES:
            return self._new(lambda: f"1990000{self._chance.number(0, 9999):04}")
        return self._new(lambda: f"0990-{self._chance.number(0, 9999999):07}")

    def account(self) -> str:
        """Return a new number of a video account."""
        return self._new(lambda: f"99{self._chance.number(0, 999999):06}")

    def full_name(self, make: Callable[[], str], birth: date) -> str:
        """Return a name that nobody else born on that day has."""
        return self._new(lambda: f"{make()}/{birth}").partition("/")[0]

    def id_number(self, birth: date, *, male: bool) -> str:
        """Return a new ID number with the right last sign, of a region that does not exist."""
        from stdnum.cn.ric import calc_check_digit

        def make() -> str:
            body = f"{self._area}{birth:%Y%m%d}{self._chance.number(1, 498) * 2 + male:03}"
            return body + str(calc_check_digit(body + "0"))

        return self._new(make)

    def _new(self, make: Callable[[], str]) -> str:
        while (found := make()) in self._used:
            pass
        self._used.add(found)
        return found


def days_of(first: date, last: date) -> list[date]:
    """Return the days from one to another, both included; none if the first is later."""
    return list(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))
