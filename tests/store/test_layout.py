"""Tidying changes how a record is written and never what it says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplan.records.acts import ActRow
from careplan.records.census import CensusLine
from careplan.store.csv_layout import columns_of, csv_bytes, formatted_csv
from careplan.store.layout import formatted
from careplan.store.masked_lines import masked_lines
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.yaml_layout import formatted_yaml

ACTS = "schools/S01/months/2026-05/T002.csv"
CHILD = "schools/S01/children/S01-282TV.yaml"
RECORDS = Path(__file__).parent.parent.parent / "records"

CELLS = st.text(alphabet='aZ0,"\n -；中é', max_size=6)
NAMES = st.permutations([*columns_of(ActRow)[:6], "extra", "another"])
BLANKS = st.sampled_from(["", " ", "   "])
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\n\n\n", " \n", "\r\n\r\n"])
LINES = st.sampled_from(
    ["k{n}: v", "k{n}: 'a b'", "k{n}:\n  x: 1\n  y: [a, b]", "k{n}:\n  - x: 1\n    y: 2\n  - x: 3", "# words",
     "k{n}:\n- a\n- b", "k{n}: |\n  two \n\n\n  lines", 'k{n}: "a\n\n  b"', "k{n}: >-\n  folded\n  text", "k{n}:"]
)  # fmt: skip


@given(NAMES, st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=5))
def test_a_table_says_the_same_and_is_tidied_once(header: list[str], rows: list[list[str]]) -> None:
    """Whatever table can be read, its tidy form holds the same cells under the same names and stays as it is."""
    first = csv_bytes(header, rows, ActRow).replace(b"\n", b"\r\n")
    new, _ = formatted_csv(ACTS, first, ActRow)
    table, faults = read_csv(ACTS, first, columns_of(ActRow))
    if new is None:
        assert table is None or faults
        return
    again, _ = read_csv(ACTS, new, columns_of(ActRow))
    assert table is not None
    assert again is not None
    was = sorted(sorted(zip(table.header, row, strict=True)) for row in table.rows)
    assert sorted(sorted(zip(again.header, row, strict=True)) for row in again.rows) == was
    assert formatted_csv(ACTS, new, ActRow) == (new, [])


@given(st.lists(st.tuples(LINES, BLANKS, ENDS), min_size=1, max_size=7), st.booleans())
def test_a_record_says_the_same_and_is_tidied_once(parts: list[tuple[str, str, str]], bom: bool) -> None:  # noqa: FBT001
    """Whatever the blanks and line ends, values and comments stay, and a second time nothing changes."""
    text = "".join(line.format(n=n) + blank + end for n, (line, blank, end) in enumerate(parts))
    data = b"\xef\xbb\xbf" * bom + text.encode()
    tree, _ = read_yaml("x.yaml", data)
    new, _ = formatted_yaml("x.yaml", data)
    if tree is None:
        assert new is None
        return
    assert new is not None
    again, _ = read_yaml("x.yaml", new)
    assert again is not None
    assert again.value == tree.value
    assert new.count(b"# words") == data.count(b"# words")
    assert formatted_yaml("x.yaml", new) == (new, [])


def test_rows_by_day_child_kind_and_id_known_columns_first() -> None:
    """The order of an acts file; only what needs quotes has them."""
    data = (
        'note,by,kind,date,row_id,own,children\r\n"x","T1",talk,2026-05-02,B,1,S01-B\r\n'
        '"a, b",T1,talk,2026-05-02,A,2,S01-A\r\n\r\nz,T1,dinner,2026-05-01,C,3,\r\n'
    )
    new, faults = formatted_csv(ACTS, b"\xef\xbb\xbf" + data.encode(), ActRow)
    assert faults == []
    assert new is not None
    assert new.decode() == (
        "row_id,date,kind,children,by,note,own\nC,2026-05-01,dinner,,T1,z,3\n"
        'A,2026-05-02,talk,S01-A,T1,"a, b",2\nB,2026-05-02,talk,S01-B,T1,x,1\n'
    )


def test_a_census_sheet_goes_by_child() -> None:
    """A sheet of names is read down the list."""
    data = b"child,date,by,result\nS01-B,2026-05-01,T1,present\nS01-A,2026-05-02,T1,present\n"
    new, _ = formatted_csv("schools/S01/census/2026H1.csv", data, CensusLine)
    assert new is not None
    assert new.split(b"\n")[1].startswith(b"S01-A")


@pytest.mark.parametrize(
    ("path", "data", "rule"),
    [
        (ACTS, b"row_id,date\nA,2026-05-01,x\n", "ragged-row"),
        (ACTS, b'row_id,date\nA,"2026-05-01\n', "unclosed-quote"),
        (ACTS, b"row_id;date\nA;2026-05-01\n", "wrong-delimiter"),
        (ACTS, b"row_id,date\nA,123456789012345000\n", "rounded-by-excel"),
        (CHILD, b"id: a\nid: b\n", "repeated-key"),
        (CHILD, b"id:\ta\n", "tab-in-yaml"),
        (CHILD, b"id: \xb0\xa1\n", "not-utf8"),
        ("schools/S01/articles/2026-05-01.md", b"title: x\n", "article-without-head"),
        ("schools/S01/articles/2026-05-01.md", b"---\ntitle: x\n---\n\xff\n", "not-utf8"),
    ],
)
def test_what_cannot_be_read_is_refused(path: str, data: bytes, rule: str) -> None:
    """No row and no value is lost by tidying a file that is in doubt."""
    new, faults = formatted(path, data)
    assert new is None
    assert rule in {fault.rule for fault in faults}


def test_an_article_keeps_its_text() -> None:
    """Only the facts on top are laid out; two blanks at a line's end mean a new line in the text below."""
    new, _ = formatted("schools/S01/articles/2026-05-01.md", b"---\r\ntitle: x  \r\ndate: y\r\n---\r\n\r\na  \r\nb\r\n")
    assert new == b"---\ntitle: x\ndate: y\n---\n\na  \nb\n"


def test_blank_lines_between_blocks() -> None:
    """After a block, and before one that is a list; a comment does as well; single values stand together."""
    data = b"id: a\nname: b\nproxy:\n  - staff: T1\nkey:\n  # why\n  - from: x\n# note\nneeds: []\nend: 1\n\n\n"
    new, _ = formatted_yaml(CHILD, data)
    assert new == (
        b"id: a\nname: b\n\nproxy:\n  - staff: T1\n\nkey:\n  # why\n  - from: x\n# note\nneeds: []\nend: 1\n"
    )


def test_a_diff_hides_what_is_private() -> None:
    """A person's values and comments are hidden, blanks are shown; a table shows its clear columns."""
    child = masked_lines(CHILD, "\ufeffid: S01-282TV \r\nname: 张三\r\n# 张三\r\nproxy:\r\n- 张三\r\n".encode())
    acts = masked_lines(ACTS, "row_id,note,张\r\nA,张三,张\r\n".encode())
    assert "张" not in "".join([*child, *acts])
    assert child[1] == "name: ▒▒\\r"
    assert acts == ["row_id,note,▒▒\\r", "A,▒▒,▒▒\\r"]
    assert masked_lines("plan/2026.yaml", b"year: 2026  \n") == ["year: 2026··"]


def test_the_records_of_this_repo_are_tidy() -> None:
    """What everybody learns from is written as `careplan fmt` writes it."""
    paths = [path.relative_to(RECORDS).as_posix() for path in RECORDS.rglob("*") if path.is_file()]
    assert [path for path in sorted(paths) if formatted(path, (data := (RECORDS / path).read_bytes()))[0] != data] == []
