"""A small made-up township in which much went wrong: planted gaps, acts left out, late ones, waivers, a moved date."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from random import Random

from careplan.domain.calendar import month
from careplan.workflow.demo.build import Size, clean_town, files_of
from careplan.workflow.demo.plant import plant
from careplan.workflow.demo.town import Row, Town

SIZE = Size(schools=2, children=16, proxies=4, year=2026, seed=7)
FIRST, LAST = date(2026, 1, 1), date(2027, 2, 15)
_CARE = frozenset({"talk", "home_visit", "dinner", "tutoring", "homework_check", "care_form", "phone_call"})
_HAND_IN = frozenset({"submission", "proxy_meeting", "theme_activity", "video_session"})


@cache
def files() -> Mapping[str, bytes]:
    """Return the township's files by path."""
    town = clean_town(SIZE)
    plant(town)
    chance = Random(20260531)  # noqa: S311 a made-up township
    _leave_out(town, chance)
    _silence(town)
    _come_late(town, chance)
    _rule(town)
    return files_of(town)


def _drop(town: Town, gone: Callable[[Row], bool]) -> None:
    town.rows[:] = [row for row in town.rows if not gone(row)]


def _leave_out(town: Town, chance: Random) -> None:
    """Take one act in twelve out of care and hand-ins, and two lines out of each census sheet."""
    _drop(town, lambda row: row.kind in _CARE | _HAND_IN and chance.random() < 1 / 12)
    for lines in town.census.values():
        del lines[-2:]


def _silence(town: Town) -> None:
    """Let one proxy parent write nothing in September."""
    idle = next(row.writer for row in town.rows if row.kind == "talk" and row.day == _first_talk(town, 9))
    _drop(town, lambda row: row.writer == idle and row.day.month == 9)


def _first_talk(town: Town, number: int) -> date:
    return min(row.day for row in town.rows if row.kind == "talk" and row.day.month == number)


def _come_late(town: Town, chance: Random) -> None:
    """Let one act of care in fifteen come in the days after its month, some of them after it closed."""
    for row in _of_care(town):
        if chance.random() < 1 / 15:
            row.cells["counts_for"] = f"{row.day:%Y-%m}"
            row.day = month(row.day).until + timedelta(days=chance.randint(1, 15))


def _of_care(town: Town) -> Iterator[Row]:
    return (row for row in town.rows if row.kind in _CARE and not row.cells.get("counts_for"))


def _rule(town: Town) -> None:
    """Waive a child's talk of March and a school's meeting of May; move a dinner and the essays of June into July."""
    school = min(town.schools)
    by = town.teams[school].principal
    child, other = town.pupils(school, date(2026, 3, 2))[:2]
    cells = {"topic": "talk", "counts_for": "2026-03", "reason": "child-ill"}
    town.at_school(school, date(2026, 3, 4), "waiver", by, child, **cells)
    cells = {"topic": "proxy-meeting", "counts_for": "2026-05", "reason": "road-closed"}
    town.at_school(school, date(2026, 5, 20), "waiver", by, **cells)
    _drop(
        town, lambda row: row.kind == "dinner" and other in row.children and (row.day.year, row.day.month) == (2026, 6)
    )
    moved = {"topic": "dinner", "counts_for": "2026-06", "reason": "exam", "done_on": "2026-07-12"}
    town.at_school(school, date(2026, 6, 15), "amendment", by, other, **moved)
    moved = {"topic": "essay-entries", "counts_for": "2026", "reason": "exam", "done_on": "2026-07-03"}
    town.at_school(school, date(2026, 6, 1), "amendment", by, **moved)
