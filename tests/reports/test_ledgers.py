"""The ledgers and the summary tables: every child has a line, what is private is asked for, and every split foots."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from careplan.domain.figure import Cell, Row, Table, shown
from careplan.domain.obligation import OWING, State
from careplan.domain.view import View
from careplan.domain.world import World
from careplan.reports.parts.carers import is_childs_own
from careplan.reports.parts.month import Month
from careplan.text import Lang
from careplan.workflow.load import load_world
from careplan.workflow.report import KINDS, MONTH, reports
from careplan.workflow.report_forms import written
from tests import canary
from tests.golden import Golden
from tests.reports.samples import AFTER, CLEAN, trouble
from tests.run import careplan

LEDGERS = [kind for kind in KINDS if kind != MONTH]
LANGS: tuple[Lang, ...] = ("zh", "en")
CHILD = "schools/S01/children/S01-282TV.yaml"


@cache
def world() -> World:
    """Return the township in which some things went wrong, after its May."""
    with TemporaryDirectory() as folder:
        return load_world(str(trouble(Path(folder))), AFTER)


@cache
def view(kind: str, school: str | None = None) -> View:
    """Return a ledger of it."""
    return next(reports(world(), "2026-05", school, kind=kind))


def text(of: View, lang: Lang = "zh", form: str = "md") -> str:
    """Return a ledger in words."""
    return written(of, form, lang, lambda _: None).data.decode()


def cells(table: Table, row: Row) -> dict[str, Cell]:
    """Return a row's cells by their columns."""
    return {column.id: cell for column, cell in zip(table.columns, row.cells, strict=True)}


@pytest.mark.parametrize("kind", LEDGERS)
@pytest.mark.parametrize("lang", LANGS)
def test_kept_examples(golden: Golden, kind: str, lang: Lang) -> None:
    """A school's ledger as its clerk gets it, with every table of the view in it and lines to sign."""
    said = text(view(kind, "S01"), lang)
    golden.check(f"reports/{kind}.{lang}.md", said)
    for of in (view(kind), view(kind, "S01")):
        said = text(of, lang)
        assert [t.id for t in of.tables.values() if said.count(f"\n**{t.title.say(lang)}**") != 1] == []
        assert [f.id for f in of.figures.values() if f.title.say(lang) not in said] == []
        assert {"zh": "单位负责人", "en": "Head of the unit"}[lang] in said


def test_every_child_has_a_line_in_each_table_of_the_register() -> None:
    """Of the township and of each school; on the day of the month on which one looks."""
    on_register = world().register.on_register(Month(world(), "2026-05").day)
    for of in (view("register-ledger"), view("register-ledger", "S01")):
        children = [child for child in on_register if of.head.school is None or child.startswith(of.head.school)]
        assert len(of.tables) == 3
        assert [[row.id for row in table.rows] for table in of.tables.values()] == [children] * 3


def test_the_register_says_what_the_record_says() -> None:
    """In full: the words of the registration form."""
    found = next(reports(world(), "2026-05", "S01", kind="register-ledger", full=True)).tables
    child, said = world().register.children["S01-282TV"], dict[str, Cell]()
    for table in found.values():
        said |= cells(table, next(row for row in table.rows if row.id == "S01-282TV"))
    assert said["birth_date"] == str(child.birth_date)
    assert (said["id_number"], said["student_number"]) == (child.id_number, child.student_number)
    assert shown(said["sex"], "zh") == {"girl": "女", "boy": "男"}[child.sex or ""]
    assert shown(said["proxy"], "zh").startswith("T00")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an open township, each private value a bird; of one child the sex and the father's phone are sealed."""
    root = canary.township(tmp_path_factory.mktemp("ledgers") / "records")
    settings = root / "careplan.yaml"
    settings.write_text(settings.read_text("utf-8").replace("privacy: sealed", "privacy: open"), "utf-8")
    child = root / CHILD
    for name in ("sex", "    phone"):
        child.write_text(re.sub(f"(?m)^{name}: .*", f"{name}: cp1:AAAA", child.read_text("utf-8"), count=1), "utf-8")
    return root


def lines_of(root: Path, kind: str, *words: str) -> Iterator[str]:
    """Yield what `report` says of a kind in Markdown, JSON and as a page."""
    for form in ("md", "json", "html"):
        ran = careplan(
            "report", "--month", "2026-05", "--on", "2026-05-31", "--kind", kind, "--format", form, *words, cwd=root
        )
        assert (ran.code, ran.err) == (0, "")
        yield ran.out


@pytest.mark.parametrize("kind", LEDGERS)
def test_nothing_private_is_shown_unasked(planted: Path, kind: str) -> None:
    """Where the records are open a surname and two stars, else an id; a sealed value is on record and not shown."""
    for out in lines_of(planted, kind):
        assert canary.PRIVATE.findall(out) == []


def test_what_is_private_is_shown_to_those_who_ask(planted: Path) -> None:
    """Names, numbers and places of every child; what is sealed stays shut, and says so."""
    for out in lines_of(planted, "register-ledger", "--full"):
        assert len(set(canary.PRIVATE.findall(out))) > 10
        assert "cp1:" not in out
        assert "未解封" in out
    assert canary.PRIVATE.search(next(lines_of(planted, "care-ledger", "--full")))


def test_what_is_sealed_is_on_record_and_stays_shut(planted: Path) -> None:
    """The father's phone is sealed, the mother's is not; unasked one cannot tell them apart."""
    for words, sealed, open_ in (((), "▒▒", "▒▒"), (("--full",), {"zh": "未解封", "en": "sealed"}, "1990000")):
        _, plain, _ = lines_of(planted, "register-ledger", *words)
        (row,) = (row for row in json.loads(plain)["tables"]["school_and_home"]["rows"] if row["id"] == "S01-282TV")
        assert row["cells"]["father_phone"] == sealed
        assert row["cells"]["mother_phone"].startswith(open_)


def test_the_care_ledger_counts_what_was_settled() -> None:
    """A line for each child; its days are those of the acts that count, and its numbers those of the states."""
    for of in (view("care-ledger"), view("care-ledger", "S02")):
        table, scope = of.tables["care_by_child"], Month(world(), "2026-05").of(of.head.school)
        assert {row.id for row in table.rows} >= set(scope.children)
        for row in table.rows:
            mine = [s for s in scope.settled if is_childs_own(s) and s.obligation.subject == row.id]
            said = cells(table, row)
            assert (said["expected"], said["owing"]) == (len(mine), sum(s.state in OWING for s in mine))
            words = " ".join(shown(cell, "zh") for cell in row.cells)
            days = [f"{act.day:%m-%d}" for s in mine for act in s.acts]
            assert sorted(re.findall(r"(?<![欠待] )\b\d\d-\d\d\b", words)) == sorted(days)
            assert words.count("欠 ") == sum(s.state in OWING for s in mine)
            assert ("已免除" in words) == any(s.state is State.WAIVED for s in mine)


def test_what_is_owed_stands_line_by_line() -> None:
    """With who owes it, from when to when; nothing that is done."""
    table = view("care-ledger", "S02").tables["waiting"]
    wanted = {s.obligation.id for s in world().settlements if s.state in OWING}
    assert {row.id for row in table.rows} & wanted
    assert {row.id for row in table.rows} <= wanted | {s.obligation.id for s in world().settlements}
    assert any(shown(cells(table, row)["holder"], "zh").startswith("T005") for row in table.rows)


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return that township where S02 has had no phone since April and the office gave no feedback."""
    root = trouble(tmp_path_factory.mktemp("silent"))
    school, office = root / "schools/S02/school.yaml", root / "township/months/2026-05.csv"
    phone = "phone:\n  - from: 2015-03-01\n"
    assert phone in school.read_text("utf-8")
    school.write_text(school.read_text("utf-8").replace(phone, f"{phone}    until: 2026-04-30\n"), "utf-8")
    office.write_text(office.read_text("utf-8").split("\n")[0] + "\n", "utf-8")
    return load_world(str(root), AFTER)


@pytest.mark.parametrize("school", [None, "S02"])
def test_the_figure_of_what_is_owed_is_that_of_its_list(silent: World, school: str | None) -> None:
    """Line for line, with states that do not hold; what the office owes is on top of the township's month alone."""
    states = {s.obligation.id: s.state for s in silent.settlements}
    assert {states["monthly-feedback/S01/2026-05"], states["family-phone/S02/2026"]} <= OWING
    for kind, list_ in (("care-ledger", "waiting"), ("statistics", "owing"), (MONTH, "owing")):
        of = next(reports(silent, "2026-05", school, kind=kind))
        owed = [ref for row in of.tables[list_].rows for ref in row.refs if states[ref] in OWING]
        listed = [ref for ref in owed if not ref.startswith("monthly-feedback")]
        assert len(listed) == of.figures["owing"].value
        assert sorted(listed) == sorted(of.figures["owing"].refs)
        assert {id_ for id_ in listed if id_.startswith(("family", "monthly"))} >= {"family-phone/S02/2026"}
        assert ("monthly-feedback/S01/2026-05" in owed) == (kind == MONTH and school is None)


def test_a_state_that_does_not_hold_is_no_work_of_a_day(silent: World) -> None:
    """The line of the missing phone has no due day, and one that holds has no line."""
    table = next(reports(silent, "2026-05", kind="care-ledger")).tables["waiting"]
    (phone,) = (cells(table, row) for row in table.rows if row.id.startswith("family-phone"))
    assert (phone["due"], phone["closes"]) == (None, None)


def test_the_summary_tables_count_each_child_once() -> None:
    """By school and by grade: the splits are checked when a table is made, the whole is the register."""
    day = Month(world(), "2026-05").day
    for school in (None, "S01"):
        found = view("statistics", school).tables
        whole = world().register.on_register(day, school)
        for id_ in ("people", "guardians", "help"):
            totals = found[id_].totals
            assert totals is not None
            assert totals.cells[0] == len(whole)
            assert len(found[id_].identities) >= 3
        counted = cells(found["people"], found["people"].totals or Row("", "", ()))
        girls = [child for child in whole if world().register.children[child].sex == "girl"]
        assert counted["girls"] == len(girls) > 0


def test_the_command_names_its_files_and_refuses_what_is_none(tmp_path: Path) -> None:
    """One file for the township and for each school; another kind is refused with the nearest."""
    shutil.copytree(CLEAN, tmp_path / "records")
    words = ("report", "--month", "2026-05", "--on", "2026-05-31", "--kind")
    ran = careplan(*words, "care-ledger", "-o", f"{tmp_path}/out/", cwd=tmp_path / "records")
    assert (ran.code, ran.all) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"2026-05-{of}-care-ledger.zh.md" for of in ("S01", "S02", "township")
    ]
    wrong = careplan(*words, "care-leger", cwd=tmp_path / "records")
    assert (wrong.code, wrong.out) == (2, "")
    assert "care-ledger" in wrong.err
    assert careplan(*words, "statistics", "--full", cwd=tmp_path / "records").code == 2
    plain = careplan(*words, "statistics", "--format", "json", cwd=tmp_path / "records")
    assert json.loads(plain.out)["kind"] == "statistics"
    assert careplan(*words, "统计表", "--format", "json", cwd=tmp_path / "records") == plain
    forms = careplan("forms", "--blank", "--form", "家访记录表", "-o", f"{tmp_path}/blank/", cwd=tmp_path / "records")
    assert forms.code == 0, forms.err
    assert [path.name for path in (tmp_path / "blank").iterdir()] == ["home-visit.xlsx"]
