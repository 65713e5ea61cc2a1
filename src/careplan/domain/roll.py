"""Everyone of a kind, numbered in the order of ids, so that a column can say something of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from careplan.domain.calendar import Span
from careplan.domain.spells import FOREVER, Spell

if TYPE_CHECKING:
    from careplan.records.duty_parts import Subject


@dataclass(frozen=True)
class Roll:
    """Everyone of a kind, each with the spells in which it was there."""

    kind: "Subject"
    ids: tuple[str, ...]
    lives: tuple[Sequence[Spell], ...]

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each subject, by id."""
        return {id_: number for number, id_ in enumerate(self.ids)}

    @cached_property
    def stays(self) -> tuple[Span | None, ...]:
        """The first and last day of everyone who was there in one spell only, None for others."""
        return tuple(
            Span(lives[0].from_, lives[0].until or FOREVER) if len(lives) == 1 else None for lives in self.lives
        )

    def unsteady(self, span: Span) -> list[int]:
        """Return the numbers of those who were not there on every day of a span in one spell, their only one."""
        first, last = span
        stays = enumerate(self.stays)
        return [number for number, stay in stays if stay is None or stay.from_ > first or stay.until < last]


def lasts(life: Spell, first: date, last: date) -> bool:
    """Return whether a spell holds on every day from one to another."""
    return life.from_ <= first and (life.until is None or life.until >= last)
