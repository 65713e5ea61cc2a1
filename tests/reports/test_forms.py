"""Forms out: what is known is in them and locked, what is owed stands on top, what may be filled in is checked."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from careplan.domain.form import Copy
from careplan.domain.form_catalog import FORMS, form_named
from careplan.domain.value_words import VALUES
from careplan.domain.world import World
from careplan.formats.documents.form_xlsx import Bad, form_xlsx
from careplan.records.about.people import PEOPLE
from careplan.records.acts import ACT_KINDS, COMMON
from careplan.text import Text
from careplan.workflow.forms import forms_named, month_copies
from careplan.workflow.load import load_world
from tests.run import TOWNSHIP, careplan

ON = date(2026, 5, 20)


@pytest.fixture(scope="module")
def world() -> World:
    """Return the small township on the twentieth of May."""
    return load_world(str(TOWNSHIP), ON)


def copy_of(world: World, form: str, adult: str) -> Copy:
    """Return the one copy of a form for somebody."""
    found = month_copies(world, "2026-05", forms_named([form]), None, adult)
    assert len(found) == 1
    return found[0]


def opened(copy: Copy, bad: dict[int, list[Bad]] | None = None) -> Workbook:
    """Return a copy as another program opens it."""
    return load_workbook(io.BytesIO(form_xlsx(copy, "zh", bad)))


def columns_of(sheet: Worksheet) -> dict[str, str]:
    """Return the letters of the columns by their heads."""
    return {str(cell.value): get_column_letter(cell.column) for cell in sheet[5] if cell.column}


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """Return the lines of a sheet by their heads, found as a person would: below the head `行号` or `儿童`."""
    rows = list(sheet.iter_rows(values_only=True))
    at = next(number for number, row in enumerate(rows) if row[0] in {"行号", "儿童"})
    heads = [str(head) for head in rows[at] if head]
    return [dict(zip(heads, row, strict=False)) for row in rows[at + 1 :] if any(row[1:])]


def test_a_proxy_parent_s_record_has_what_is_written_and_what_is_owed(world: World) -> None:
    """Every act of the month with its row id, then a line for each thing still owed, with its kind and child."""
    acts = [act for act in world.books.evidence.rows if act.by == "T002" and f"{act.day:%Y-%m}" == "2026-05"]
    copy = copy_of(world, "care-record", adult="T002")
    form = form_named("care-record")
    assert form is not None
    written = [act for act in acts if act.kind in form.kinds]
    lines = table(opened(copy).worksheets[0])
    assert [line["行号"] for line in lines[: len(written)]] == [act.row_id for act in written]
    owed = lines[len(written) :]
    assert all(line["日期"] is None and line["事项"] and line["儿童"] for line in owed)
    wanted = [
        item.obligation
        for item in world.settlements
        if item.obligation.holder == "T002"
        and item.obligation.period.label == "2026-05"
        and item.state.value == "open"
        and any(proof.kind in form.kinds for proof in item.obligation.duty.proof or ())
    ]
    assert len(owed) == sum(o.need for o in wanted) > 0
    assert {str(line["儿童"]).split(" ")[0] for line in owed} == {o.subject for o in wanted}
    top = str(opened(copy).worksheets[0]["A3"].value)
    assert all(o.duty.title.text.zh in top for o in wanted)


def test_what_is_known_is_locked_and_what_is_open_is_checked(world: World) -> None:
    """Ids, children and kinds of given lines are locked; lists, days of the month and minutes are checked as typed."""
    sheet = opened(copy_of(world, "care-record", adult="T002")).worksheets[0]
    assert sheet.protection.sheet
    heads = columns_of(sheet)
    assert [sheet[f"{heads[head]}6"].protection.locked for head in ("行号", "儿童", "事项", "日期", "记录")] == [
        *(True, True, True),
        *(False, False),
    ]
    assert sheet.column_dimensions["A"].hidden
    rules = {str(rule.sqref).split("6:")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules[heads["事项"]].type == "list"
    assert rules[heads["时长（分钟）"]].type == "whole"
    day = rules[heads["日期"]]
    first = datetime(1899, 12, 30)  # noqa: DTZ001 a workbook's day 0
    assert [(first.toordinal() + int(n)) for n in (day.formula1, day.formula2)] == [
        date(2026, 5, 1).toordinal(),
        date(2026, 5, 31).toordinal(),
    ]
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)


def test_the_lists_offer_words_and_names(world: World) -> None:
    """A teacher chooses 家访, not home_visit, and a child by id and name."""
    book = opened(copy_of(world, "care-record", adult="T002"))
    assert book["careplan"].sheet_state == "veryHidden"
    cells = [cell.value for row in book["careplan"].iter_rows() for cell in row if cell.value]
    assert {"家访", "谈心", "父亲", "未接通"} <= set(cells)
    paired = world.register.paired_with("T002", ON)
    assert {f"{child} {world.register.children[child].name}" for child in paired} <= set(cells)


def test_fresh_row_ids_are_nobody_s_and_differ_from_day_to_day(world: World) -> None:
    """The same form of the same day is the same file; on another day its empty lines have other ids."""
    today, again = (copy_of(world, "care-record", adult="T002") for _ in range(2))
    tomorrow = copy_of(load_world(str(TOWNSHIP), date(2026, 5, 21)), "care-record", adult="T002")
    assert form_xlsx(today, "zh") == form_xlsx(again, "zh")
    assert not set(today.fresh) & set(tomorrow.fresh)
    assert len(set(today.fresh)) == len(today.fresh)
    assert all(world.books.evidence.row(id_) is None for id_ in today.fresh)


def test_a_bad_line_comes_back_red_with_its_reason(world: World) -> None:
    """The cell turns red and the last column says why."""
    copy = copy_of(world, "care-record", adult="T002")
    sheet = opened(copy, {0: [Bad("date", Text("没有这一天", "no such day"))]}).worksheets[0]
    heads = columns_of(sheet)
    assert sheet[f"{heads['日期']}6"].fill.start_color.rgb == "FFFFB3B3"
    assert sheet[f"{heads['没有录入的原因']}6"].value == "没有这一天"
    assert sheet[f"{heads['日期']}7"].fill.start_color.rgb != "FFFFB3B3"


def test_the_census_sheet_has_every_child(world: World) -> None:
    """One line for each child on the register, whether looked for or not."""
    for copy in month_copies(world, "2026-05", forms_named(["census"]), None, None):
        children = {str(line["儿童"]).split(" ")[0] for line in table(opened(copy).worksheets[0])}
        assert set(world.register.on_register(ON, copy.meta["school"])) <= children


@pytest.mark.parametrize(("opened", "closed"), [(date(2026, 6, 15), None), (date(2020, 9, 1), date(2026, 6, 15))])
def test_a_census_sheet_is_for_who_is_open_when_the_half_year_ends(
    world: World, monkeypatch: pytest.MonkeyPatch, opened: date, closed: date | None
) -> None:
    """A school that opens in June has one already in May, and one that closes in June has none."""
    some = world.register.schools["S02"].model_copy(update={"opened": opened, "closed": closed})
    monkeypatch.setitem(world.register.schools, "S02", some)
    copies = month_copies(world, "2026-05", forms_named(["census"]), None, None)
    assert ("S02" in {copy.meta["school"] for copy in copies}) == (closed is None)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_form_names_columns_and_words_that_records_have(form: object) -> None:
    """No column is asked for that a record does not take, no word offered that it does not know."""
    found, reasons = form_named(getattr(form, "id", "")), PEOPLE["Key"]["why"].values
    assert found is not None
    assert len({field.title.zh for field in found.fields}) == len(found.fields)
    for kind in found.kinds:
        known = COMMON | ACT_KINDS[kind].needs | ACT_KINDS[kind].allows
        assert ACT_KINDS[kind].needs <= {field.name for field in found.fields}, kind
        assert len(found.kinds) > 1 or {field.name for field in found.fields} <= known
    for field in found.fields:
        for word, text in field.choices:
            assert word in ACT_KINDS or word in {"true", "false"} or text == reasons.get(word, VALUES.get(word))


def test_the_command_writes_them_beside_the_records(tmp_path: Path) -> None:
    """Full names do not lie among the records; empty forms need no records at all."""
    out = tmp_path / "out"
    ran = careplan("forms", "--month", "2026-05", "--on", "2026-05-20", "-o", str(out))
    assert (ran.code, ran.err) == (0, "")
    names = sorted(path.name for path in out.iterdir())
    assert "2026-05-S02-school-month.xlsx" in names
    assert f"写好 {len(names)} 份表格" in ran.out
    empty = careplan("forms", "--blank", "--form", "all", "-o", str(tmp_path / "blank"), cwd=tmp_path)
    assert (empty.code, empty.err) == (0, "")
    assert sorted(path.stem for path in (tmp_path / "blank").iterdir()) == sorted(form.id for form in FORMS)
    wrong = careplan("forms", "--month", "2026-05", "--form", "care-recrod")
    assert (wrong.code, wrong.out) == (2, "")
    assert "care-record" in wrong.err
    assert careplan("forms").code == 2
