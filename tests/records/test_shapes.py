"""Made-up files with the slips that clerks and spreadsheets make, read as records: which rule, on which line."""

from pathlib import Path

import pytest

from careplan.store.load import load
from careplan.store.tree import Folder

CHILD = """\
id: S01-7K2QX
name: 王小明
sex: boy
birth_date: 2015-03-04
enrolment:
  - {school: S01, from: 2024-09-01, began: new}
placements:
  - from: 2024-09-01
    grade: 3
    class: 1
    boarder: false
parents:
  - {who: father, from: 2024-09-01, state: away}
"""
SETTINGS = """\
name: {zh: 青石镇, en: Qingshi}
office: {zh: 中心学校, en: Central school}
area: "990123"
county: "990100"
month_closes: end
readings:
  presence: 0.5
  make_up_days: 10
"""
ROWS = "row_id,date,kind,children,by,minutes,reached\n"
FILES = {
    "child": "schools/S01/children/S01-7K2QX.yaml",
    "settings": "careplan.yaml",
    "rows": "schools/S01/months/2026-05/T012.csv",
}


def rules(root: Path, kind: str, text: str) -> list[str]:
    """Return each rule broken in one file, with its line."""
    path = root / FILES[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [f"{fault.rule}:{fault.place.line}" for fault in load(Folder(str(root))).faults]


def test_the_samples_are_sound(tmp_path: Path) -> None:
    """Without the slip there is no fault."""
    rows = ROWS + "a1,2026-05-06,talk,S01-7K2QX,T012,20,\n"
    for kind, text in (("child", CHILD), ("settings", SETTINGS), ("rows", rows)):
        assert rules(tmp_path / kind, kind, text) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        pytest.param("boarder: false", "boarder: no", "bad-truth-value", 11, id="no is not false"),
        pytest.param("boarder: false", "boarder: off", "bad-truth-value", 11, id="off is not false"),
        pytest.param("sex: boy", "sex: y", "not-in-list", 3, id="y is no sex"),
        pytest.param("class: 1", "class: 010", "bad-number", 10, id="leading zero"),
        pytest.param("class: 1", "class: 0o17", "bad-number", 10, id="octal"),
        pytest.param("class: 1", "class: 1_0", "bad-number", 10, id="underscore"),
        pytest.param("class: 1", "class: 0b11", "bad-number", 10, id="binary"),
        pytest.param("class: 1", "class: 0x1F", "bad-number", 10, id="hexadecimal"),
        pytest.param("class: 1", "class: 12:30", "bad-number", 10, id="sexagesimal"),
        pytest.param("class: 1", "class: 41", "out-of-range", 10, id="class of 41"),
        pytest.param("grade: 3", "grade: 三", "bad-number", 9, id="a word"),
        pytest.param("2015-03-04", "2015-3-4", "bad-date", 4, id="short date"),
        pytest.param("2015-03-04", "2015-03-04 10:00:00", "bad-date", 4, id="date and time"),
        pytest.param("2015-03-04", "20150304", "bad-date", 4, id="compact date"),
        pytest.param("2015-03-04", "2015-02-30", "bad-date", 4, id="impossible date"),
        pytest.param("2015-03-04", "2015/03/04", "bad-date", 4, id="slashes"),
        pytest.param("2015-03-04", "42067", "bad-date", 4, id="the number of a spreadsheet"),
        pytest.param("name: 王小明", "nmae: 王小明", "unknown-field", 2, id="unknown key"),
        pytest.param("name: 王小明", "name:", "missing-field", 2, id="empty name"),
        pytest.param("name: 王小明", "name: [王小明]", "wrong-shape", 2, id="list for text"),
        pytest.param("S01-7K2QX", "S01-7K2Qx", "bad-id", 1, id="small letter in an id"),
        pytest.param("S01-7K2QX", "С01-7K2QX", "lookalike-letters", 1, id="Cyrillic letter in an id"),
        pytest.param("began: new", "began: moved_in, came_from: 广东", "bad-id", 6, id="a place for a school"),
        pytest.param("name: 王小明", "name: 王小明\nid_number: 5.22E+17", "bad-id-number", 3, id="spreadsheet's id"),
        pytest.param("name: 王小明", "name: 王小明\nguardians: 王奶奶", "wrong-shape", 3, id="text for list"),
        pytest.param("name: 王小明", "name: 王小明\nguardians:", "missing-field", 3, id="nothing for list"),
        pytest.param(
            "name: 王小明", "name: 王小明\nkey: [{from: 2026-03-01, why: []}]", "missing-field", 3, id="no reason"
        ),
    ],
)
def test_a_slip_in_a_childs_file(tmp_path: Path, old: str, new: str, rule: str, line: int) -> None:
    """One slip, one rule, one line; a key misspelt is missing as well."""
    assert old in CHILD
    found = rules(tmp_path, "child", CHILD.replace(old, new))
    assert f"{rule}:{line}" in found
    assert [one for one in found if one != f"{rule}:{line}"] in ([], ["missing-field:1"], ["bad-id:1"])


def test_full_width_digits_are_read_and_noted(tmp_path: Path) -> None:
    """What was meant is not in doubt, so the number counts and the slip is named."""
    assert rules(tmp_path, "child", CHILD.replace("grade: 3", "grade: ３")) == ["fullwidth-letters:9"]


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        pytest.param("0.5", ".nan", "bad-number", 7, id="not a number"),
        pytest.param("0.5", ".inf", "bad-number", 7, id="infinity"),
        pytest.param("0.5", "1e3", "bad-number", 7, id="exponent"),
        pytest.param("0.5", "50%", "bad-number", 7, id="per cent"),
        pytest.param(": 10", ": 1,000", "bad-number", 8, id="thousands"),
        pytest.param("month_closes: end", "month_closes: 月底", "bad-number", 5, id="neither a day nor end"),
        pytest.param("{zh: 青石镇, en: Qingshi}", "青石镇", "wrong-shape", 1, id="text for a map"),
        pytest.param("presence: 0.5", "presense: 0.5", "unknown-field", 7, id="a reading misspelt"),
    ],
)
def test_a_slip_in_the_settings(tmp_path: Path, old: str, new: str, rule: str, line: int) -> None:
    """One slip, one rule, one line."""
    assert old in SETTINGS
    assert rules(tmp_path, "settings", SETTINGS.replace(old, new)) == [f"{rule}:{line}"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param('a1,2026-05-06,talk,S01-7K2QX,T012,"1,024",', ["bad-number:2"], id="thousands"),
        pytest.param("a1,2026-05-06,talk,S01-7K2QX,T012,95%,", ["bad-number:2"], id="per cent"),
        pytest.param("a1,2026-05-06,talk,S01-7K2QX,T012,二十,", ["bad-number:2"], id="a number in words"),
        pytest.param("a1,2026/5/6,talk,S01-7K2QX,T012,20,", ["bad-date:2"], id="the spreadsheet's date"),
        pytest.param("a1,46148,talk,S01-7K2QX,T012,20,", ["bad-date:2"], id="the spreadsheet's day number"),
        pytest.param("a1,,talk,S01-7K2QX,T012,20,", ["missing-field:2"], id="no date"),
        pytest.param("a1,2026-05-06,talk,S01-7K2QX,李老师,20,", ["bad-id:2"], id="a name for an id"),
        pytest.param("a1,2026-05-06,talk,S01-7K2QX、S01-JS1XV,T012,20,", ["bad-id:2"], id="ids with a comma"),
        pytest.param("a1,2026-05-06,talks,S01-7K2QX,T012,20,", ["unknown-act-kind:2"], id="unknown kind"),
        pytest.param("a1,2026-05-06,talk,,T012,20,", ["missing-column:2"], id="about nobody"),
        pytest.param("a1,2026-05-06,talk,S01-7K2QX,T012,20,mother", ["column-of-other-kind:2"], id="another's column"),
        pytest.param("a1,2026-05-06,phone_call,S01-7K2QX,T012,20,mum", ["not-in-list:2"], id="word outside the list"),
    ],
)
def test_a_slip_in_a_row(tmp_path: Path, row: str, found: list[str]) -> None:
    """A bad row names its line and what is wrong, and the good row after it still enters."""
    text = f"{ROWS}{row}\na2,2026-05-07,talk,S01-7K2QX,T012,20,\n"
    assert rules(tmp_path, "rows", text) == found
    assert [id_ for sheet in load(Folder(str(tmp_path))).sheets for id_ in sheet.column("row_id")][-1] == "a2"


@pytest.mark.parametrize(
    ("old", "new", "facts"),
    [
        ("2015-03-04", "2015-3-4", "2026-03-05"),
        ("from: 2024-09-01\n", "from: 2024年9月1日\n", "2024-09-01"),
        ("class: 1", "class: 010", "10"),
    ],
)
def test_a_hint_never_shows_a_private_value(tmp_path: Path, old: str, new: str, facts: str) -> None:
    """A birth date is not echoed, mended though it might be; a day of enrolment may be."""
    path = tmp_path / FILES["child"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CHILD.replace(old, new), encoding="utf-8")
    (fault,) = load(Folder(str(tmp_path))).faults
    assert fault.facts["hint"] == facts
