"""Counted duties decided for everyone at once: whom they call in each period, and how many acts came of it.

An act that could pay only one obligation takes nothing from any other, so counting is enough. Where one could pay
several, or a record moved a day, the subject is odd and is settled one by one.
"""

from array import array
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from careplan.domain.act import Act
from careplan.domain.books import Books, Frame
from careplan.domain.calendar import Span
from careplan.domain.changes import changes
from careplan.domain.columns import CODES, NONE, SUBJECTS, Block, Columns, Run, ruled
from careplan.domain.derive import absence, frames
from careplan.domain.doers import may_pay
from careplan.domain.evidence import named_by, not_done, period_named
from careplan.domain.facts import hold
from careplan.domain.obligation import Obligation, State
from careplan.domain.roll import Roll, lasts
from careplan.domain.subjects import there
from careplan.domain.tally import Tally, state_of
from careplan.records.acts import CENSUS_VISIT
from careplan.records.plan import Duty

_DAY: Final = timedelta(days=1)
_OWED, _NOTHING, _AWAY, _WAIVED = 0, 0xFF, 0xFE, 0xFD
"""What a column says before anything is counted."""
_FIXED: Final = {_AWAY: CODES[State.NOT_APPLICABLE], _WAIVED: CODES[State.WAIVED]}
_COUNTS: Final = 0xF0
"""Smaller numbers are counts: by the due day in the low half, after it in the high one."""
_HALF: Final = 0x0F
_FULL: Final = 14
"""How much one half holds."""


class Slot(NamedTuple):
    """One period of one of the duties, with a number for each subject."""

    duty: Duty
    frame: Frame
    codes: bytearray


def counted_at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:
    """Return the settlements of counted duties in columns, None where one of them counts more than acts."""
    kinds = {run.duty.for_each for run in runs}
    if len(kinds) > 1 or not kinds <= SUBJECTS or not all(_is_plain(run.duty) for run in runs):
        return None
    roll = books.roll(runs[0].duty.for_each)
    slots = [slot for run in runs for slot in _slots(books, run, roll)]
    odd = _ruled(books, slots, roll, on)
    paid = _count(books, slots, roll, odd, on)
    return Columns(roll, [_block(slot, on) for slot in slots], odd, paid)


def _is_plain(duty: Duty) -> bool:
    """Return whether the number of acts is all that matters, and how many are needed is the same for everyone."""
    several = duty.cover is not None or duty.per is not None or duty.count.of != "acts"
    clock = any(phrase and phrase.clock for phrase in (duty.opens, duty.due, *(duty.within or ())))
    return not (several or clock or duty.judge == "observed" or any(proof.if_ for proof in duty.proof or ()))


def _slots(books: Books, run: Run, roll: Roll) -> list[Slot]:
    """Return the periods of a duty, each with whom it calls."""
    duty, found = run.duty, frames(books, *run)
    size = len(roll.ids)
    slots = [Slot(duty, frame, bytearray([_AWAY if frame.vacation else _OWED]) * size) for frame in found]
    if not slots:
        return []
    unsteady = set(roll.unsteady(_reach(found)))
    for number in unsteady:
        for slot in slots:
            slot.codes[number] = _called(books, slot, roll, number)
    if duty.where:
        for number in range(size):
            if number not in unsteady:
                _drop(books, slots, roll, number)
    return slots


def _reach(found: Sequence[Frame]) -> Span:
    """Return all days on which it matters whether a subject is there."""
    first = min(min(frame.span.from_, frame.days.due) for frame in found)
    return Span(first, max(max(frame.span.until, frame.days.due) for frame in found))


def _called(books: Books, slot: Slot, roll: Roll, number: int) -> int:
    """Return whether a period calls a subject that was not always there."""
    (duty, frame, _), lives, id_ = slot, roll.lives[number], roll.ids[number]
    first, last = frame.span.from_, max(frame.span.until, frame.days.due)
    if not duty.where and any(lasts(life, first, last) for life in lives):
        return _AWAY if frame.vacation else _OWED
    subject = there(id_, lives, frame.span, frame.days.due)
    if subject is None or not hold(books.register, duty.for_each, id_, subject.seen, duty.where):
        return _NOTHING
    return _AWAY if frame.vacation or absence(books, duty, frame.span, subject, frame.days.due) else _OWED


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
            slot.codes[number] = _NOTHING


def _ruled(books: Books, slots: Sequence[Slot], roll: Roll, on: date) -> set[int]:
    """Mark what was waived; return those about whom there is another ruling."""
    odd: set[int] = set()
    for name in dict.fromkeys(slot.duty.id for slot in slots):
        for kind, label, one, numbers in ruled(books, name, roll, on):
            if kind != "waiver" or not one:
                odd |= numbers
                continue
            for slot in slots:
                for number in numbers if (slot.duty.id, slot.frame.period.label) == (name, label) else ():
                    if slot.codes[number] == _OWED:
                        slot.codes[number] = _WAIVED
    return odd


def _block(slot: Slot, on: date) -> Block:
    duty, frame, codes = slot
    table = bytearray(256)
    for code in set(codes):
        table[code] = _state(duty, frame, code, on)
    return Block(duty, frame.period, frame.days.due, frame.days.closes, bytearray(codes.translate(table)))


def _state(duty: Duty, frame: Frame, code: int, on: date) -> int:
    """Return the state that a number in a column stands for."""
    if code >= _COUNTS:
        return _FIXED.get(code, NONE)
    period, days, _, _ = frame
    need, in_time, done = duty.count.least, code & _HALF, (code & _HALF) + (code >> 4)
    met_on = None if not need or done < need else days.due if in_time >= need else days.due + _DAY
    model = Obligation(duty, "", period, days.opens, days.due, days.due, days.closes, need, None, None)
    return CODES[state_of(model, Tally((), done, met_on), on, tried=False)]


def _count(books: Books, slots: Sequence[Slot], roll: Roll, odd: set[int], on: date) -> "array[int]":
    """Count the acts; return which of them counted for whom, and add to `odd` those for whom counting is not enough."""
    paid = array("Q")
    for kind in dict.fromkeys(proof.kind for slot in slots for proof in slot.duty.proof or ()):
        days = _Days([slot for slot in slots if any(proof.kind == kind for proof in slot.duty.proof or ())])
        for number in books.evidence.numbers.get(kind, ()):
            act = books.evidence.given[number]
            if act.returned_on is not None:
                odd.update(roll.number[who] for who in named_by(act, roll.kind) if who in roll.number)
            elif act.day <= on and not_done(act) is None:
                for slot, subject in _pays(books, days.open_to(act), roll, odd, act):
                    if _add(slot, subject, act):
                        paid.append(number << 32 | subject)
                    else:
                        odd.add(subject)
    return paid


def _pays(books: Books, slots: Sequence[Slot], roll: Roll, odd: set[int], act: Act) -> Iterator[tuple[Slot, int]]:
    """Yield the one slot that an act counts in, with each subject; those for whom there are several are odd."""
    for who in named_by(act, roll.kind) if slots else ():
        subject = roll.number.get(who)
        if subject is None:
            continue
        good = [slot for slot in slots if slot.codes[subject] < _COUNTS and _may(books, slot.duty, who, act)]
        if len(good) == 1:
            yield good[0], subject
        elif good:
            odd.add(subject)


def _may(books: Books, duty: Duty, who: str, act: Act) -> bool:
    """Return whether those who did an act owe a duty; that a child's only proxy parent does is seen at once."""
    pairing = books.only_pairings.get(who) if "proxy_parent" in duty.owner else None
    if pairing is not None and pairing.staff == act.by and not act.body and lasts(pairing, act.day, act.day):
        return True
    return may_pay(duty, who, act, books.register)


def _add(slot: Slot, subject: int, act: Act) -> bool:
    """Count an act; return whether there was room for it."""
    code = slot.codes[subject]
    in_time = act.day <= slot.frame.days.due
    if (code & _HALF if in_time else code >> 4) >= _FULL:
        return False
    slot.codes[subject] = code + (1 if in_time else _HALF + 1)
    return True


class _Days:
    """Which slots are open to an act of one kind, by its day or by the period that it names."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        """Find them for every day once."""
        self._by_day: dict[date, tuple[Slot, ...]] = {}
        self._by_label: dict[str, tuple[Slot, ...]] = {}
        for slot in slots:
            period, days, _, _ = slot.frame
            self._by_label[period.label] = (*self._by_label.get(period.label, ()), slot)
            day, last = days.opens, min(max(days.due, period.end), days.closes)
            while day <= last:
                self._by_day[day] = (*self._by_day.get(day, ()), slot)
                day += _DAY
        self._picky = any(proof.where for slot in slots for proof in slot.duty.proof or ())

    def open_to(self, act: Act) -> Sequence[Slot]:
        """Return the slots in which an act may count, whoever did it."""
        found = self._by_day.get(act.day, ()) if act.counts_for is None else self._named(act)
        return [slot for slot in found if _is_proof(slot.duty, act)] if self._picky else found

    def _named(self, act: Act) -> Sequence[Slot]:
        """Return the slots of the period that an act names; of a duty that knows no such name, those of its day."""
        named = self._by_label.get(act.counts_for or "", ())
        found = [slot for slot in named if slot.frame.days.opens <= act.day <= slot.frame.days.closes]
        if act.kind != CENSUS_VISIT:
            return found
        mine = [slot for slot in found if period_named(slot.duty, act) is not None]
        return mine + [slot for slot in self._by_day.get(act.day, ()) if period_named(slot.duty, act) is None]


def _is_proof(duty: Duty, act: Act) -> bool:
    return any(act.shows(proof) for proof in duty.proof or ())
