"""Whom a counted duty calls in each of its periods: a number for each subject, before anything is counted."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from careplan.domain.books import Books, Frame
from careplan.domain.calendar import Span
from careplan.domain.changes import changes
from careplan.domain.columns import Run
from careplan.domain.derive import absence, frames
from careplan.domain.facts import hold
from careplan.domain.roll import Roll
from careplan.domain.subjects import there
from careplan.records.plan import Duty

OWED: Final = 0
NOTHING: Final = 0xFF
AWAY: Final = 0xFE
"""Something is owed and nothing was counted yet; nothing is owed; it is not applicable."""


class Slot(NamedTuple):
    """One period of a duty, with a number for each subject."""

    duty: Duty
    frame: Frame
    codes: bytearray


def slots_of(books: Books, run: Run, roll: Roll) -> list[Slot]:
    """Return the periods of a duty, each with whom it calls."""
    duty, found = run.duty, frames(books, *run)
    size = len(roll.ids)
    slots = [Slot(duty, frame, bytearray([AWAY if frame.vacation else OWED]) * size) for frame in found]
    if not slots:
        return []
    unsteady = set(roll.unsteady(_reach(found)))
    for slot in slots:
        _call(books, slot, roll, unsteady)
    if duty.where:
        for number in range(size):
            if number not in unsteady:
                _drop(books, slots, roll, number)
    return slots


def _reach(found: Sequence[Frame]) -> Span:
    """Return all days on which it matters whether a subject is there."""
    first = min(min(frame.span.from_, frame.days.due) for frame in found)
    return Span(first, max(max(frame.span.until, frame.days.due) for frame in found))


def _call(books: Books, slot: Slot, roll: Roll, unsteady: set[int]) -> None:
    """Write down whether a period calls those who were not always there."""
    duty, frame, codes = slot
    first, until, last = frame.span.from_, frame.span.until, max(frame.span.until, frame.days.due)
    for number in unsteady:
        stay = roll.stays[number]
        if stay is not None and (stay.from_ > until or stay.until < first):
            codes[number] = NOTHING
        elif duty.where or stay is None or stay.from_ > first or stay.until < last:
            codes[number] = _called(books, slot, roll, number)


def _called(books: Books, slot: Slot, roll: Roll, number: int) -> int:
    (duty, frame, _), id_ = slot, roll.ids[number]
    subject = there(id_, roll.lives[number], frame.span, frame.days.due)
    if subject is None or not hold(books.register, duty.for_each, id_, subject.seen, duty.where):
        return NOTHING
    return AWAY if frame.vacation or absence(books, duty, frame.span, subject, frame.days.due) else OWED


def _drop(books: Books, slots: Sequence[Slot], roll: Roll, number: int) -> None:
    """Strike out the periods in which a subject that was always there does not meet the duty's conditions."""
    duty, id_ = slots[0].duty, roll.ids[number]
    days = [max(frame.span.from_, min(frame.days.due, frame.span.until)) for _, frame, _ in slots]
    span = Span(min(days), max(days))
    turns = changes(books.register, duty.for_each, id_, span, duty.where)
    always = None if turns else hold(books.register, duty.for_each, id_, days[0], duty.where)
    if always:
        return
    for slot, day in zip(slots, days, strict=True):
        if always is False or not hold(books.register, duty.for_each, id_, day, duty.where):
            slot.codes[number] = NOTHING
