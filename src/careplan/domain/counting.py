"""Counted duties decided for everyone at once: whom they call in each period, and how many acts came of it.

An act that could pay only one obligation takes nothing from any other, so counting is enough. Where one could pay
several, or a record moved a day, the subject is odd and is settled one by one.
"""

from array import array
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from careplan.domain.act import Act, Doing
from careplan.domain.books import Books, Frame
from careplan.domain.calling import AWAY, OWED, Slot, slots_of
from careplan.domain.columns import CODES, NONE, SUBJECTS, Block, Columns, Run, ruled
from careplan.domain.doers import may_pay
from careplan.domain.evidence import named_by, not_done, period_named
from careplan.domain.obligation import Obligation, State
from careplan.domain.roll import Roll
from careplan.domain.sheets import Sheet
from careplan.domain.tally import Tally, state_of
from careplan.records.acts import CENSUS_VISIT
from careplan.records.plan import Duty

_DAY: Final = timedelta(days=1)
_WAIVED: Final = 0xFD
_FIXED: Final = {AWAY: CODES[State.NOT_APPLICABLE], _WAIVED: CODES[State.WAIVED]}
_COUNTS: Final = 0xF0
"""Smaller numbers are counts: by the due day in the low half, after it in the high one."""
_HALF: Final = 0x0F
_FULL: Final = 14
"""How much one half holds."""


def counted_at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:
    """Return the settlements of counted duties in columns, None where one of them counts more than acts."""
    kinds = {run.duty.for_each for run in runs}
    if len(kinds) > 1 or not kinds <= SUBJECTS or not all(_is_plain(run.duty) for run in runs):
        return None
    roll = books.roll(runs[0].duty.for_each)
    slots = [slot for run in runs for slot in slots_of(books, run, roll)]
    odd = _ruled(books, slots, roll, on)
    paid = _Count(books, roll, slots, on, odd).paid
    return Columns(roll, [_block(slot, on) for slot in slots], odd, paid)


def _is_plain(duty: Duty) -> bool:
    """Return whether the number of acts is all that matters, and how many are needed is the same for everyone."""
    several = duty.cover is not None or duty.per is not None or duty.count.of != "acts"
    clock = any(phrase and phrase.clock for phrase in (duty.opens, duty.due, *(duty.within or ())))
    return not (several or clock or duty.judge == "observed" or any(proof.if_ for proof in duty.proof or ()))


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
                    if slot.codes[number] == OWED:
                        slot.codes[number] = _WAIVED
    return odd


def _block(slot: Slot, on: date) -> Block:
    duty, frame, codes = slot
    days = frame.days
    table = bytearray(256)
    for code in set(codes):
        table[code] = _state(duty, frame, code, on)
    return Block(duty, frame.period, days.opens, days.due, days.closes, bytearray(codes.translate(table)))


def _state(duty: Duty, frame: Frame, code: int, on: date) -> int:
    """Return the state that a number in a column stands for."""
    if code >= _COUNTS:
        return _FIXED.get(code, NONE)
    period, days, _, _ = frame
    need, in_time, done = duty.count.least, code & _HALF, (code & _HALF) + (code >> 4)
    met_on = None if not need or done < need else days.due if in_time >= need else days.due + _DAY
    model = Obligation(duty, "", period, days.opens, days.due, days.due, days.closes, need, None, None)
    return CODES[state_of(model, Tally((), done, met_on), on, tried=False)]


class _Count:
    """The counting of acts into slots: `paid` says which counted for whom; for whom that is not enough is odd."""

    def __init__(self, books: Books, roll: Roll, slots: Sequence[Slot], on: date, odd: set[int]) -> None:
        """Count every act that came by a day."""
        self.paid = array("Q")
        self._register = books.register
        self._roll = roll
        self._on = on
        self._odd = odd
        pairings = (books.only_pairings.get(id_) if roll.kind == "child" else None for id_ in roll.ids)
        self._only = [found and found.staff for found in pairings]
        kinds = {proof.kind for slot in slots for proof in slot.duty.proof or ()}
        self._days = {kind: _Days([slot for slot in slots if _is_of(slot.duty, kind)], on) for kind in kinds}
        for sheet, start in zip(books.evidence.sheets, books.evidence.starts, strict=False):
            for kind in sheet.kinds & kinds:
                if roll.kind == "child":
                    self._of_children(sheet, start, kind)
                else:
                    for row in sheet.of_kind[kind]:
                        self._act(start + row, sheet.act(row))

    def _of_children(self, sheet: Sheet, start: int, kind: str) -> None:
        """Count the acts of a kind in a file; three columns say most of it, and of few rows an act is made."""
        days, dates, children, adults = self._days[kind], *map(sheet.column, ("date", "children", "by"))
        by_day, paired, apart, in_vain = days.by_day, days.paired, sheet.apart, sheet.in_vain
        number_of, only = self._roll.number, self._only
        for row in sheet.of_kind[kind]:
            slots = by_day.get(dates[row])
            if row in apart:
                self._act(start + row, sheet.act(row))
            elif slots and row not in in_vain:
                named = children[row]
                if days.picky:
                    slots = [slot for slot in slots if any(sheet.shows(row, proof) for proof in slot.duty.proof or ())]
                for who in named if len(named) == 1 else dict.fromkeys(named):
                    subject = number_of.get(who)
                    if subject is None:
                        continue
                    if paired and len(slots) == 1 and only[subject] == adults[row]:
                        self._put(start + row, dates[row], subject, slots[0])
                    else:
                        self._take(start + row, sheet.doing(row), subject, slots)

    def _act(self, number: int, act: Act) -> None:
        """Count an act for everyone it names."""
        named, number_of = named_by(act, self._roll.kind), self._roll.number
        if act.returned_on is not None:
            self._odd.update(number_of[who] for who in named if who in number_of)
            return
        slots = self._days[act.kind].open_to(act) if act.day <= self._on else ()
        if not slots or not_done(act) is not None:
            return
        for who in named:
            subject = number_of.get(who)
            if subject is not None:
                self._take(number, act, subject, slots)

    def _take(self, number: int, act: Act | Doing, subject: int, slots: Sequence[Slot]) -> None:
        """Count an act for a subject in the one slot in which it counts; where there are several, that is odd."""
        good = [slot for slot in slots if slot.codes[subject] < _COUNTS and self._may(slot.duty, subject, act)]
        if len(good) > 1:
            self._odd.add(subject)
        elif good:
            self._put(number, act.day, subject, good[0])

    def _put(self, number: int, day: date, subject: int, slot: Slot) -> None:
        """Count an act of a day for a subject in a slot, if that is not full."""
        _, frame, codes = slot
        code, in_time = codes[subject], day <= frame.days.due
        if code >= _COUNTS:
            return
        if (code & _HALF if in_time else code >> 4) >= _FULL:
            self._odd.add(subject)
        else:
            codes[subject] = code + (1 if in_time else _HALF + 1)
            self.paid.append(number << 32 | subject)

    def _may(self, duty: Duty, subject: int, act: Act | Doing) -> bool:
        """Return whether those who did an act owe a duty; that a child's only proxy parent does is seen at once."""
        if self._only[subject] == act.by and not act.body and "proxy_parent" in duty.owner:
            return True
        return may_pay(duty, self._roll.ids[subject], act, self._register)


class _Days:
    """Which slots are open to an act of one kind, by its day or by the period that it names."""

    def __init__(self, slots: Sequence[Slot], on: date) -> None:
        """Find them once for every day up to one."""
        self.by_day: dict[date, Sequence[Slot]] = {}
        self._by_label: dict[str, tuple[Slot, ...]] = {}
        for slot in slots:
            period, days, _, _ = slot.frame
            self._by_label[period.label] = (*self._by_label.get(period.label, ()), slot)
            day, last = days.opens, min(max(days.due, period.end), days.closes, on)
            while day <= last:
                self.by_day[day] = (*self.by_day.get(day, ()), slot)
                day += _DAY
        self.picky = any(proof.where for slot in slots for proof in slot.duty.proof or ())
        """Whether not every act of the kind will do."""
        self.paired = all("proxy_parent" in slot.duty.owner for slot in slots)
        """Whether the proxy parent owes all of it."""

    def open_to(self, act: Act) -> Sequence[Slot]:
        """Return the slots in which an act may count, whoever did it."""
        found = self.by_day.get(act.day, ()) if act.counts_for is None else self._named(act)
        return [slot for slot in found if _is_proof(slot.duty, act)] if self.picky else found

    def _named(self, act: Act) -> Sequence[Slot]:
        """Return the slots of the period that an act names; of a duty that knows no such name, those of its day."""
        named = self._by_label.get(act.counts_for or "", ())
        found = [slot for slot in named if slot.frame.days.opens <= act.day <= slot.frame.days.closes]
        if act.kind != CENSUS_VISIT:
            return found
        mine = [slot for slot in found if period_named(slot.duty, act) is not None]
        return mine + [slot for slot in self.by_day.get(act.day, ()) if period_named(slot.duty, act) is None]


def _is_of(duty: Duty, kind: str) -> bool:
    return any(proof.kind == kind for proof in duty.proof or ())


def _is_proof(duty: Duty, act: Act) -> bool:
    return any(act.shows(proof) for proof in duty.proof or ())
