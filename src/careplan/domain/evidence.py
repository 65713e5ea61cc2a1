"""Acts by whom they are about, and which of them may count for an obligation."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, compress
from typing import Final

from careplan.domain.act import Act
from careplan.domain.doers import wrong_person
from careplan.domain.facts import hold
from careplan.domain.obligation import Obligation
from careplan.domain.register import Register
from careplan.domain.sheets import Sheet, rows_with, sheets_of
from careplan.records.acts import CENSUS_VISIT
from careplan.records.duty_parts import Proof
from careplan.records.plan import Duty
from careplan.text import Text

_SEVERAL: Final = 2


class Evidence:
    """Every act, found by subject and kind, in the order of their days; each index is made when it is first asked."""

    def __init__(self, acts: Iterable[Act] = (), sheets: Iterable[Sheet] = ()) -> None:
        """Keep acts that were made already, and those of whole files; their order does not matter."""
        self.sheets: Final = tuple(sorted((*sheets, *sheets_of(acts)), key=_file))
        """The acts file by file, in the order of their paths."""
        self.starts: Final = tuple(accumulate(map(len, self.sheets), initial=0))
        """The number of each sheet's first act; the acts are numbered in this order. The last is how many there are."""
        self._about: dict[tuple[str, str], dict[str, list[Act]]] = {}
        self._asked: dict[tuple[str, str, str], list[Act]] = {}

    def __len__(self) -> int:
        """Return how many acts there are."""
        return self.starts[-1]

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Every act, by day."""
        return tuple(sorted((act for sheet in self.sheets for act in sheet.acts), key=Act.order))

    @cached_property
    def months(self) -> tuple[Sheet, ...]:
        """The sheets that are a month's file."""
        return tuple(sheet for sheet in self.sheets if sheet.is_month)

    @property
    def rows(self) -> Iterator[Act]:
        """Every act that stands as a row in a month's file, file by file in the order of their lines."""
        return (act for sheet in self.months for act in sheet.acts)

    def about(self, subject_kind: str, subject: str, act_kind: str) -> Sequence[Act]:
        """Return the acts of a kind about a subject, by day."""
        key = subject_kind, subject, act_kind
        found = self._asked.get(key)
        if found is None:
            if subject_kind == "child":
                acts: Iterable[Act] = self._about_child(subject, act_kind)
            else:
                acts = self._index(subject_kind, act_kind).get(subject, ())
            found = self._asked[key] = _in_order(acts)
        return found

    def _about_child(self, child: str, act_kind: str) -> Iterator[Act]:
        for sheet in self._naming.get(child, ()):
            kinds = sheet.column("kind")
            yield from (sheet.act(row) for row in sheet.about(child) if kinds[row] == act_kind)

    @cached_property
    def _naming(self) -> Mapping[str, Sequence[Sheet]]:
        """The sheets that name each child."""
        found: dict[str, list[Sheet]] = {}
        for sheet in self.sheets:
            for child in sheet.children:
                found.setdefault(child, []).append(sheet)
        return found

    def _index(self, subject_kind: str, act_kind: str) -> dict[str, list[Act]]:
        """Return the acts of a kind by subject, in no order."""
        found = self._about.get((subject_kind, act_kind))
        if found is None:
            found = self._about[subject_kind, act_kind] = {}
            for act in (act for sheet in self.sheets for act in sheet.of_kinds((act_kind,))):
                for named in named_by(act, subject_kind):
                    found.setdefault(named, []).append(act)
        return found

    def of_kind(self, *act_kinds: str) -> Sequence[Act]:
        """Return every act of some kinds, by day."""
        return _in_order(act for sheet in self.sheets for act in sheet.of_kinds(act_kinds))

    def between(self, first: date, last: date) -> Sequence[Act]:
        """Return every act from one day to another, by day."""
        return sorted((act for sheet in self.sheets for act in sheet.between(first, last)), key=Act.order)

    def rows_between(self, first: date, last: date) -> Iterator[Act]:
        """Yield every act from one day to another that stands as a row in a month's file, as `rows` does."""
        return (act for sheet in self.months for act in sheet.between(first, last))

    def having(self, column: str) -> Iterator[Act]:
        """Yield every act with a value in a column."""
        return (act for sheet in self.sheets if sheet.has(column) for act in sheet.having(column))

    def words(self, act_kind: str, column: str) -> set[object]:
        """Return every value that acts of a kind have in a column."""
        found: set[object] = set()
        for sheet in self.sheets:
            if act_kind in sheet.kinds and sheet.has(column):
                found.update(compress(sheet.column(column), sheet.is_of(act_kind)))
        return found - {None}

    def row(self, row_id: str) -> Act | None:
        """Return the act with a row id, the first of several."""
        if row_id in self._referred:
            return self._referred[row_id]
        return min((sheet.act(row) for sheet, row in self._standing.get(row_id, ())), key=Act.order, default=None)

    @cached_property
    def _standing(self) -> Mapping[str, Sequence[tuple[Sheet, int]]]:
        """Where each row id stands: a form asks for thousands."""
        found: dict[str, list[tuple[Sheet, int]]] = {}
        for sheet in self.sheets:
            for row, row_id in enumerate(sheet.column("row_id")):
                found.setdefault(row_id, []).append((sheet, row))
        return found

    @cached_property
    def _referred(self) -> Mapping[str, Act | None]:
        """The acts to which others refer: all are looked for at once."""
        found: dict[str, Act | None] = dict.fromkeys(self._answers)
        for act in sorted(rows_with(self.sheets, "row_id", found.keys()), key=Act.order, reverse=True):
            found[act.row_id] = act
        return found

    def answers(self, row_id: str) -> Sequence[Act]:
        """Return the acts that refer to another act."""
        return self._answers.get(row_id, ())

    @cached_property
    def _answers(self) -> Mapping[str, Sequence[Act]]:
        found: dict[str, list[Act]] = {}
        for act in sorted((act for sheet in self.sheets for act in sheet.having("ref")), key=Act.order):
            found.setdefault(act.ref or "", []).append(act)
        return found


def _file(sheet: Sheet) -> str:
    return sheet.file


def _in_order(acts: Iterable[Act]) -> list[Act]:
    """Return acts by day, each once."""
    return sorted(dict.fromkeys(acts), key=Act.order)


def named_by(act: Act, kind: str) -> Iterable[str]:
    """Return the subjects of a kind that an act is about, each once."""
    if kind == "child":
        return act.children if len(act.children) < _SEVERAL else dict.fromkeys(act.children)
    if kind == "staff":
        return dict.fromkeys((act.by, *act.staff))
    if kind == "family":
        return dict.fromkeys(act.guardians)
    if kind == "township":
        return ("township",)
    found = act.class_ if kind == "class" else act.school
    return (found,) if found else ()


def candidates(obligation: Obligation, evidence: Evidence, register: Register) -> list[Act]:
    """Return the acts about the subject, from opening to closing, of a kind that proves the duty, by day."""
    duty, found = obligation.duty, set[Act]()
    for proof in duty.proof or ():
        for kind, subject in names_of(obligation, register):
            acts = evidence.about(kind, subject, proof.kind)
            first = bisect_left(acts, obligation.opens, key=_day)
            last = bisect_right(acts, obligation.closes, lo=first, key=_day)
            found.update(act for act in acts[first:last] if proves(proof, act, obligation, register))
    return sorted(found, key=Act.order)


def names_of(obligation: Obligation, register: Register) -> Iterator[tuple[str, str]]:
    """Yield under which names an act may be about a subject: a family also under its children's names.

    So is a class whose children are to be covered.
    """
    kind, subject = obligation.duty.for_each, obligation.subject
    yield kind, subject
    if kind == "family" or (kind == "class" and obligation.duty.cover):
        yield from (("child", child) for child in sorted(register.ever_of(kind, subject)))


def proves(proof: Proof, act: Act, obligation: Obligation, register: Register) -> bool:
    """Return whether an act is of a kind that proves the duty, with the values and for a subject as the plan asks."""
    kind, subject = obligation.duty.for_each, obligation.subject
    if not act.shows(proof):
        return False
    if kind == "family" and subject not in act.guardians and not _of_family(act, subject, register):
        return False
    return hold(register, kind, subject, act.day, proof.if_)


def _of_family(act: Act, guardian: str, register: Register) -> bool:
    cares = (register.carer(child, act.day) for child in act.children if child in register.children)
    return any(care is not None and care.guardian == guardian for care in cares)


def wholly_done(obligation: Obligation, evidence: Evidence, register: Register) -> list[Act]:
    """Return the acts about the subject that prove the duty, done by somebody who owes it, whenever that was."""
    found = {
        act
        for proof in obligation.duty.proof or ()
        for kind, subject in names_of(obligation, register)
        for act in evidence.about(kind, subject, proof.kind)
        if proves(proof, act, obligation, register)
    }
    right = (act for act in found if not (not_done(act) or wrong_person(obligation, act, register)))
    return sorted(right, key=Act.order)


def _day(act: Act) -> date:
    return act.day


def objection(obligation: Obligation, act: Act, register: Register) -> Text | None:
    """Return why an act does not count for an obligation, None if it does."""
    return not_done(act) or _wrong_time(obligation, act) or wrong_person(obligation, act, register)


def not_done(act: Act) -> Text | None:
    """Return why an act was not done, or not wholly, whatever it was to pay; None if it was."""
    if act.returned_on and not act.corrected_on:
        return Text(f"{act.returned_on} 退回，还没有重交", f"returned on {act.returned_on} and not handed in again")
    if act.in_vain:
        return Text(
            "没有做成（未接通、被拒绝、改期或缺席）",
            "nothing came of it (no answer, refused, put off or absent)",
        )
    return None


def _wrong_time(obligation: Obligation, act: Act) -> Text | None:
    label, named = obligation.period.label, period_named(obligation.duty, act)
    if named is not None and named != label:
        return Text(f"注明计入 {named}，不计入 {label}", f"it says that it counts for {named}")
    if act.effective < obligation.opens:
        return Text(f"早于开始日 {obligation.opens}", f"before it opened on {obligation.opens}")
    opening = obligation.from_clock
    if act.time and opening and act.effective == obligation.opens and act.time < opening:
        return Text(f"早于开始的钟点 {opening}", f"before the hour at which it opened, {opening}")
    last = min(max(obligation.due, obligation.period.end), obligation.closes)
    came_back = act.effective > act.day and obligation.opens <= act.day <= last
    if named == label or obligation.duty.trigger is not None or came_back:
        last = obligation.closes
    if act.effective > obligation.closes:
        return Text(f"晚于截止补做日 {obligation.closes}", f"after it closed on {obligation.closes}")
    if act.effective > last:
        return Text(
            f"在 {last} 之后，且没有在 counts_for 注明补 {label}",
            f"after {last}, and counts_for does not say that it makes up for {label}",
        )
    return None


def period_named(duty: Duty, act: Act) -> str | None:
    """Return the period for which an act says that it counts; a census sheet's is for half-yearly duties alone."""
    if act.kind == CENSUS_VISIT and duty.every.unit != "half-year":
        return None
    return act.counts_for
