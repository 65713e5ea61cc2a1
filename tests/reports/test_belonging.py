"""Which month an obligation belongs to: that of its due day, so that nothing still open pulls a month down."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from careplan.domain.act import Act
from careplan.domain.calendar import Calendar
from careplan.domain.figure import Rate
from careplan.domain.obligation import State
from careplan.domain.world import World
from careplan.duties import shapes
from careplan.records.calendar import CalendarYear
from careplan.reports.parts.month import Month
from careplan.reports.school_month import school_month
from careplan.reports.township_month import township_month
from careplan.workflow.demo.build import Size, clean_town, files_of
from tests.domain.books import act, books, duty, plan
from tests.town import seen

AFTER = date(2027, 1, 31)
PAIRED = {"proxy": "true"}
MONTHS = [f"2026-{number:02}" for number in range(1, 13)]


def town(duties: Sequence[dict[str, Any]], acts: Sequence[Act] = (), on: date = AFTER, **settings: Any) -> World:  # noqa: ANN401 settings of a township
    """Return a township with one child and a plan of some duties."""
    calendar = Calendar.of([CalendarYear.model_validate({"year": 2026})])
    return World(books(plan(*duties), acts, calendar=calendar, **settings), on, shapes())


def months_of(world: World, label: str = "") -> list[str]:
    """Return the months to which the obligations with a period of some name belong."""
    return [m for m in MONTHS for s in Month(world, m).settled if s.obligation.period.label.startswith(label)]


@pytest.mark.parametrize(
    ("words", "period", "expected"),
    [
        ({"every": "half-year"}, "2026H1", ["2026-06"]),
        ({"every": "year", "within": "late 05"}, "2026", ["2026-05"]),
        ({"every": "month", "due": "end + 10 days"}, "2026-05", ["2026-05"]),
        ({"every": "month", "due": "25"}, "2026-05", ["2026-05"]),
        ({"every": "week", "due": "end + 3 days"}, "2026-W22", ["2026-05"]),  # 25 to 31 May
        ({"every": "week", "due": "end"}, "2026-W27", ["2026-07"]),  # 29 June to 5 July
        ({"every": "week", "due": "start"}, "2026-W27", ["2026-06"]),
        ({"every": "festival mid-autumn", "due": "start + 7 days"}, "2026-mid-autumn", ["2026-10"]),  # 25 September
        ({"every": "quarter", "proof": None, "holds": PAIRED}, "2026-Q2", ["2026-04", "2026-05", "2026-06"]),
        ({"every": "year", "judge": "advisory"}, "2026", MONTHS),
    ],
)
def test_the_month_of_an_obligation(words: dict[str, Any], period: str, expected: list[str]) -> None:
    """The whole period, else the due day; states and what is not judged stand in every month of their period."""
    assert months_of(town([duty(**words)]), period) == expected


def test_a_letter_of_the_30th_belongs_to_the_month_in_which_it_must_be_handed_on() -> None:
    """In May it is among what runs, whether or not it was handed on since; in June it counts."""
    letters = duty("handed-on", every="event", trigger="letter", proof=None, due="trigger + 5 days")
    world = town([letters], [act("2026-05-30", "letter", "L1", done_on=date(2026, 6, 2))])
    assert months_of(world) == ["2026-06"]
    assert [s.obligation.subject for s in Month(world, "2026-05").running] == ["S01-AAAAA"]
    assert Month(world, "2026-06").running == []


def test_months_that_close_on_the_25th() -> None:
    """26 April to 25 May is May; the week that ends on 31 May belongs to June."""
    world = town([duty(due="end"), duty("weekly", every="week"), duty("half", every="half-year")], month_closes=25)
    assert months_of(world, "2026-05") == ["2026-05"]
    assert months_of(world, "2026-W22") == ["2026-06"]
    assert months_of(world, "2026H1") == ["2026-07"]  # as 30 June does
    assert [s.obligation.id for s in Month(world, "2026-06").running if s.obligation.duty.id == "half"] == [
        "half/S01-AAAAA/2026H1"
    ]


def test_every_counted_obligation_belongs_to_one_month() -> None:
    """None is counted twice in a year and none is left out; and none both belongs to a month and runs on in it."""
    recurrences = ("month", "week", "2 weeks from 2026-01-05", "quarter", "half-year", "year", "once")
    duties = [duty(f"d{n}", every=every) for n, every in enumerate(recurrences)]
    duties += [
        duty(f"e{n}", every=every, due="end + 20 days", closes="end + 40 days") for n, every in enumerate(recurrences)
    ]
    world = town(duties)
    homes: dict[str, list[str]] = {
        s.obligation.id: [] for s in world.settlements if s.obligation.scheduled.year == 2026
    }
    for label in MONTHS:
        month = Month(world, label)
        belonging = {s.obligation.id for s in month.settled}
        assert not belonging & {s.obligation.id for s in month.running}
        for id_ in belonging & set(homes):
            homes[id_].append(label)
    assert len(homes) > 150
    assert {id_: found for id_, found in homes.items() if len(found) != 1} == {}


def test_what_runs_on_is_in_no_completion() -> None:
    """A talk was held and the half year's visit not yet: May is complete, the visit stands apart, open until June."""
    half = duty("visit", every="half-year", proof="home_visit")
    world = town([duty(), half], [act("2026-05-08")], date(2026, 5, 31))
    view = school_month(Month(world, "2026-05"), "S01")
    assert view.figures["completion"].value == Rate(1, 1)
    assert [row.id for row in view.tables["duties"].rows] == ["talk"]
    [row] = view.tables["running"].rows
    assert (row.id, row.refs) == ("2026-06-30/visit", ("visit/S01-AAAAA/2026H1",))
    cells = dict(zip((c.id for c in view.tables["running"].columns), row.cells, strict=True))
    assert (cells["expected"], cells["open"], cells["completion"]) == (1, 1, Rate(0, 1))


def test_due_next_month_is_what_is_still_to_be_done_then() -> None:
    """A visit of the half year made in May is no task of June; the talk is, though it was held when one looks back."""
    duties = [duty(), duty("visit", every="half-year", proof="home_visit"), duty("paired", proof=None, holds=PAIRED)]
    for visited, expected in (("2026-05-20", ["talk"]), ("2026-06-02", ["talk", "visit"])):
        world = town(duties, [act(visited, "home_visit"), act("2026-06-03", "talk")])
        table = school_month(Month(world, "2026-05"), "S01").tables["next_month"]
        assert [row.id for row in table.rows] == [f"2026-06-30/{id_}" for id_ in expected]


def test_a_state_that_does_not_hold_has_no_due_day() -> None:
    """It must hold every day: the last day of its period says nothing to whoever is to put it right."""
    lacking = duty("paired", proof=None, every="year", holds={"proxy": "false"})
    world = town([duty(), lacking], [], date(2026, 6, 3))
    rows = school_month(Month(world, "2026-05"), "S01").tables["owing"].rows
    assert {row.id: row.cells[3] for row in rows} == {"talk": date(2026, 5, 31), "paired": None}


def test_what_was_moved_is_carried_until_it_is_done() -> None:
    """A talk of May was moved to 10 June: June carries it, open at first and done on the 9th."""
    moved = act("2026-05-20", "amendment", by="T09", done_on=date(2026, 6, 10), counts_for="2026-05",
                values={"topic": "talk", "reason": "holiday"})  # fmt: skip
    held = act("2026-06-09", "talk", "late", counts_for="2026-05")
    for on, state in ((date(2026, 6, 1), State.MOVED), (date(2026, 6, 9), State.MET), (AFTER, State.MET)):
        world = town([duty()], [moved, held], on)
        item = next(s for s in world.settlements if s.obligation.period.label == "2026-05")
        assert item.state is state
        june = township_month(Month(world, "2026-06")).tables["carried"]
        assert [row.id for row in june.rows if row.id.endswith("/2026-05")] == ["talk/S01-AAAAA/2026-05"]
        assert "talk/S01-AAAAA/2026-05" in township_month(Month(world, "2026-05")).tables["duties"].rows[0].refs
    july = township_month(Month(world, "2026-07")).tables["carried"]
    assert [row for row in july.rows if row.id.endswith("/2026-05")] == []


@pytest.mark.parametrize("size", [Size(2, 12, 3, 2026, 7), Size(3, 24, 5, 2025, 2)])
def test_every_month_of_a_clean_township_is_complete(size: Size) -> None:
    """Drawn on the month's last day and again after the year, no completion is below 100 % and nothing is owing."""
    late = seen(files_of(clean_town(size)), date(size.year + 1, 2, 15))
    for number in range(1, 13):
        label = f"{size.year}-{number:02}"
        end = Month(late, label).span.until
        for world in (replace(late, on=end), late):
            month = Month(world, label)
            for view in (township_month(month), *(school_month(month, id_) for id_ in month.schools)):
                shares = {id_: f.value for id_, f in view.figures.items() if id_ == "completion" or "bundle-" in id_}
                assert all(isinstance(v, Rate) and v.done == v.base for v in shares.values()), (label, world.on, shares)
                assert view.figures["owing"].value == 0
                completion = view.figures["completion"].value
                assert isinstance(completion, Rate)
                assert completion.base > 0
