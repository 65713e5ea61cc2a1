"""Facts about a family, whose id is its carer's, and about a class such as `S01/4-1`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

from careplan.domain.calendar.months import add_years
from careplan.domain.register import Register

Value: TypeAlias = bool | int | str | None
FactOf: TypeAlias = Callable[[Register, str, date], Value]


def age(birth: date, day: date) -> int:
    """Return how many full years somebody is old on a day."""
    return day.year - birth.year - (day < add_years(birth, day.year - birth.year))


def _carer(name: str) -> FactOf:
    """Return the fact that a field of the guardian's record holds, for a family, whose id is the guardian's."""

    def value(register: Register, family: str, day: date) -> Value:
        guardian = register.guardians.get(family)
        if guardian is None:
            return None
        if name == "age":
            return age(guardian.born, day) if guardian.born else None
        found: Value = getattr(guardian, name)
        return found

    return value


def of_carer(name: str) -> FactOf:
    """Return the fact of a child that a field of the carer's record holds."""

    def value(register: Register, child: str, day: date) -> Value:
        care = register.carer(child, day)
        return _carer(name)(register, care.guardian, day) if care else None

    return value


def boarding(register: Register, children: Iterable[str], day: date) -> int:
    """Return how many of some children board at school on a day."""
    return sum((placed := register.placement(child, day)) is not None and placed.boarder for child in children)


FAMILY_FACTS: Final[Mapping[str, FactOf]] = {
    "children": lambda r, f, d: len(r.family(f, d)),
    "key_children": lambda r, f, d: sum(r.is_key(c, d) for c in r.family(f, d)),
    "carer_health": _carer("health"),
    "carer_schooling": _carer("schooling"),
    "carer_far": _carer("far"),
    "carer_age": _carer("age"),
}
CLASS_FACTS: Final[Mapping[str, FactOf]] = {
    "children": lambda r, c, d: len(r.class_(c, d)),
    "key_children": lambda r, c, d: sum(r.is_key(child, d) for child in r.class_(c, d)),
    "boarders": lambda r, c, d: boarding(r, r.class_(c, d), d),
    "teacher": lambda r, c, d: r.class_teacher(c, d),
    "grade": lambda _, c, __: int(c.rpartition("/")[2].partition("-")[0]),
}
