"""To whom a duty is owed: the children, adults and schools that a plan's `for_each` means in a period."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from careplan.domain import spells
from careplan.domain.calendar import Span
from careplan.domain.register import Register
from careplan.domain.spells import Spell
from careplan.records.plan import Duty


class Subject(NamedTuple):
    """One subject in one period: how many days it was there, and the last of them by the due day, else the first."""

    id: str
    days: int
    seen: date


class _Life(NamedTuple):
    """A school's time from opening to closing, as a spell."""

    from_: date
    until: date | None


def subjects(register: Register, kind: str, span: Span, due: date, only: str | None = None) -> Iterator[Subject]:
    """Yield everyone of a kind, or one alone, who was there on at least one day of a span, in the order of ids."""
    if kind == "township":
        yield Subject("township", span.length(), min(due, span.until))
        return
    for id_, lives in lives_of(register, kind, only):
        found = there(id_, lives, span, due)
        if found:
            yield found


def there(id_: str, lives: Sequence[Spell], span: Span, due: date) -> Subject | None:
    """Return on how many days of a span a subject was there, and the last of them by the due day, None if on none."""
    days = spells.days_within(lives, span.from_, span.until)
    return Subject(id_, days, _seen(lives, span, max(span.from_, min(due, span.until)))) if days else None


def _seen(lives: Sequence[Spell], span: Span, due: date) -> date:
    """Return the last day in a span, by the due day, on which a subject was there; the first for one who came later."""
    last = spells.last_within(lives, span.from_, due)
    if last is None:
        return min(life.from_ for life in lives if life.from_ > due)
    return min(due, last.until or due)


def lives_of(register: Register, kind: str, only: str | None = None) -> Iterator[tuple[str, Sequence[Spell]]]:
    """Yield each subject of a kind, or one alone, with the spells in which it was there, in the order of ids."""
    if kind == "township":
        yield "township", life_of(register, kind, "township")
        return
    ids: Iterable[str] = [only] if only else sorted(_ids(register, kind))
    yield from ((id_, life_of(register, kind, id_)) for id_ in ids)


def _ids(register: Register, kind: str) -> Iterable[str]:
    if kind == "family":
        return register.families
    if kind == "class":
        return register.classes
    return {"child": register.children, "staff": register.staff, "school": register.schools}[kind]


def life_of(register: Register, kind: str, subject: str) -> Sequence[Spell]:
    """Return the spells in which a subject is there: on a register, in a post, or open; a township always is."""
    if kind == "child":
        return register.children[subject].enrolment
    if kind == "staff":
        return register.staff[subject].staff.posts
    if kind in {"family", "class"}:
        return _group_life(register, kind, subject)
    if kind == "school":
        return (_Life(register.schools[subject].opened, register.schools[subject].closed),)
    return (_Life(date.min, None),)


def stays(register: Register, kind: str, only: str | None = None) -> Iterator[tuple[str, Span]]:
    """Yield each subject of a kind, or one alone, with each stay.

    Spells that follow one another without a day between are one.
    """
    for id_, lives in lives_of(register, kind, only):
        current: Span | None = None
        for life in sorted(lives, key=lambda life: life.from_):
            last = life.until or spells.FOREVER
            if current and current.until < spells.FOREVER and life.from_ <= current.until + timedelta(days=1):
                current = Span(current.from_, max(current.until, last))
                continue
            if current:
                yield id_, current
            current = Span(life.from_, last)
        if current:
            yield id_, current


def joined_on(register: Register, kind: str, subject: str, day: date) -> date:
    """Return on which day the stay of a subject that holds a day began, the day itself where none holds it."""
    mine = (span for _, span in stays(register, kind, subject))
    return next((span.from_ for span in mine if span.holds(day)), day)


def members(register: Register, kind: str, subject: str, day: date) -> list[str]:
    """Return the ids of the children of a subject on a day: its own, its paired ones, all of a school or township."""
    if kind == "child":
        return [subject]
    if kind == "family":
        return register.family(subject, day)
    if kind == "class":
        return register.class_(subject, day)
    if kind == "staff":
        return register.paired_with(subject, day)
    return register.on_register(day, subject if kind == "school" else None)


def _group_life(register: Register, kind: str, subject: str) -> Sequence[Spell]:
    """Return the spells in which a family or class has a child on the register."""
    edges: set[date] = set()
    for child in register.ever_of(kind, subject):
        record = register.children[child]
        spans: tuple[Spell, ...] = (*record.enrolment, *record.guardians)
        edges.update(placed.from_ for placed in record.placements)
        edges.update(span.from_ for span in spans)
        edges.update(span.until + timedelta(days=1) for span in spans if span.until)
    days = sorted(edges)
    lives: list[_Life] = []
    for first, following in zip(days, [*days[1:], None], strict=True):
        if members(register, kind, subject, first):
            lives.append(_Life(first, following - timedelta(days=1) if following else None))
    return lives


def school_of(register: Register, kind: str, subject: str, day: date) -> str | None:
    """Return the school that answers for a subject on a day, None for the central office."""
    if kind == "child":
        return register.school_of(subject, day)
    if kind == "staff":
        return register.staff[subject].school
    if kind == "class":
        return subject.partition("/")[0]
    if kind == "family":
        return next((register.school_of(child, day) for child in register.family(subject, day)), None)
    return subject if kind == "school" else None


def holder_of(register: Register, duty: Duty, subject: str, day: date) -> str | None:
    """Return the adult whose duty it is on a day, None where nobody holds it or it is nobody's alone."""
    if "proxy_parent" in duty.owner:
        if duty.for_each == "staff":
            return subject
        proxy = register.proxy(subject, day) if duty.for_each == "child" else None
        return proxy.staff if proxy else None
    if "class_teacher" in duty.owner and duty.for_each in {"child", "class"}:
        return register.class_teacher(register.class_of(subject, day) if duty.for_each == "child" else subject, day)
    return subject if duty.for_each == "staff" and "staff" in duty.owner else None
