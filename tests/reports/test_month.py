"""The monthly reports on a small township whose numbers are worked out by hand."""

import json
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.domain.figure import Rate, Table
from careplan.domain.obligation import State
from careplan.domain.view import View, plain
from careplan.domain.world import World
from careplan.reports.parts.month import Month, NotBegunError, belongs
from careplan.reports.school_month import school_month
from careplan.reports.township_month import township_month
from careplan.text import Text
from careplan.workflow.load import load_world
from careplan.workflow.report import reports
from tests.reports.samples import AFTER, clean_world, trouble

MAY_31 = date(2026, 5, 31)
DUTY_TABLES = ("duties", "standing", "unjudged", "office_duties")


@cache
def troubled(on: date = AFTER) -> World:
    """Return the township in which some things went wrong, as seen on a day."""
    with TemporaryDirectory() as folder:
        return load_world(str(trouble(Path(folder))), on)


def school(world: World, id_: str) -> View:
    """Return a school's report of May."""
    return school_month(Month(world, "2026-05"), id_)


def township(world: World) -> View:
    """Return the township's report of May."""
    return township_month(Month(world, "2026-05"))


def line(table: Table, row_id: str) -> dict[str, Any]:
    """Return the cells of one line by the ids of their columns."""
    rows = [row for row in (*table.rows, *([table.totals] if table.totals else [])) if row.id == row_id]
    assert len(rows) == 1, (table.id, row_id)
    return dict(zip((column.id for column in table.columns), rows[0].cells, strict=True))


def test_a_month_in_which_everything_was_done() -> None:
    """S02 owed 16 counted duties in May: 2 × (form, five of the six ones), call, meeting, two hand-ins."""
    view = school(clean_world(MAY_31), "S02")
    assert line(view.tables["duties"], "total")["met"] == 16
    assert view.figures["completion"].value == Rate(16, 16)
    assert view.figures["bundle-six-ones"].value == Rate(11, 11)
    assert view.figures["owing"].value == 0
    assert [view.tables[id_].rows for id_ in ("owing", "idle", "carried")] == [(), (), ()]
    assert not view.head.ended


def test_the_states_of_a_troubled_school() -> None:
    """S01: of 18, fifteen met, one letter late, one never handed on, a dinner waived."""
    view = school(troubled(), "S01")
    total = line(view.tables["duties"], "total")
    counts = {state: total[state] for state in ("expected", "met", "late", "missed", "waived", "not_applicable")}
    assert counts == {"expected": 18, "met": 15, "late": 1, "missed": 1, "waived": 1, "not_applicable": 0}
    assert total["completion"] == Rate(16, 17)
    assert view.figures["bundle-six-ones"].value == Rate(10, 10)
    assert [row.id for row in view.tables["owing"].rows] == ["letter-handed-on"]
    assert view.head.ended


def test_what_is_due_in_a_later_month_runs_apart() -> None:
    """The census of the half year is due on 30 June: in May it is no part of what is owed, in June it is."""
    for world, s01, s02 in ((clean_world(MAY_31), (2, 2, 0), (2, 2, 0)), (troubled(), (2, 1, 1), (2, 2, 0))):
        for id_, expected in (("S01", s01), ("S02", s02)):
            view = school(world, id_)
            row = line(view.tables["running"], "2026-06-30/half-year-census")
            assert (row["expected"], row["met"], row["not_applicable"]) == expected
            assert len(view.tables["running"].rows) == 1
            assert all(row.id != "half-year-census" for row in view.tables["duties"].rows)
    june = school_month(Month(troubled(), "2026-06"), "S02")
    assert line(june.tables["duties"], "half-year-census")["met"] == 2
    assert june.tables["running"].rows == ()


def test_what_is_missing_comes_first() -> None:
    """S02: T005 wrote nothing, so the six of the child are missed and stand before the other child's."""
    view = school(troubled(), "S02")
    by_child = view.tables["by_child"]
    assert [row.id for row in by_child.rows] == ["S02-T970Z", "S02-F431P"]
    assert line(by_child, "S02-T970Z")["owing"] == 6
    assert line(by_child, "S02-F431P")["owing"] == 0
    proxies = view.tables["by_proxy"]
    assert [row.id for row in proxies.rows] == ["T005", "T004"]
    assert line(proxies, "T005")["completion"] == Rate(0, 6)
    assert line(proxies, "T004")["completion"] == Rate(7, 7)
    assert [row.id for row in view.tables["idle"].rows] == ["T005"]
    assert line(view.tables["duties"], "total")["missed"] == 7
    assert view.figures["completion"].value == Rate(9, 16)


def test_a_child_about_whom_nobody_wrote_shows_every_duty_as_missed() -> None:
    """Obligations come from the register, so that a child without a line is no blank."""
    by_child = school(troubled(), "S02").tables["by_child"]
    row = line(by_child, "S02-T970Z")
    words = {column: cell.zh for column, cell in row.items() if hasattr(cell, "zh")}
    assert set(words.values()) == {"未完成"}
    assert set(words) == {"care-form", "talk", "homework-check", "tutoring", "home-visit", "dinner"}
    assert row["call-home"] is None


def test_the_township_puts_who_did_nothing_first() -> None:
    """S02 did not hand in its statistics and has an idle proxy parent: it leads the feedback."""
    view = township(troubled())
    assert list(view.tables)[:3] == ["missing_hand_ins", "idle", "owing"]
    assert [row.id for row in view.tables["missing_hand_ins"].rows] == ["S02"]
    assert [(row.id, row.cells[1:]) for row in view.tables["idle"].rows] == [("T005", (1, 6))]
    feedback = view.tables["feedback"]
    assert [row.id for row in feedback.rows] == ["S02", "S01"]
    assert line(feedback, "S02")["completion"] == Rate(9, 16)
    assert line(feedback, "S01")["given"] == date(2026, 5, 27)
    assert line(view.tables["by_school"], "total")["completion"] == Rate(25, 33)
    assert view.figures["bundle-six-ones"].value == Rate(16, 21)


def test_hand_ins_say_expected_actual_and_state() -> None:
    """What is missing stands first; the others say how many days late they came."""
    rows = township(troubled()).tables["hand_ins"].rows
    assert rows[0].id == "monthly-statistics/S02/2026-05"
    first = line(township(troubled()).tables["hand_ins"], rows[0].id)
    assert (first["expected"], first["actual"], first["late"]) == (date(2026, 5, 25), None, None)
    other = line(township(troubled()).tables["hand_ins"], "monthly-article/S01/2026-05")
    assert (other["actual"], other["late"]) == (date(2026, 5, 18), "0")


def test_stock_and_flow() -> None:
    """A child whose last day was 20 May is in the opening stock, leaves with the parents, and is not in the closing."""
    view = school(troubled(), "S01")
    flow = line(view.tables["flow"], "S01")
    assert (flow["opening"], flow["left_with_parents"], flow["closing"]) == (2, 1, 1)
    assert sum(v for k, v in flow.items() if k not in {"opening", "closing", "left_with_parents"}) == 0
    assert [row.refs for row in view.tables["changes"].rows] == [("S01-JS1XV",)]
    stock = line(view.tables["by_grade"], "total")
    assert (stock["children"], stock["boys"], stock["girls"], stock["both_away"]) == (1, 0, 1, 1)
    assert [(row.title, row.cells[0]) for row in view.tables["by_grade"].rows] == [(4, 1)]


def test_letters_with_the_days_they_took() -> None:
    """Three letters: 2 days, 8 days, and one that still lies there; a suggestion answered after 3."""
    mail = school(troubled(), "S01").tables["mail"]
    assert list(line(mail, "letter-out").values()) == [1, 1, 0, "2", "2", "2.0"]
    assert list(line(mail, "letter-in").values()) == [2, 1, 1, "8", "8", "8.0"]
    assert list(line(mail, "suggestion").values()) == [1, 1, 0, "3", "3", "3.0"]
    events = school(troubled(), "S01").tables["events"]
    assert [row.refs for row in events.rows] == [("PK3D7Q",), ("WM2X9C",)]


def test_a_letter_answered_later_was_waiting_on_the_day() -> None:
    """On 15 May the letter of the 12th, handed on on the 20th, still lay there."""
    mail = school(troubled(date(2026, 5, 15)), "S01").tables["mail"]
    assert list(line(mail, "letter-in").values())[:3] == [2, 0, 2]


def test_a_call_that_nobody_answered_is_a_row_but_not_done() -> None:
    """Tried twice, reached once."""
    view = school(troubled(), "S02")
    calls = line(view.tables["contact_acts"], "phone_call")
    assert (calls["rows"], calls["done"], calls["nothing"], calls["children"]) == (2, 1, 1, 1)
    assert view.figures["children_called"].value == 1


def test_counselling_is_shown_in_counts_only() -> None:
    """How many talks and children, never which child."""
    view = school(troubled(), "S01")
    assert view.figures["counselling"].value == 1
    figure = view.figures["counselled"]
    assert (figure.value, figure.refs) == (1, ())
    assert all("counselling" not in row.id for row in view.tables["activities"].rows)


def test_waivers_and_flags_are_told() -> None:
    """The waiver with its reason and the one obligation that it decided; the open problem before the settled one."""
    view = school(troubled(), "S01")
    ruling = line(view.tables["rulings"], "Q4Z8HE")
    assert (ruling["duty"].zh, ruling["reason"].en, ruling["decided"]) == ("共进一次亲情晚餐", "Child in hospital", 1)
    flags = view.tables["flags"]
    assert [(row.id, row.cells[3]) for row in flags.rows] == [("GD9P3M", None), ("T5HRZ2", date(2026, 5, 18))]


def test_next_month_s_duties() -> None:
    """In June S01 has one child left: its form on the 24th, and the hand-ins on the 25th."""
    table = school(troubled(), "S01").tables["next_month"]
    assert line(table, "2026-06-24/care-form")["count"] == 1
    assert line(table, "2026-06-25/monthly-article")["count"] == 1


def test_the_rubric_s_own_figures() -> None:
    """T005 did none of the five; T004 made the key child's call; points given by hand stay empty."""
    table = township(troubled()).tables["rubric"]
    assert line(table, "T005") == {
        "school": "S02",
        "six-ones": Rate(0, 5),
        "forms": Rate(0, 1),
        "calls": Rate(0, 0),
        "quality": None,
    }
    assert line(table, "T004")["calls"] == Rate(1, 1)


def test_a_sealed_township_shows_no_name_and_no_title() -> None:
    """Ids stay; surnames and the titles of articles do not."""
    with TemporaryDirectory() as folder:
        root = trouble(Path(folder))
        settings = (root / "careplan.yaml").read_text(encoding="utf-8").replace("privacy: open", "privacy: sealed")
        (root / "careplan.yaml").write_text(settings, encoding="utf-8")
        sealed = str([plain(view) for view in reports(load_world(str(root), AFTER), "2026-05", every=True)])
    assert "示*" not in sealed
    assert "信|息" not in sealed
    assert "S02-T970Z" in sealed


def test_no_private_value_is_in_a_report() -> None:
    """Not even in an open township: no name, number, address or note."""
    world = troubled()
    shown = str([plain(view) for view in reports(world, "2026-05", every=True)])
    private = [
        value
        for child in world.register.children.values()
        for value in (
            child.name,
            child.id_number,
            child.address,
            str(child.birth_date),
            *(n.what for n in child.needs),
        )
    ]
    private += [p.phone for child in world.register.children.values() for p in child.parents]
    private += [m.staff.name for m in world.register.staff.values()]
    assert len(private) > 20
    assert [value for value in private if value and value in shown] == []


def test_what_a_later_day_changes() -> None:
    """On 31 May nothing of the talk is missed yet; the same month drawn in June says so."""
    early, late = troubled(MAY_31), troubled()
    assert line(school(early, "S02").tables["duties"], "talk")["open"] == 1
    assert line(school(late, "S02").tables["duties"], "talk")["missed"] == 1
    assert line(school(early, "S02").tables["duties"], "care-form")["overdue"] == 1


def test_a_month_that_has_not_begun_is_not_reported() -> None:
    """There is nothing to say of June in May."""
    with pytest.raises(NotBegunError):
        Month(clean_world(MAY_31), "2026-06")


def as_json(view: View) -> dict[str, Any]:
    """Return a report as a program reads it."""
    read: dict[str, Any] = json.loads(json.dumps(plain(view)))
    return read


def counted(view: dict[str, Any]) -> Counter[tuple[str, str]]:
    """Return how many obligations of each duty are in each state, by a report's JSON."""
    found: Counter[tuple[str, str]] = Counter()
    states = {state.value for state in State}
    for id_ in DUTY_TABLES:
        for row in view["tables"][id_]["rows"]:
            found.update({(row["id"], state): n for state, n in row["cells"].items() if state in states and n})
    return found


days = st.integers(0, 75).map(lambda n: date(2026, 5, 10) + timedelta(days=n))


@settings(deadline=None, max_examples=40)
@given(days)
def test_reports_and_settlements_say_the_same(on: date) -> None:
    """On any day the township's report, and the schools' together, count what the settlements say, and nothing else."""
    world = troubled(on)
    month = Month(world, "2026-05")
    mine = [s for s in world.settlements if belongs(s.obligation, month.span, "end")]
    expected = Counter((s.obligation.duty.id, s.state.value) for s in mine)
    whole, *parts = (as_json(view) for view in reports(world, "2026-05", every=True))
    assert counted(whole) == expected
    assert sum((counted(part) for part in parts), Counter()) == expected
    refs = [ref for id_ in DUTY_TABLES for row in whole["tables"][id_]["rows"] for ref in row["refs"]]
    assert sorted(refs) == sorted(s.obligation.id for s in mine)


def test_a_school_without_a_record_keeps_its_line(tmp_path: Path) -> None:
    """Its children and what is owed to them are reported under its id, in the township's report and in its own."""
    root = trouble(tmp_path)
    (root / "schools/S02/school.yaml").unlink()
    world = load_world(str(root), AFTER)
    whole, *parts = reports(world, "2026-05", every=True)
    assert [part.head.school for part in parts] == ["S01", "S02"]
    assert line(whole.tables["stock_by_school"], "S02")["children"] == 2
    assert whole.tables["by_school"].rows[1].title == Text("S02", "S02")
    assert [view.head.school for view in reports(world, "2026-05", "S02")] == ["S02"]
