"""What is read line by line is what a parser makes of it, without a fault; records as we write them are read so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.store.reading import yaml_reader
from careplan.store.reading.yaml_plain import plain
from careplan.store.reading.yaml_reader import read_yaml

RECORD = """\
# 儿童档案：每项写明起止日期。
id: S01-282TV
name: 文小满
student_number: "G9901"
note:
parents:
  - who: father
    from: 2025-09-01
    phone: "19900000001"

key:
  - from: 2026-03-01
    why: [both_parents_away, poor_family]
    tags:
      - 一、2 (see below)
"""
PIECES = (
    "a",
    "b_c",
    "yes",
    "null",
    "2026-05-01",
    "文小满",
    "（一）",
    '"',
    '""',
    '"x: y"',
    "[a, b]",
    "[a]",
    "[yes]",
    "~",
)
SIGNS = (
    *PIECES,
    ": ",
    ":",
    " ",
    "  ",
    "- ",
    "-",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n  - ",
    "#",
    " #",
    "'",
    ",",
    "|",
    "\t",
)
LINES = st.tuples(
    st.sampled_from(["", "", "  ", "  ", "    ", "      "]),
    st.sampled_from(["", "", "", "- "]),
    st.sampled_from(["a:", "b:", "c:", "on:", "", "#", "---"]),
    st.sampled_from(["", " ", *(f" {piece}" for piece in PIECES)]),
).map("".join)
TEXTS = st.one_of(
    st.lists(LINES, max_size=8).map("\n".join), st.lists(st.sampled_from(SIGNS), max_size=14).map("".join)
)


@st.composite
def edits(draw: st.DrawFn) -> str:
    """Return the record with a few pieces put in, over or out."""
    text = RECORD
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(SIGNS)) + text[at + draw(st.integers(0, 2)) :]
    return text


@given(st.one_of(TEXTS, edits()))
@settings(deadline=None, max_examples=300)
def test_plain_is_what_a_parser_says(text: str) -> None:
    """The same record, and nothing wrong with it."""
    found = plain(text.encode())
    if found is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "plain", lambda _: None)
        tree, faults = read_yaml("a.yaml", text.encode())
    assert tree is not None
    assert (tree.value, faults) == (found[1], [])
    assert found[0] == text


def test_a_record_as_we_write_it() -> None:
    """It is read line by line, and its values stand where they stand."""
    assert plain(RECORD.encode()) is not None
    tree, _ = read_yaml("a.yaml", RECORD.encode())
    assert tree is not None
    assert tree.value == {
        "id": "S01-282TV",
        "name": "文小满",
        "student_number": "G9901",
        "note": None,
        "parents": [{"who": "father", "from": "2025-09-01", "phone": "19900000001"}],
        "key": [{"from": "2026-03-01", "why": ["both_parents_away", "poor_family"], "tags": ["一、2 (see below)"]}],
    }
    assert tree.place(("key", 0, "why", 1))[1:] == (13, 30)


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2", "a: b: c", "a:\n- b", "a: 'b'", "a: b\n  c", " a: 1", "on: 1", "# a", "- a"]
)
def test_anything_else_is_left_to_a_parser(text: str) -> None:
    """Keys that come twice, other styles and odd indents."""
    assert plain(text.encode()) is None
