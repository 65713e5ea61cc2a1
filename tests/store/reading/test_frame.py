"""A frame shows the line of a finding, its caret under the right sign, and no private value."""

import unicodedata

import pytest

from careplan.records.place import Place
from careplan.store.reading.frame import frame

CLEAR = frozenset({"id", "grade", "who", "from", "date", "child", "school"})

RECORD = """\
id: S01-7K2QX
name: 张小明
note: |
  grade: 他说
  school: 某某小学
long: 一句
  who: 妈妈
key: {from: 2026-01-01, why: 单亲}
grade: 3 name: 张小明
grade：张小明
parents:
  - who: father  # 张父
    grade: 三年级
    from: [张小明]
张小明: 3
- 张小明
who: "father"
tab:\tx\x1b[31m\u200b
"""


def shown(line: int, column: int = 1, file: str = "a.yaml", text: str = RECORD) -> list[str]:
    """Return the frame of a place."""
    return frame(text, Place(file, line, column), CLEAR.__contains__)


def width(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (1, "id: S01-7K2QX"),
        (2, "name: ▒▒▒▒▒▒"),
        (3, "note: |"),
        (4, "  ▒▒▒▒▒: ▒▒▒▒"),
        (5, "  ▒▒▒▒▒▒: ▒▒▒▒▒▒▒▒"),
        (7, "  ▒▒▒: ▒▒▒▒"),
        (8, "key: {▒▒▒▒: ▒▒▒▒-▒▒-▒▒, ▒▒▒: ▒▒▒▒}"),
        (9, "grade: ▒ ▒▒▒▒: ▒▒▒▒▒▒"),
        (10, "grade：▒▒▒▒▒▒"),
        (11, "parents:"),
        (12, "  - who: father  # ▒▒▒▒"),
        (13, "    grade: 三年级"),
        (14, "    from: [▒▒▒▒▒▒]"),
        (15, "▒▒▒▒▒▒: ▒"),
        (16, "- ▒▒▒▒▒▒"),
        (17, 'who: "father"'),
        (18, "tab:\\t▒\\x1b[▒▒▒\\u200b"),
    ],
)
def test_yaml_lines(line: int, expected: str) -> None:
    """A value is shown only after a clear key of the record itself; all other words are masked in their width."""
    assert shown(line)[0] == expected


def test_no_name_in_any_frame() -> None:
    """No private word of the record or a table stands in any of its frames."""
    table = "date,child,note\n2026-01-01,S01,张小明\n张小明,S01\n"
    for text, file in ((RECORD, "a.yaml"), (RECORD, "a.md"), (table, "a.csv"), (RECORD, "a.csv")):
        for line in range(1, 20):
            assert "张" not in "".join(shown(line, 3, file, text))


@pytest.mark.parametrize(("line", "column"), [(1, 5), (2, 7), (2, 9), (13, 12), (18, 6)])
def test_caret_stands_under_its_sign(line: int, column: int) -> None:
    """The caret's offset is the width of what is printed before the sign."""
    text, caret = shown(line, column)
    before = {(1, 5): "id: ", (2, 7): "name: ", (2, 9): "name: ▒▒▒▒", (13, 12): "    grade: ", (18, 6): "tab:\\t"}
    assert text.startswith(before[line, column])
    assert caret == " " * width(before[line, column]) + "^"


TABLE = """\
date,child,note
2026-01-01,S01-7K2QX,"他说，好, 好"
2026-01-01,S01-7K2QX,好,多
2026-01-01,S01-7K2QX,"第一行
2026-01-01,张,张"
张小明 张,"S01",好
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (1, "date,child,note"),
        (2, '2026-01-01,S01-7K2QX,"▒▒▒▒，▒▒, ▒▒"'),
        (3, "▒▒▒▒-▒▒-▒▒,▒▒▒-▒▒▒▒▒,▒▒,▒▒"),
        (4, '▒▒▒▒-▒▒-▒▒,▒▒▒-▒▒▒▒▒,"▒▒▒▒▒▒'),
        (5, '▒▒▒▒-▒▒-▒▒,▒▒,▒▒"'),
    ],
)
def test_csv_lines(line: int, expected: str) -> None:
    """Only cells of clear columns in rows of the right width are shown."""
    assert shown(line, 1, "a.csv", TABLE)[0] == expected


def test_first_line_that_is_no_header() -> None:
    """A table without a header shows nothing of its first row."""
    assert shown(1, 1, "a.csv", "2026-01-01,S01,张\n")[0] == "▒▒▒▒-▒▒-▒▒,▒▒▒,▒▒"


def test_articles_show_their_front_matter_only() -> None:
    """Below the front matter of an article everything is masked."""
    text = "---\nid: A1\n---\nschool: 某某\n"
    assert shown(2, 5, "a.md", text)[0] == "id: A1"
    assert shown(4, 1, "a.md", text)[0] == "▒▒▒▒▒▒: ▒▒▒▒"


def test_long_lines_are_cut_around_the_caret() -> None:
    """A line of thousands of signs shows the part in question."""
    text, caret = shown(1, 5_000, "a.yaml", "note: " + "x" * 9_000)
    assert len(text) <= 102
    assert text.startswith("…")
    assert len(caret) <= 102
    assert caret.endswith("^")


def test_lines_that_are_not_there() -> None:
    """A place outside the file has no frame; other line ends make no difference."""
    assert shown(99) == []
    assert shown(2, 1, "a.yaml", "\ufeffid: 1\r\nid: 2\rid: 3")[0] == "id: 2"
