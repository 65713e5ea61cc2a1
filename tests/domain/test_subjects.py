"""Subjects: who is there in a span, on which day it is looked at, and who answers."""

from datetime import date

import pytest

from careplan.domain.calendar import Span
from careplan.domain.register import Member
from careplan.domain.subjects import holder_of, life_of, school_of, subjects
from careplan.records.plan import Duty
from careplan.records.staff import Staff
from tests.domain.books import books, child, duty, plan
from tests.domain.test_presence import stay

MAY = Span(date(2026, 5, 1), date(2026, 5, 31))
STAYS = [stay("2025-09-01", "2026-05-08"), stay("2026-05-20", "2026-05-28", school="S02")]
REGISTER = books(plan(duty()), children=[child("S01-AAAAA", enrolment=STAYS), child("S01-BBBBB")]).register


@pytest.mark.parametrize(
    ("due", "days", "seen"), [(31, 17, 28), (28, 17, 28), (25, 17, 25), (15, 17, 8), (8, 17, 8), (1, 17, 1)]
)
def test_a_child_is_looked_at_on_its_last_day_by_the_due_day(due: int, days: int, seen: int) -> None:
    """On the register to the 8th, and from the 20th to the 28th."""
    one, other = subjects(REGISTER, "child", MAY, date(2026, 5, due))
    assert (one.id, one.days, one.seen) == ("S01-AAAAA", days, date(2026, 5, seen))
    assert (other.id, other.days, other.seen) == ("S01-BBBBB", 31, date(2026, 5, due))


def test_who_comes_after_the_due_day_is_looked_at_on_coming() -> None:
    """In June there is the other child alone; in the span from the 10th the first came on the 20th."""
    span = Span(date(2026, 5, 10), date(2026, 5, 31))
    assert next(subjects(REGISTER, "child", span, date(2026, 5, 15))).seen == date(2026, 5, 20)
    june = Span(date(2026, 6, 1), date(2026, 6, 30))
    assert [s.id for s in subjects(REGISTER, "child", june, june.until)] == ["S01-BBBBB"]


def test_the_township_is_always_there() -> None:
    """On every day, and it is looked at on the due day."""
    assert list(subjects(REGISTER, "township", MAY, date(2026, 5, 25))) == [("township", 31, date(2026, 5, 25))]
    assert [(life.from_, life.until) for life in life_of(REGISTER, "township", "township")] == [(date.min, None)]


@pytest.mark.parametrize(
    ("kind", "subject", "day", "school"),
    [
        ("child", "S01-AAAAA", 8, "S01"),
        ("child", "S01-AAAAA", 9, None),
        ("child", "S01-AAAAA", 20, "S02"),
        ("staff", "T01", 1, "S01"),
        ("staff", "Z01", 1, None),
        ("school", "S01", 1, "S01"),
        ("township", "township", 1, None),
    ],
)
def test_which_school_answers(kind: str, subject: str, day: int, school: str | None) -> None:
    """The child's on that day, the adult's, the school itself, or the office."""
    office = Staff.model_validate({"id": "Z01", "name": "名", "posts": [{"from": "2020-01-01", "post": "officer"}]})
    register = books(plan(duty()), children=list(REGISTER.children.values())).register
    staff = {**register.staff, "Z01": Member(office, None)}
    found = type(register)(register.township, register.schools, register.children, staff=staff)
    assert school_of(found, kind, subject, date(2026, 5, day)) == school


@pytest.mark.parametrize(
    ("each", "owner", "subject", "holder"),
    [
        ("child", "proxy_parent", "S01-AAAAA", "T01"),
        ("child", "school", "S01-AAAAA", None),
        ("staff", "proxy_parent", "T02", "T02"),
        ("staff", "staff", "T02", "T02"),
        ("staff", "central_office", "T02", None),
        ("school", "proxy_parent", "S01", None),
        ("child", ["school", "proxy_parent"], "S01-AAAAA", "T01"),
    ],
)
def test_who_holds_a_duty(each: str, owner: object, subject: str, holder: str | None) -> None:
    """The proxy parent of that day, the adult whom it is about, or nobody alone."""
    one = Duty.model_validate(duty(for_each=each, owner=owner))
    assert holder_of(REGISTER, one, subject, date(2026, 5, 8)) == holder
